"""What the acts that open, pause and cover windows share: looking at one, and ending a cover."""

from dataclasses import replace

from hall_link.wire.board import WindowState
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.windows.rules import window_state
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def state_of(windows: WindowsState, devices: DevicesState, window: Window) -> WindowState:
    """Whether somebody calls there, and if not whether they only paused."""
    standing = devices.standing_clerk(window.number) is not None
    return window_state(window, windows.seat(window.number), standing)


def end_cover_of(windows: WindowsState, number: int, work: Work) -> None:
    """Somebody calls at the window again, so its queues are served there (Ruling 7)."""
    coverer = windows.covering(number)
    if coverer is None:
        return
    window = windows.find(coverer)
    work.put(replace(window, covers=tuple(n for n in window.covers if n != number)))
    work.event("cover_ended", window=coverer, other=number)


def without_covers(window: Window, work: Work) -> Window:
    """Nobody calls at the window any more: it can't serve its neighbours' queues either."""
    for other in window.covers:
        work.event("cover_ended", window=window.number, other=other)
    return replace(window, covers=())
