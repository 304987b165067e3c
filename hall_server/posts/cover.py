"""Covering a neighbour from the own seat (Ruling 7)."""

from dataclasses import replace

from hall_link.wire.windows import CoverWindow, WindowActDone
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.posts.arranging import end_cover_of, state_of
from hall_server.windows.rules import (
    WindowClosed,
    WindowOccupied,
    WrongWindow,
    check_may_arrange,
    check_not_paused,
)
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def cover_window(
    windows: WindowsState, devices: DevicesState, command: CoverWindow, work: Work
) -> WindowActDone:
    """The other window's queues are called from here too, until somebody calls there again.

    Only a window where nobody calls can be covered, by one where somebody does; a window that
    covered it before does so no more. Raises `WrongWindow`, `WindowClosed`, `WindowPaused`,
    `WindowOccupied`, `UnknownWindow`, and what `check_may_arrange` raises.
    """
    window, other = windows.find(command.window), windows.find(command.other)
    check_may_arrange(window, windows.seat(window.number), work.actor)
    if command.on and other.number not in window.covers:
        _check_can_cover(windows, devices, window, other)
        end_cover_of(windows, other.number, work)
        work.put(replace(window, covers=(*window.covers, other.number)))
        work.event("cover_begun", window=window.number, other=other.number)
    elif not command.on and other.number in window.covers:
        end_cover_of(windows, other.number, work)
    return WindowActDone(window=window.number)


def _check_can_cover(
    windows: WindowsState, devices: DevicesState, window: Window, other: Window
) -> None:
    if window.number == other.number:
        raise WrongWindow(window=window.number)
    check_not_paused(window)
    if state_of(windows, devices, window) == "closed":
        raise WindowClosed(window=window.number)
    if state_of(windows, devices, other) == "open":
        raise WindowOccupied(window=other.number)
