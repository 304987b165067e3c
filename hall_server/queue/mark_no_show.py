"""The called citizen did not come (过号)."""

from dataclasses import replace

from hall_link.wire.windows import MarkNoShow, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, own_window, present_visit
from hall_server.queue.hearing import clock_of
from hall_server.queue.moves import moved
from hall_server.queue.no_show import check_no_show
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def mark_no_show(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: MarkNoShow, work: Work
) -> WindowActDone:
    """Frees the window; the ticket is missed (rows B3, B4).

    Raises `NoVisit`, `NotCalled`, and `NoShowTooSoon` while the hall's rule gives more time.
    """
    window = own_window(windows, command.window, work)
    ticket = present_visit(state, window)
    after = moved(ticket, "no_show")
    premises = hall.premises
    check_no_show(clock_of(premises, state, ticket), premises.missed, work.now)
    missed = replace(ticket, state=after, ended_at=to_text(work.now))
    work.put(missed)
    work.event(
        "ticket_missed",
        ticket=ticket.id,
        number=ticket.number,
        window=window.number,
        calls=ticket.round,
    )
    return act_done(missed)
