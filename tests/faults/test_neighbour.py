"""A printer that can't print has a neighbour: what it has not begun comes out there, once."""

from collections.abc import Iterator

import pytest

from tests.faults.steps import takes_a_number
from tests.printer.shop import Shop, until
from tests.support.database import events
from tests.support.hall import RunningHall, unhurried_sample
from tests.support.people import key_of
from tests.support.screens import Device, start_device

NEIGHBOURS = "\nprinters:\n  - name: entrance\n    neighbours: [corner]\n"


@pytest.fixture(scope="module")
def two_printers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Shop, Shop]]:
    """The kiosk's own printer, `entrance`, and its neighbour `corner`, both with their workers."""
    folder = tmp_path_factory.mktemp("neighbours")
    file = folder / "hall.yaml"
    file.write_text(unhurried_sample().read_text(encoding="utf-8") + NEIGHBOURS, encoding="utf-8")
    (folder / "media").symlink_to(unhurried_sample().parent / "media")
    hall = RunningHall(folder / "hall", file=file)
    hall.start()
    try:
        with (
            Shop(hall, folder / "one", name="entrance") as own,
            Shop(hall, folder / "two", name="corner") as other,
        ):
            own.start()
            other.start()
            yield own, other
    finally:
        hall.stop()


@pytest.fixture(scope="module")
def kiosk(
    two_printers: tuple[Shop, Shop],
    display: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Device]:
    """The kiosk at the entrance, which also reaches its own printer by the local socket."""
    own, _ = two_printers
    key, folder = key_of(own.hall, "kiosk", name="entrance"), tmp_path_factory.mktemp("kiosk")
    options = ("--printer-socket", str(own.socket))
    device = start_device("kiosk", own.hall.url, key, folder, display, *options)
    try:
        yield device
    finally:
        device.kill()


@pytest.mark.row("E2", "E3", "A12")
def test_what_was_not_begun_comes_out_next_door_and_the_kiosk_says_where(
    two_printers: tuple[Shop, Shop], kiosk: Device
) -> None:
    own, other = two_printers
    kiosk.on("home")
    own.paper.tell("paper-out")
    other.paper.tell("cover")
    kiosk.until(lambda told: told["paper"] == "out")
    waits = takes_a_number(kiosk)
    assert kiosk.state()["title"] == "请拍照或记下号码"
    until(lambda: own.state()["jobs"]["received"] == 1, "the job its own printer keeps")

    other.paper.tell("ok")
    until(lambda: other.copies(waits), "the slip next door")
    assert kiosk.until(lambda told: told["paper"] == "neighbour")["title"] == "请到“corner”取号票"
    kiosk.press("done")
    assert kiosk.on("home")["notice"] == "本机暂不出纸，号票在“corner”打印机取"
    new = takes_a_number(kiosk)
    until(lambda: other.copies(new), "the next slip next door")
    until(lambda: own.settled() and other.settled(), "the reports")
    assert own.state()["jobs"]["released"] == 1

    own.paper.tell("ok")
    kiosk.until(lambda told: told["paper"] == "ready")
    kiosk.press("done")
    back = takes_a_number(kiosk)
    until(lambda: own.copies(back), "the slip at its own printer again")
    kiosk.press("done")
    assert [own.copies(number) for number in (waits, new, back)] == [0, 0, 1]
    assert [other.copies(number) for number in (waits, new, back)] == [1, 1, 0]
    moved = events(own.hall.data, "job_taken_over")
    assert [(one["printer"], one["by"]) for one in moved] == [(own.device, other.device)] * 2
    until(lambda: not own.told()["waiting_jobs"] + other.told()["waiting_jobs"], "all reports")


@pytest.mark.row("E3")
def test_what_may_have_been_begun_stays_a_persons_decision(
    two_printers: tuple[Shop, Shop], kiosk: Device
) -> None:
    own, other = two_printers
    kiosk.on("home")
    own.paper.tell("die-after 200")
    torn = takes_a_number(kiosk)
    until(lambda: own.told()["uncertain_jobs"] == 1, "the job nobody is sure of")
    kiosk.press("done")
    new = takes_a_number(kiosk)
    until(lambda: other.copies(new), "the next person's slip")
    assert other.copies(torn) == 0
    kiosk.press("done")
    own.resolve(own.uncertain(), "reprint")
    until(lambda: other.copies(torn), "the reprint, where paper comes out")
    assert "重打" in other.slips()[-1]
    own.paper.tell("ok")
