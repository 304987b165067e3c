"""May a ticket be taken now, and will its holder be served before closing? Pure.

Time the hall is closed does not count: nobody is served in it (row I7).
"""

from datetime import datetime, timedelta

from hall_link.wire.board import Hours
from hall_server.kernel.refusals import Refusal
from hall_server.premises.hours import OpeningHours
from hall_server.premises.timetable import Timetable


class HallClosed(Refusal):
    """No tickets now. Details: `state` of the hours, or `last-ticket` when their time has passed,
    and `reopens`, an instant as text or None."""

    code = "hall-closed"


class NotBeforeClosing(Refusal):
    """Service may not be reached by closing time. Details: `closes`, an instant as text, and
    `choices`, what the hall allows: `extended`, `come-again`, `appointment`."""

    code = "not-before-closing"


def check_open(table: Timetable, hours: Hours, now: datetime) -> None:
    """Raises `HallClosed` outside the sessions and after the last-ticket time.

    Everybody who stays until closing is served, so a ticket in time is a promise (Ruling 5).
    """
    if hours.state != "open":
        raise HallClosed(state=hours.state, reopens=_text(hours.reopens))
    if hours.last_ticket_at is not None and now >= hours.last_ticket_at:
        coming = (session.opens for session in table.following(now) if session.opens > now)
        raise HallClosed(state="last-ticket", reopens=_text(next(coming, None)))


def check_reached(
    rule: OpeningHours | None, hours: Hours, now: datetime, minutes: float, can_book: bool
) -> None:
    """Raises `NotBeforeClosing` where whoever comes now waits so many minutes and the session ends
    first. `can_book`: the hall takes bookings at all."""
    if rule is None or reached_in_session(hours, now, minutes):
        return
    choices = [
        choice
        for choice in rule.late
        if (choice != "extended" or rule.extended) and (choice != "appointment" or can_book)
    ]
    closes = next((s.closes for s in hours.sessions if s.opens <= now < s.closes), None)
    raise NotBeforeClosing(closes=_text(closes), choices=choices)


def reached_in_session(hours: Hours, now: datetime, minutes: float) -> bool:
    """Whether a wait of so many minutes ends before the present session does."""
    session = next((s for s in hours.sessions if s.opens <= now < s.closes), None)
    return session is None or now + timedelta(minutes=minutes) < session.closes


def service_end(table: Timetable, now: datetime, minutes: float) -> datetime | None:
    """When so many minutes of open time have passed, counted from `now`; None where the hall does
    not open for long enough within the horizon."""
    left = timedelta(minutes=minutes)
    for session in table.following(now):
        begins = max(now, session.opens)
        if begins + left <= session.closes:
            return begins + left
        left -= session.closes - begins
    return None


def open_after(table: Timetable, since: datetime, minutes: float) -> datetime:
    """The moment at which the hall has been open for so many minutes since another, in the zone of
    that one. A hall that does not open for long enough within the horizon is taken to be open."""
    end = service_end(table, since, minutes) or since + timedelta(minutes=minutes)
    return end.astimezone(since.tzinfo)


def open_minutes(table: Timetable, since: datetime, until: datetime) -> float:
    """The minutes between two moments in which the hall was open; 0 where `until` is earlier."""
    total = timedelta()
    for session in table.following(since):
        if session.opens >= until:
            break
        total += max(timedelta(), min(until, session.closes) - max(since, session.opens))
    return total.total_seconds() / 60


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
