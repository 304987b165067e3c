"""A clerk or the guide desk brings a missed ticket back."""

from hall_link.wire.calls import Noted
from hall_link.wire.windows import RestoreTicket
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.returning import bring_back
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState


def restore_ticket(
    hall: PremisesState, state: QueueState, command: RestoreTicket, work: Work
) -> Noted:
    """By the hall's rule (rows A14, B4). Raises `UnknownTicket` and what `bring_back` raises."""
    ticket = state.tickets.get(command.ticket_id)
    if ticket is None:
        raise UnknownTicket
    bring_back(hall, state, ticket, work)
    return Noted()
