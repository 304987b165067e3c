"""A window is never left unattended unseen (row B7): the hall itself raises the alarm."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.devices.state import DevicesState
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.work import Work
from hall_server.posts.arranging import state_of
from hall_server.premises.rulebook import PauseReason
from hall_server.premises.state import PremisesState
from hall_server.queue.choosing import share_used
from hall_server.queue.state import QueueState, lines_of
from hall_server.queue.tables import window_line
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window

UNLISTED_LIMIT_MIN: int = PauseReason.model_fields["limit_min"].default
"""For a pause whose reason has been taken off the hall's list since."""


class WatchWindows(BaseModel):
    """Note which windows are left with people waiting, and which no longer."""


def windows_to_note(
    hall: PremisesState,
    windows: WindowsState,
    devices: DevicesState,
    queue: QueueState,
    now: datetime,
) -> WatchWindows | None:
    """What the hall must do by itself at this moment."""
    changed = _changed(hall, windows, devices, queue, now)
    return WatchWindows() if next(changed, None) is not None else None


def note_windows(
    hall: PremisesState,
    windows: WindowsState,
    devices: DevicesState,
    queue: QueueState,
    _command: WatchWindows,
    work: Work,
) -> Noted:
    """Stores it with the window, so that its desk, the boards and the manager see it at once."""
    for window, left in list(_changed(hall, windows, devices, queue, work.now)):
        work.put(replace(window, unattended_at=to_text(work.now) if left else None))
        kind = "window_left_unattended" if left else "window_attended"
        work.event(kind, window=window.number, reason=window.paused_reason)
    return Noted()


def _changed(
    hall: PremisesState,
    windows: WindowsState,
    devices: DevicesState,
    queue: QueueState,
    now: datetime,
) -> Iterator[tuple[Window, bool]]:
    for window in windows.all():
        if window.paused_reason is None:
            left = _left_alone(windows, devices, queue, window)
        else:
            covered = windows.covering(window.number) is not None
            left = not covered and _paused_too_long(hall, windows, queue, window, now)
        if left != (window.unattended_at is not None):
            yield window, left


def _left_alone(
    windows: WindowsState, devices: DevicesState, queue: QueueState, window: Window
) -> bool:
    """Somebody is called or served there, put aside, or waits for it, and nobody sits there."""
    number = window.number
    somebody = (
        queue.at_window(number) is not None
        or bool(queue.held_at(number))
        or queue.lines.front(window_line(number)) is not None
    )
    return somebody and state_of(windows, devices, window) == "closed"


def _paused_too_long(
    hall: PremisesState,
    windows: WindowsState,
    queue: QueueState,
    window: Window,
    now: datetime,
) -> bool:
    """People wait for it, and the reason's time is over or somebody's promised wait is.

    Once so, it stays so until the window resumes or is covered: an alarm that went out with each
    person called elsewhere would be seen by nobody.
    """
    if window.unattended_at is not None:
        return True
    lines = lines_of(windows.queues_at(window), window.number)
    firsts = [ticket for line in lines for ticket in queue.in_lines([line], 1)]
    if not firsts or window.paused_at is None:
        return False
    reason = hall.premises.pause(window.paused_reason)
    limit = timedelta(minutes=reason.limit_min if reason else UNLISTED_LIMIT_MIN)
    if now >= stored(window.paused_at) + limit:
        return True
    promised = ((ticket, queue.queue_of(ticket).target_min) for ticket in firsts)
    return any(target and share_used(t.place, target, now) >= 1 for t, target in promised)
