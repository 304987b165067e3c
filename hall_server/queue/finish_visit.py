"""Service is over."""

from dataclasses import replace

from hall_link.wire.windows import FinishVisit, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.rules import moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def finish_visit(
    windows: WindowsState, state: QueueState, command: FinishVisit, work: Work
) -> WindowActDone:
    """Ends the visit with its outcome (row B4). Raises `NoVisit`, `NotServing`."""
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    finished = replace(
        ticket,
        state=moved(ticket, "finish"),
        ended_at=to_text(work.now),
        outcome=command.outcome,
    )
    work.put(finished)
    work.event(
        "visit_finished",
        ticket=ticket.id,
        number=ticket.number,
        window=window.number,
        outcome=command.outcome,
    )
    return act_done(finished)
