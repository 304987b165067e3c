"""Back with a window's own notice: who calls its bearer, before everybody who waits (Ruling 15)."""

from typing import Literal

from hall_link.wire.board import WindowView
from kiosk.guide import find_item, queue_windows
from kiosk.state import KioskState, chosen_items

Way = Literal["there", "paused", "others", "closed"]
"""The window itself; itself once its pause is over; others in its place; whoever comes first."""


def way_to(state: KioskState) -> Way:
    """How things stand at the notice's window now."""
    window = _own(state)
    if window is not None and window.state != "closed" and window.covered_by is None:
        return "there" if window.state == "open" else "paused"
    return "others" if others(state) else "closed"


def others(state: KioskState) -> list[int]:
    """The windows that call in its place, by number: the one that covers it and those open for the
    same queue."""
    own = _own(state)
    if state.board is None or own is None:
        return []
    item = find_item(state.guide, next(iter(chosen_items(state)), None))
    served = queue_windows(state.board, item.queue) if item else []
    there = {window.number for window in served if window.state == "open"} - {own.number}
    return sorted(there | ({own.covered_by} if own.covered_by is not None else set()))


def _own(state: KioskState) -> WindowView | None:
    windows = state.board.windows if state.board else []
    number = state.checking.window
    return next((window for window in windows if window.number == number), None)
