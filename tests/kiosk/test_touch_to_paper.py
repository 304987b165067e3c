"""The backbone, whole: a touch in the kiosk's window becomes a ticket on paper, which is called."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.hall import RunningHall
from tests.support.printers import PaperTray, wait_for
from tests.support.screens import Device

Start = Callable[..., Device]


@pytest.fixture
def real_hall(tmp_path: Path) -> Iterator[RunningHall]:
    """The sample hall, served by a real process."""
    running = RunningHall(tmp_path / "hall")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def tray(tmp_path: Path) -> Iterator[PaperTray]:
    """A virtual printer without a worker yet."""
    with PaperTray(tmp_path / "paper") as printer:
        yield printer


@pytest.mark.row("A1", "A2", "A13", "E1", "B2")
def test_from_a_touch_to_paper_to_the_window(
    start_kiosk: Start, real_hall: RunningHall, tray: PaperTray, tmp_path: Path
) -> None:
    key = tmp_path / "real.key"
    key.write_text(real_hall.key("kiosk"))
    local = str(tmp_path / "printer.sock")
    worker = tray.worker(real_hall, real_hall.key("printer"), "--socket", local, "--width", "80")
    try:
        kiosk = start_kiosk(real_hall.url, "--key-file", str(key), "--printer-socket", local)
        number = _three_presses(kiosk)
        wait_for(lambda: tray.slips())
        (slip,) = tray.slips()
        assert number in slip["text"]
        assert "云禾镇便民服务中心" in slip["text"]
        assert "请带好以下材料" in slip["text"]
        _scan(kiosk, number, slip["qr"][0], "您是下一位")
        window = _follow(real_hall, number, slip["qr"][0])
        _scan(kiosk, number, slip["qr"][0], f"请到 {window} 号窗口")
    finally:
        worker.stop()
    assert len(tray.slips()) == 1


def _three_presses(kiosk: Device) -> str:
    home = kiosk.on("home")
    kiosk.press(next(name for name in home["targets"] if name.startswith("department:")))
    items = kiosk.on("items")
    kiosk.press(next(name for name in items["targets"] if name.startswith("item:")))
    kiosk.on("confirm")
    kiosk.press("confirm")
    ticket = kiosk.on("ticket")
    assert ticket["touches"]["since_home"] == 3
    return str(ticket["number"])


def _scan(kiosk: Device, number: str, code: str, title: str) -> None:
    """The paper is held under the scanner: the kiosk says how it stands."""
    kiosk.press("done")
    kiosk.on("home")
    kiosk.type(code)
    found = kiosk.on("found")
    assert (found["number"], found["title"]) == (number, title)


def _follow(hall: RunningHall, number: str, secret: str) -> int:
    """The paper's code is the ticket; the clerk of its window calls it."""
    with hall.client() as phone:
        ticket = phone.get(f"/tickets/{secret}").json()
        assert (ticket["number"], ticket["state"], ticket["ahead"]) == (number, "waiting", 0)
    window = ticket["windows"][0]
    with hall.client(hall.key("clerk", window)) as clerk:
        called = clerk.post(f"/windows/{window}/call-next").json()
        assert called["number"] == number
    return int(window)
