"""Which visit may be rated, by whom, once (好差评)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.queue.tables import Ticket


class VisitNotFinished(Refusal):
    """A rating belongs to a service given."""

    code = "visit-not-finished"


class AlreadyRated(Refusal):
    """One rating per visit (row D4)."""

    code = "already-rated"


class OtherVisit(Refusal):
    """A pad rates the visits of its own window only."""

    code = "other-visit"


class RatingTooLate(Refusal):
    """The hall's days for rating have passed (row D4)."""

    code = "rating-too-late"


class UnknownTag(Refusal):
    """The tag is not one of this level's."""

    code = "unknown-tag"


def check_may_rate(ticket: Ticket, actor: Actor, now: datetime, days: int) -> None:
    """Raises the refusal that says why this visit can't be rated here and now."""
    if actor.role == "evaluator" and ticket.window != actor.window:
        raise OtherVisit(window=actor.window)
    if ticket.state != "finished" or ticket.ended_at is None:
        raise VisitNotFinished(number=ticket.number)
    if ticket.rated:
        raise AlreadyRated(number=ticket.number)
    if now > stored(ticket.ended_at) + timedelta(days=days):
        raise RatingTooLate(days=days)


def check_tags(tags: Sequence[int], level: int, tag_levels: Mapping[int, int]) -> None:
    """Raises `UnknownTag` for a tag of another level or of none."""
    for tag in tags:
        if tag_levels.get(tag) != level:
            raise UnknownTag(tag=tag, level=level)
