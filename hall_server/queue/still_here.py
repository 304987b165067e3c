"""A clerk tells to be there, in the middle of a long visit."""

from dataclasses import replace

from hall_link.wire.windows import StillHere, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def still_here(
    windows: WindowsState, state: QueueState, command: StillHere, work: Work
) -> WindowActDone:
    """The window's silence begins anew (row B17). Raises `NoVisit`."""
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    seen = replace(ticket, state=moved(ticket, "change"), seen_at=to_text(work.now))
    work.put(seen)
    work.event("clerk_seen", ticket=ticket.id, number=ticket.number, window=window.number)
    return act_done(seen)
