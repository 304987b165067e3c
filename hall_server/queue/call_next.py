"""Calling the next number (顺呼)."""

from dataclasses import replace

from hall_link.wire.windows import CallNext, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, announce, own_window
from hall_server.queue.rules import VisitOpen, first_in_line, moved
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def call_next(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: CallNext, work: Work
) -> WindowActDone:
    """Calls who has waited longest in the window's queues (rows B2, B15).

    Raises `VisitOpen` while the window has a visit, `NobodyWaiting`, and what `own_window` raises.
    """
    window = own_window(windows, command.window, work)
    present = state.at_window(window.number)
    if present is not None:
        raise VisitOpen(number=present.number, state=present.state)
    heads = (state.head(queue) for queue in window.queues)
    ticket = first_in_line(head for head in heads if head is not None)
    called = replace(
        ticket,
        state=moved(ticket, "call"),
        window=window.number,
        staff=work.actor.id,
        call_id=new_id(work.now),
        round=1,
        called_at=to_text(work.now),
    )
    work.put(called)
    call = announce(hall, state, called, work)
    work.event(
        "ticket_called",
        ticket=called.id,
        number=called.number,
        window=window.number,
        call=call.id,
        rule="longest-wait",
    )
    return act_done(called)
