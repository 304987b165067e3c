"""The manager leads one ticket to the top (row I1)."""

from dataclasses import replace

from hall_link.wire.calls import Noted
from hall_link.wire.windows import LeadTicket
from hall_server.kernel.work import Work
from hall_server.queue.moves import moved
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState


def lead_ticket(state: QueueState, command: LeadTicket, work: Work) -> Noted:
    """It goes before everybody of its line who was not led before it, at the next call.

    The reason stays with the ticket, in its note: the ledger holds no free text. Raises
    `UnknownTicket`, `NotInLine`, `TicketEnded`.
    """
    ticket = state.tickets.get(command.ticket_id)
    if ticket is None:
        raise UnknownTicket
    after = moved(ticket, "lead")
    note = "\n".join(filter(None, [ticket.note, command.reason]))
    work.put(replace(ticket, state=after, lane="next", note=note))
    work.event("ticket_led", ticket=ticket.id, number=ticket.number, queue=ticket.queue)
    return Noted()
