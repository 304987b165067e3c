"""Coming back after a missed call, by the hall's rule (row A14)."""

from dataclasses import replace
from typing import Any

from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.rulebook import Missed
from hall_server.premises.state import PremisesState
from hall_server.queue.joining import end_place, into_line
from hall_server.queue.moves import NotMissed
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket


class NoReturn(Refusal):
    """By the hall's rule a missed ticket is void, or it came back as often as is allowed."""

    code = "no-return"


class OtherDay(Refusal):
    """The ticket is of an earlier day: a new one is needed."""

    code = "other-day"


def bring_back(hall: PremisesState, state: QueueState, ticket: Ticket, work: Work) -> Ticket:
    """Puts a missed ticket back in its line, at its end or after so many others, and returns it.

    Among the others it stands by its place alone: whoever is told "after three others" must not be
    called at once for a priority. Raises `NotMissed`, `OtherDay`, `NoReturn`.
    """
    rule = hall.premises.missed
    _check_may_return(rule, ticket, hall.day.business_day)
    if rule.rule == "end":
        place, lane = end_place(state, work), ticket.lane
    else:
        place, lane = _after_others(state, ticket, rule.after), "ordinary"
    back = into_line(state, ticket, "restore", place, for_window=ticket.for_window, lane=lane)
    back = replace(back, returns=ticket.returns + 1)
    work.put(back)
    work.event("ticket_returned", ticket=back.id, number=back.number, returns=back.returns)
    return back


def returns_left(rule: Missed, ticket: Ticket, day: str) -> int:
    """How often a ticket may still come back on this day; 0 means that missed it is void."""
    if rule.rule == "void" or ticket.business_day != day:
        return 0
    return max(0, rule.times - ticket.returns)


def _check_may_return(rule: Missed, ticket: Ticket, day: str) -> None:
    told: dict[str, Any] = {"number": ticket.number}
    if ticket.business_day != day:
        raise OtherDay(business_day=ticket.business_day, **told)
    if ticket.state != "missed":
        raise NotMissed(state=ticket.state, **told)
    if not returns_left(rule, ticket, day):
        raise NoReturn(rule=rule.rule, times=rule.times, **told)


def _after_others(state: QueueState, ticket: Ticket, count: int) -> int:
    """Never before its old place: where nobody waits it is simply next again."""
    return max(ticket.place, state.lines.after(ticket.line, count))
