"""Calling the same number again (重呼)."""

from dataclasses import replace

from hall_link.wire.windows import Recall, WindowActDone
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, announce, own_window, present_visit
from hall_server.queue.moves import moved
from hall_server.queue.rules import check_recall_gap
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def recall(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: Recall, work: Work
) -> WindowActDone:
    """A further round of the call. Raises `NoVisit`, `NotCalled`, `RecallTooSoon`."""
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    after = moved(ticket, "recall")
    assert ticket.called_at is not None
    check_recall_gap(stored(ticket.called_at), work.now, hall.premises.recall_gap_s)
    again = replace(ticket, state=after, round=ticket.round + 1, called_at=to_text(work.now))
    work.put(again)
    call = announce(hall, state, again, work)
    work.event(
        "ticket_recalled",
        ticket=again.id,
        number=again.number,
        window=window.number,
        call=call.id,
        round=again.round,
    )
    return act_done(again)
