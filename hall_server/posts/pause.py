"""Pausing a window with a reason, and resuming (row B7)."""

from dataclasses import replace

from hall_link.wire.windows import PauseWindow, ResumeWindow, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.posts.arranging import end_cover_of, without_covers
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import check_no_visit, own_window
from hall_server.queue.state import QueueState
from hall_server.windows.rules import NotPaused, UnknownPause
from hall_server.windows.state import WindowsState


def pause_window(
    hall: PremisesState, windows: WindowsState, queue: QueueState, command: PauseWindow, work: Work
) -> WindowActDone:
    """Nobody is called here until the window resumes; who was claimed is served first.

    A second pause only changes the reason: the time counts from the first. Raises `UnknownPause`,
    `VisitOpen`, and what `own_window` raises.
    """
    window = own_window(windows, command.window, work)
    if hall.premises.pause(command.reason) is None:
        raise UnknownPause(reason=command.reason)
    check_no_visit(queue, window)
    since = window.paused_at or to_text(work.now)
    free = without_covers(window, work)
    work.put(replace(free, paused_reason=command.reason, paused_at=since))
    work.event("window_paused", window=window.number, reason=command.reason)
    return WindowActDone(window=window.number)


def resume_window(windows: WindowsState, command: ResumeWindow, work: Work) -> WindowActDone:
    """Calls are possible again; a neighbour who covered meanwhile does so no more.

    Raises `NotPaused`, and what `own_window` raises.
    """
    window = own_window(windows, command.window, work)
    if window.paused_reason is None:
        raise NotPaused(window=window.number)
    work.put(replace(window, paused_reason=None, paused_at=None, unattended_at=None))
    work.event("window_resumed", window=window.number)
    end_cover_of(windows, window.number, work)
    return WindowActDone(window=window.number)
