"""Told once, in full: papers, samples, notice and guide against the real server and real paper."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.database import events, rows
from tests.support.hall import RunningHall
from tests.support.people import Voice, key_of
from tests.support.printers import PaperTray, wait_for
from tests.support.screens import Device

Start = Callable[..., Device]

SAMPLE = Path("hall_server/hall_file/sample_hall.yaml")
"""The file itself: its forms lie beside it."""


@pytest.fixture
def real_hall(tmp_path: Path) -> Iterator[RunningHall]:
    """The sample hall with its sample forms."""
    running = RunningHall(tmp_path / "hall", file=SAMPLE)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def tray(tmp_path: Path, real_hall: RunningHall) -> Iterator[PaperTray]:
    """A virtual printer and its worker."""
    key = real_hall.key("printer")
    with PaperTray(tmp_path / "paper") as printer, printer.worker(real_hall, key, "--width", "80"):
        yield printer


@pytest.fixture
def kiosk(start_kiosk: Start, real_hall: RunningHall, tmp_path: Path) -> Device:
    """A kiosk of that hall that keeps its sample forms in a folder of its own."""
    key = tmp_path / "real.key"
    key.write_text(real_hall.key("kiosk"))
    device = start_kiosk(
        real_hall.url, "--key-file", str(key), "--samples", str(tmp_path / "samples")
    )
    device.on("home")
    return device


@pytest.mark.row("A1", "A2", "A3", "A4", "E5")
def test_missing_papers_are_told_once_and_the_second_visit_goes_straight(
    kiosk: Device, real_hall: RunningHall, tray: PaperTray, tmp_path: Path
) -> None:
    kiosk.until(lambda state: state["paper"] == "ready")
    _chosen(kiosk)
    _guide_read(kiosk)
    _sample_seen(kiosk, tmp_path / "samples")
    _guide_printed(kiosk, tray)
    code = _told_what_is_missing(kiosk, tray)
    assert _tickets(real_hall) == []  # nobody queued for that
    _back_with_the_rest(kiosk, code)
    ((checks,),) = _tickets(real_hall)
    assert '"item": "temporary-aid"' in checks
    assert '"have": [0, 1, 2]' in checks
    assert len(events(real_hall.data, "document_issued")) == 1
    kiosk.press("done")
    kiosk.on("home")
    _straight_to_the_window_that_told(kiosk, real_hall, tray)


def _tickets(hall: RunningHall) -> list[tuple[Any, ...]]:
    return rows(hall.data, "SELECT checks FROM tickets")


def _chosen(kiosk: Device) -> None:
    kiosk.press("department:civil")
    kiosk.on("items")
    kiosk.press("next")
    kiosk.press("item:temporary-aid")
    kiosk.on("confirm")


def _guide_read(kiosk: Device) -> None:
    """Page by page, everything that is published."""
    kiosk.press("guide")
    told = kiosk.on("guide")
    texts = [text for section in told["guide"] for text in section]
    for page in range(2, told["pages"] + 1):
        kiosk.press("next")
        told = kiosk.until(lambda state, page=page: state["page"] == page)
        texts += [text for section in told["guide"] for text in section]
    for published in (
        *("云禾镇人民政府", "救助金打入本人银行卡", "民政岗", "《社会救助暂行办法》"),
        *("入户调查和民主评议", "身份证", "10 个工作日", "不收费", "第 1 版"),
    ):
        assert published in texts


def _sample_seen(kiosk: Device, folder: Path) -> None:
    """The form of the first paper: it comes over the line, is kept, and is made larger."""
    for _ in range(9):
        if "sample:temporary-aid/0" in kiosk.state()["targets"]:
            break
        page = kiosk.state()["page"]
        kiosk.press("previous")
        kiosk.until(lambda state, page=page: state["page"] == page - 1)
    kiosk.press("sample:temporary-aid/0")
    shown = kiosk.until(lambda state: state["screen"] == "sample" and state["picture"])
    assert [str(path) for path in folder.iterdir()] == [shown["picture"]["path"]]
    kiosk.press("zoom")
    kiosk.until(lambda state: state["picture"]["quarter"] == 0)
    kiosk.press("back")
    kiosk.on("guide")


def _guide_printed(kiosk: Device, tray: PaperTray) -> None:
    kiosk.press("slip")
    assert kiosk.on("slip")["title"] == "请取走办事指南"
    wait_for(lambda: len(tray.slips()) == 1)
    assert "临时救助" in tray.slips()[0]["text"]
    kiosk.press("back")
    kiosk.on("guide")


def _told_what_is_missing(kiosk: Device, tray: PaperTray) -> str:
    """Two of four are at hand: the notice names the others; what its code says."""
    kiosk.press("screen:check")
    assert not any(paper["chosen"] for paper in kiosk.on("check")["papers"])
    kiosk.press("paper:0")
    kiosk.press("paper:1")
    kiosk.until(lambda state: sum(paper["chosen"] for paper in state["papers"]) == 2)
    kiosk.press("checked")
    checked = kiosk.on("checked")
    assert (checked["title"], checked["papers"][0]["title"]) == ("还缺 1 样材料", "户口簿")
    kiosk.press("notice")
    assert kiosk.on("notice")["title"] == "请取走告知单"
    wait_for(lambda: len(tray.slips()) == 2)
    slip = tray.slips()[1]
    assert "户口簿" in slip["text"]
    kiosk.press("done")
    kiosk.on("home")
    return str(slip["qr"][0])


def _back_with_the_rest(kiosk: Device, code: str) -> None:
    """The code, one tick, and the number: what was there before is ticked already."""
    kiosk.type(code)
    again = kiosk.on("check")
    assert [paper["chosen"] for paper in again["papers"]] == [True, True, False, False]
    kiosk.press("paper:2")
    kiosk.until(lambda state: state["papers"][2]["chosen"])
    kiosk.press("checked")
    assert kiosk.on("checked")["title"] == "可以取号了"
    kiosk.press("confirm")
    kiosk.on("ticket")


def _straight_to_the_window_that_told(kiosk: Device, hall: RunningHall, tray: PaperTray) -> None:
    """A window's notice under the scanner: whom it is for, one button, a paper for that window."""
    clerk = Voice(hall, key_of(hall, "clerk", 4))
    check = {"item": "temporary-aid", "version": 1, "have": [0, 1]}
    told = {"check": check, "window": 4, "print": False}
    given = clerk.ask("POST", "/notices", told, 201)
    kiosk.type(given["qr"])
    shown = kiosk.on("straight")
    assert (shown["title"], shown["number"]) == ("4 号窗口直接为您办理", "4 号窗口")
    assert "户口簿" in shown["lines"][1]
    kiosk.press("confirm")
    ticket = kiosk.on("ticket")
    assert ticket["facts"]["办理窗口"] == "4 号窗口"
    wait_for(lambda: ticket["number"] in tray.slips()[-1]["text"])
    assert "4号窗口" in tray.slips()[-1]["text"].replace(" ", "")
    assert clerk.ask("POST", "/windows/4/call-next")["number"] == ticket["number"]
