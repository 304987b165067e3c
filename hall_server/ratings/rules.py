"""Which visit may be rated, by whom, once (好差评)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hall_link.wire.desk import RatingCounts
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.queue.rules import rating_ends
from hall_server.queue.tables import Ticket
from hall_server.ratings.tables import Ask, AskOutcome

COUNTED_BY = 5
"""Clerks learn of their ratings by fives only: no single one shows in a difference (row D2)."""


class VisitNotFinished(Refusal):
    """A rating belongs to a service given."""

    code = "visit-not-finished"


class AlreadyRated(Refusal):
    """One rating per visit (row D4)."""

    code = "already-rated"


class OtherVisit(Refusal):
    """A pad rates the visits of its own window that it asked about, and no others."""

    code = "other-visit"


class RatingTooLate(Refusal):
    """The hall's days for rating have passed (row D4)."""

    code = "rating-too-late"


class NotRated(Refusal):
    """A supplement belongs to a rating."""

    code = "not-rated"


class AlreadySupplemented(Refusal):
    """One supplement per rating (row D4)."""

    code = "already-supplemented"


class UnknownTag(Refusal):
    """The tag is not one of this level's."""

    code = "unknown-tag"


def check_may_rate(ticket: Ticket, ask: Ask | None, actor: Actor, now: datetime, days: int) -> None:
    """Raises the refusal that says why this visit can't be rated here and now."""
    if actor.role == "evaluator" and ticket.window != actor.window:
        raise OtherVisit(window=actor.window)
    if ticket.state != "finished" or ticket.ended_at is None:
        raise VisitNotFinished(number=ticket.number)
    if actor.role == "evaluator" and ask is None:
        raise OtherVisit(window=actor.window)
    if ticket.rated:
        raise AlreadyRated(number=ticket.number)
    _check_in_time(ticket, now, days)


def check_may_supplement(ticket: Ticket, now: datetime, days: int) -> None:
    """Raises the refusal that says why nothing can be added to this visit's rating."""
    if not ticket.rated:
        raise NotRated(number=ticket.number)
    if ticket.supplemented:
        raise AlreadySupplemented(number=ticket.number)
    _check_in_time(ticket, now, days)


def _check_in_time(ticket: Ticket, now: datetime, days: int) -> None:
    ends = rating_ends(ticket, days)
    if ends is None or now > ends:
        raise RatingTooLate(days=days)


def check_tags(tags: Sequence[int], level: int, tag_levels: Mapping[int, int]) -> None:
    """Raises `UnknownTag` for a tag of another level or of none."""
    for tag in tags:
        if tag_levels.get(tag) != level:
            raise UnknownTag(tag=tag, level=level)


def outcome_at_start(ask: Ask, now: datetime, interrupted_s: int) -> AskOutcome:
    """What an unanswered question becomes when the window's next visit begins (Ruling 10).

    Within `interrupted_s` of the visit's end the citizen was interrupted. A clock set back
    accuses nobody.
    """
    passed = now - stored(ask.asked_at)
    hurried = timedelta(0) <= passed < timedelta(seconds=interrupted_s)
    return "interrupted" if hurried else "unanswered"


def full_fives(rated: int) -> int:
    """The largest multiple of five up to `rated`."""
    return rated - rated % COUNTED_BY


def counts_for_clerk(levels: Sequence[int]) -> RatingCounts | None:
    """What a clerk may know of the levels given today, in their order; None below five."""
    counted = levels[: full_fives(len(levels))]
    if not counted:
        return None
    return RatingCounts(rated=len(counted), praised=sum(level >= 3 for level in counted))
