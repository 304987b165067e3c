"""A guide is paged for who needs one, and no longer once the ticket was called (rows A20, A22)."""

from dataclasses import replace

from hall_server.helps.state import HelpsState
from hall_server.helps.tables import Help
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.queue.entitlement import UNATTENDED
from hall_server.queue.moves import IN_LINE
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket

LED = frozenset({"blind", "reading"})
"""The needs with which nobody is left alone in the hall; `reading` also marks who can't choose."""


def page_guides(queue: QueueState, state: HelpsState, work: Work) -> None:
    """Adds to the work what its tickets' moves mean for guides, whichever operation moved them."""
    tickets = {record.id: record for record in work.records if isinstance(record, Ticket)}
    ended = {record.id for record in work.records if isinstance(record, Help)}
    for ticket in tickets.values():
        paged = state.for_ticket(ticket.id)
        if paged is not None and paged.id not in ended and ticket.state not in IN_LINE:
            _close(paged, work)
        elif ticket.id not in queue.tickets and _needs_guide(ticket, work):
            _page(ticket, work)


def _needs_guide(ticket: Ticket, work: Work) -> bool:
    wanted = not LED.isdisjoint(ticket.needs)
    return wanted and ticket.state in IN_LINE and work.actor.role in UNATTENDED


def _page(ticket: Ticket, work: Work) -> None:
    wanted = Help(
        id=new_id(work.now),
        business_day=ticket.business_day,
        window=None,
        what="guide",
        asked_by=work.actor.id,
        since=to_text(work.now),
        ticket_id=ticket.id,
        number=ticket.number,
    )
    work.put(wanted)
    work.event("guide_paged", help=wanted.id, ticket=ticket.id, number=ticket.number)


def _close(paged: Help, work: Work) -> None:
    work.put(replace(paged, answered_at=to_text(work.now)))
    work.event("guide_not_needed", help=paged.id, ticket=paged.ticket_id)
