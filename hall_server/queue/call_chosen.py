"""Calling one chosen number (选呼)."""

from hall_link.wire.windows import CallChosen, WindowActDone
from hall_server.devices.state import DevicesState
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, call_out, check_free, own_window
from hall_server.queue.choosing import CHOSEN, HELD
from hall_server.queue.reach import check_reach
from hall_server.queue.returning import bring_back
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.windows.state import WindowsState


def call_chosen(
    hall: PremisesState,
    devices: DevicesState,
    windows: WindowsState,
    state: QueueState,
    command: CallChosen,
    work: Work,
) -> WindowActDone:
    """Calls somebody in any line (it counts as passing), put aside, or missed (rows B2, B6, A14).

    A missed ticket is brought back by the hall's rule first. Raises `VisitOpen`, `UnknownTicket`,
    `NotInLine`, and what `own_window`, `check_reach` and `bring_back` raise.
    """
    window = own_window(windows, command.window, work)
    check_free(state, window)
    ticket = _chosen(state, command)
    check_reach(devices, windows, window, ticket)
    if ticket.state == "missed":
        ticket = bring_back(hall, state, ticket, work)
    rule = HELD if ticket.state == "held" else CHOSEN
    return act_done(call_out(hall, windows, state, window, ticket, rule, work))


def _chosen(state: QueueState, command: CallChosen) -> Ticket:
    if command.ticket_id is not None:
        found = state.tickets.get(command.ticket_id)
    else:
        assert command.number is not None
        found = state.numbered(command.number.strip().upper())
    if found is None:
        raise UnknownTicket
    return found
