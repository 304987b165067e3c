"""What helps a visitor is noted on the ticket."""

from dataclasses import replace

from hall_link.wire.calls import Noted
from hall_link.wire.windows import MarkNeed
from hall_server.kernel.work import Work
from hall_server.queue.moves import moved
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState


def mark_need(state: QueueState, command: MarkNeed, work: Work) -> Noted:
    """Takes the place of the needs noted before (row B17); a note of None stays what it was.

    What they say of somebody's body stays with the ticket: the ledger has that they were noted.
    Raises `UnknownTicket`, `TicketEnded`.
    """
    ticket = state.tickets.get(command.ticket_id)
    if ticket is None:
        raise UnknownTicket
    note = ticket.note if command.note is None else command.note
    needs = tuple(dict.fromkeys(command.needs))
    work.put(replace(ticket, state=moved(ticket, "change"), needs=needs, note=note))
    work.event("needs_marked", ticket=ticket.id, number=ticket.number, noted=bool(note))
    return Noted()
