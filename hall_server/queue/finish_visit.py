"""Service is over."""

from dataclasses import replace

from hall_link.wire.windows import FinishVisit, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState

OWN_WORDS = "own-words"
"""What the ledger says of an outcome that is not on the hall's list."""


def finish_visit(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: FinishVisit, work: Work
) -> WindowActDone:
    """Ends the visit with its outcome (row B4). Raises `NoVisit`, `NotServing`.

    An outcome in the clerk's own words is kept with the ticket; the ledger holds no free text.
    """
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
        outcome=command.outcome if command.outcome in hall.premises.outcome_codes else OWN_WORDS,
    )
    return act_done(finished)
