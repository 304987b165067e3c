"""Until when who asked is rung back, and what was promised is done (row G3). Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hall_server.deadlines.calendar import LegalCalendar
from hall_server.kernel.clock import business_day, stored, to_text
from hall_server.premises.casebook import Services
from hall_server.requests.tables import ServiceRequest

PATIENCE = timedelta(hours=1)
"""So long after the duty officer was urged the leaders are told."""

URGED, TOLD = 1, 2
"""The duty officer was paged again; the leaders were told."""


def call_by(
    services: Services, calendar: LegalCalendar, what: str, now: datetime, zone: ZoneInfo
) -> datetime:
    """What is urgent is answered within minutes, day or night; the rest by the end of a working
    day."""
    if what == "urgent":
        return now + timedelta(minutes=services.urgent_min)
    return end_of(calendar.after(business_day(now, zone), services.answer_days), zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment that is not of this day any more."""
    return datetime.combine(day + timedelta(days=1), time(), zone)


def next_look(request: ServiceRequest) -> str | None:
    """The stored moment after which something has to be told of it; None for never."""
    if request.state not in OPEN or request.due_at is None or request.urged == TOLD:
        return None
    if request.urged == URGED:
        return to_text(stored(request.due_at) + PATIENCE)
    return request.due_at


OPEN = frozenset({"asked", "promised"})
"""States in which something has still to be done."""
