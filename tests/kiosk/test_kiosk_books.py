"""Who comes too late books a time at a kiosk of the real hall, moves it, gives it up (G1, A17)."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.hall import RunningHall
from tests.support.screens import Device

Start = Callable[..., Device]

LATE = "2026-11-23T18:30:00+08:00"
"""A Monday, after the last session."""

PHONE = "13800005555"


@pytest.fixture
def late_hall(tmp_path: Path) -> Iterator[RunningHall]:
    running = RunningHall(tmp_path / "hall", always_open=False)
    running.start(clock=LATE)
    yield running
    running.stop()


@pytest.fixture
def kiosk(start_kiosk: Start, late_hall: RunningHall, tmp_path: Path) -> Device:
    """A kiosk of that hall whose window has the keyboard."""
    key = tmp_path / "late.key"
    key.write_text(late_hall.key("kiosk"))
    device = start_kiosk(late_hall.url, "--key-file", str(key))
    device.on("home")
    device.press("contrast")
    device.until(lambda state: state["contrast"])
    return device


@pytest.mark.row("A17", "G1")
def test_who_comes_too_late_books_moves_and_gives_up(
    kiosk: Device,
) -> None:
    kiosk.press("screen:events")
    kiosk.press("event:wedding")
    kiosk.press("item:marriage")
    kiosk.on("confirm")
    kiosk.press("confirm")
    assert "book" in kiosk.on("closing")["options"]
    kiosk.press("book")
    first = _chooses(kiosk, slot=0)
    kiosk.on("phone")
    _types(kiosk, PHONE)
    kiosk.press("confirm")
    booked = kiosk.on("booked")
    code = booked["number"].replace(" ", "")
    assert booked["facts"]["时间"] == first
    kiosk.press("done")
    _in_hand(kiosk, code)
    kiosk.press("move")
    third = _chooses(kiosk, slot=2)
    moved = kiosk.on("booked")
    assert (moved["number"], moved["facts"]["时间"]) == (booked["number"], third)
    kiosk.press("done")
    _in_hand(kiosk, code)
    kiosk.press("drop")
    kiosk.on("drop")
    kiosk.press("drop")
    assert kiosk.until(lambda state: state["screen"] == "booked")["title"] == "预约已取消"


def _chooses(kiosk: Device, slot: int) -> str:
    """Tomorrow, and the time at this place of the screen, which is returned."""
    kiosk.press(kiosk.on("days")["cards"][0]["key"])
    card: dict[str, str] = kiosk.on("slots")["cards"][slot]
    kiosk.press(card["key"])
    return card["title"]


def _types(kiosk: Device, digits: str) -> None:
    for count, digit in enumerate(digits, 1):
        kiosk.press(f"key:{digit}")
        shown = digits[:count]
        kiosk.until(lambda state, shown=shown: (state["typed"] or "").replace(" ", "") == shown)


def _in_hand(kiosk: Device, code: str) -> None:
    """The booking by its code: early by far."""
    kiosk.on("home")
    kiosk.press("screen:entry")
    kiosk.on("entry")
    _types(kiosk, code)
    kiosk.press("confirm")
    assert {"move", "drop"} <= kiosk.on("problem")["options"].keys()
