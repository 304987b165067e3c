"""Calling the next number (顺呼)."""

from hall_link.wire.windows import CallNext, WindowActDone
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, call_out, check_free, own_window, who_is_next
from hall_server.queue.rules import NobodyWaiting
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState


def call_next(
    hall: PremisesState, windows: WindowsState, state: QueueState, command: CallNext, work: Work
) -> WindowActDone:
    """Calls who is next by the window's rule (rows B2, B15).

    Raises `VisitOpen` while the window has a visit, `NobodyWaiting`, and what `own_window` raises.
    """
    window = own_window(windows, command.window, work)
    check_free(state, window)
    choice = who_is_next(hall, windows, state, window, work)
    if choice is None:
        raise NobodyWaiting
    ticket = state.tickets[choice.head.ticket_id]
    return act_done(call_out(hall, windows, state, window, ticket, choice.rule, work))
