"""Rating the service just given."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hall_link.wire.ratings import Rate, Rated
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.ratings.rules import check_may_rate, check_tags
from hall_server.ratings.state import RatingsState
from hall_server.ratings.tables import Ask, Rating

LATE = timedelta(seconds=10)
"""A rating that took longer to come had to wait: the ledger tells its own time too."""


def rate(
    hall: PremisesState, queue: QueueState, state: RatingsState, command: Rate, work: Work
) -> tuple[Rating, Rated]:
    """Stores the one rating of a finished visit (rows D1, D4); what is stored, and the reply.

    Text stays out of the ledger. A pad's question is answered by it, however late: the pad or the
    server may have been away. Its time is that of the touch.
    """
    ticket = _visit(queue, command, work)
    ask = _ask(queue, state, ticket, work)
    given = _given(command, ticket, work)
    check_may_rate(ticket, ask, work.actor, given, hall.premises.rating_days)
    tags = tuple(dict.fromkeys(command.tags))
    check_tags(tags, command.level, hall.premises.tag_levels)
    rated_at = to_text(given)
    rating = Rating(
        id=new_id(work.now),
        ticket_id=ticket.id,
        business_day=_day(hall, ticket, given),
        window=ticket.window,
        staff=ticket.staff,
        level=command.level,
        tags=tags,
        text=command.text,
        channel=work.actor.role,
        rated_at=rated_at,
    )
    work.put(rating)
    work.put(replace(ticket, rated=True))
    if ask is not None:
        work.put(replace(ask, outcome="rated", ended_at=rated_at))
    late = {"given_at": rated_at} if work.now - given > LATE else {}
    work.event("visit_rated", ticket=ticket.id, rating=rating.id, level=rating.level, **late)
    return rating, Rated(rating_id=rating.id, number=ticket.number, level=rating.level)


def _given(command: Rate, ticket: Ticket, work: Work) -> datetime:
    """When it was given: not before the visit was over, and not to come, whatever the pad's clock
    says."""
    if command.given_at is None or work.actor.role != "evaluator" or ticket.ended_at is None:
        return work.now
    return min(max(command.given_at.astimezone(UTC), stored(ticket.ended_at)), work.now)


def _day(hall: PremisesState, ticket: Ticket, given: datetime) -> str:
    """The business day it counts for."""
    day = hall.timetable.day_of(given).isoformat()
    return min(max(day, ticket.business_day), hall.day.business_day)


def _visit(queue: QueueState, command: Rate, work: Work) -> Ticket:
    if command.visit is not None:
        found = queue.tickets.get(command.visit) or work.cold("ticket", command.visit)
    else:
        assert command.secret is not None
        found = queue.with_secret(command.secret) or work.cold("secret", command.secret)
    if not isinstance(found, Ticket):
        raise UnknownTicket
    return found


def _ask(queue: QueueState, state: RatingsState, ticket: Ticket, work: Work) -> Ask | None:
    """The pad's question about the visit; one of an earlier day is only in the database."""
    ask = state.ask_of(ticket.id)
    if ask is None and ticket.id not in queue.tickets:
        found = work.cold("ask", ticket.id)
        return found if isinstance(found, Ask) else None
    return ask
