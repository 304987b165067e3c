"""Adding to one's own rating, once (追评)."""

from dataclasses import replace

from hall_link.wire.calls import Noted
from hall_link.wire.ratings import AddToRating
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.holder import ticket_of
from hall_server.queue.state import QueueState
from hall_server.ratings.rules import check_may_supplement
from hall_server.ratings.tables import Supplement


def add_to_rating(
    hall: PremisesState, queue: QueueState, command: AddToRating, work: Work
) -> tuple[Supplement, Noted]:
    """Stores the one supplement of a rating (row D4); what is stored, and the reply.

    The rating itself stays as it was given. Raises `UnknownTicket`, `NotRated`,
    `AlreadySupplemented`, `RatingTooLate`.
    """
    ticket = ticket_of(queue, command.secret, work)
    check_may_supplement(ticket, work.now, hall.premises.rating_days)
    supplement = Supplement(
        ticket_id=ticket.id,
        business_day=hall.day.business_day,
        level=command.level,
        text=command.text.strip(),
        added_at=to_text(work.now),
    )
    work.put(supplement)
    work.put(replace(ticket, supplemented=True))
    work.event("rating_supplemented", ticket=ticket.id, level=command.level)
    return supplement, Noted()
