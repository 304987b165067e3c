"""The computer beside a printer is dead: what waits there comes out elsewhere, once it is asked."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.printer.shop import Shop, until
from tests.support.database import events
from tests.support.hall import RunningHall
from tests.support.pages import Crew, staffed
from tests.support.people import key_of

LEADER = "liangmin"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("gone"), LEADER) as running:
        yield running


@pytest.fixture(scope="module")
def two_printers(
    hall: RunningHall, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Shop, Shop]]:
    """Two printers that are not neighbours; the kiosk stands with the first."""
    folder = tmp_path_factory.mktemp("printers")
    with (
        Shop(hall, folder / "one", name="kiosk") as own,
        Shop(hall, folder / "two", name="desk") as other,
    ):
        own.kiosk_key = key_of(hall, "kiosk", name="kiosk")
        own.start()
        other.start()
        yield own, other


@pytest.mark.row("E2", "E3")
def test_what_waits_at_a_dead_worker_comes_out_elsewhere_as_a_reprint_and_never_twice_unseen(
    two_printers: tuple[Shop, Shop], crew: Crew
) -> None:
    own, other = two_printers
    own.paper.tell("paper-out")
    kept = own.take()["number"]
    until(lambda: own.state()["jobs"].get("received") == 1, "the job its worker has")
    page = crew.page(LEADER)
    elsewhere = page.get_by_role("button", name="改到别处重打")
    expect(page.get_by_text("没有纸了")).to_be_visible()
    expect(elsewhere).to_be_hidden()  # its worker is there

    own.kill()
    expect(page.get_by_text("的打印程序没有连上")).to_be_visible()
    late = own.take()["number"]
    expect(page.get_by_text("2 张号票在等")).to_be_visible()
    elsewhere.click()
    until(lambda: other.copies(kept) and other.copies(late), "the slips elsewhere")
    assert all("重打" in slip for slip in other.slips())
    expect(elsewhere).to_be_hidden()
    expect(page.get_by_text("张号票在等")).to_be_hidden()

    own.paper.tell("ok")
    own.paper.tell("cover")  # a person has time to look before anything comes out
    own.start()
    until(lambda: not own.told()["waiting_jobs"], "what it lets go of")
    own.paper.tell("ok")
    until(lambda: own.told()["state"] == "ready", "its printer well again")
    new = own.take()["number"]
    until(lambda: own.copies(new), "the next slip at its own printer")
    assert [own.copies(number) for number in (kept, late)] == [0, 0]
    assert [other.copies(number) for number in (kept, late)] == [1, 1]
    assert len(events(own.hall.data, "job_moved")) == 2
    settled = events(own.hall.data, "job_settled")
    assert [one["action"] for one in settled] == ["elsewhere"] * 2
