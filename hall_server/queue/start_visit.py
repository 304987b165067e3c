"""The called citizen has come: service begins."""

from dataclasses import replace

from hall_link.wire.windows import StartVisit, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def start_visit(
    windows: WindowsState, state: QueueState, command: StartVisit, work: Work
) -> WindowActDone:
    """Raises `NoVisit`, `NotCalled` when service has begun already."""
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    started = replace(
        ticket,
        state=moved(ticket, "start"),
        started_at=to_text(work.now),
        first_staff=ticket.first_staff or work.actor.id,
    )
    work.put(started)
    work.event("visit_started", ticket=ticket.id, number=ticket.number, window=window.number)
    return act_done(started)
