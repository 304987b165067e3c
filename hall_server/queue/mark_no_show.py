"""The called citizen did not come (过号)."""

from dataclasses import replace

from hall_link.wire.windows import MarkNoShow, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def mark_no_show(
    windows: WindowsState, state: QueueState, command: MarkNoShow, work: Work
) -> WindowActDone:
    """Frees the window; the ticket is missed. Raises `NoVisit`, `NotCalled`."""
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    missed = replace(ticket, state=moved(ticket, "no_show"), ended_at=to_text(work.now))
    work.put(missed)
    work.event("ticket_missed", ticket=ticket.id, number=ticket.number, window=window.number)
    return act_done(missed)
