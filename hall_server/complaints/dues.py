"""The days by which a complaint is answered, and how its clock stands (rows H5, H6). Pure.

A simple one is answered on the same or by the next working day; one that touches several units
within [5] working days, or within a week; a petition within 3 days, and within a week a leader
receives. A limit in days that ends on a day off ends with the next working day: nobody could
answer, and no handler's clock runs out over a festival.
"""

from datetime import date, timedelta

from hall_link.wire.cases import Colour
from hall_server.complaints.moves import UNANSWERED
from hall_server.complaints.tables import Complaint
from hall_server.deadlines.calendar import LegalCalendar
from hall_server.deadlines.colours import colour_by, days_past
from hall_server.premises.casebook import Complaints


def due_day(
    rules: Complaints, calendar: LegalCalendar, what: str, complicated: bool, begun: date
) -> date:
    """The last day for the answer to what was received, or opened again, on `begun`."""
    if complicated:
        if rules.complex_unit == "working_day":
            return calendar.after(begun, rules.complex_days)
        return calendar.not_before(begun + timedelta(days=rules.complex_days))
    if what == "petition":
        return calendar.not_before(begun + timedelta(days=rules.petition_days))
    if rules.simple == "same-day":
        return calendar.not_before(begun)
    return calendar.after(begun, 1)


def leader_day(rules: Complaints, calendar: LegalCalendar, what: str, begun: date) -> date | None:
    """The last day for a leader to receive who petitions."""
    if what != "petition":
        return None
    return calendar.not_before(begun + timedelta(days=rules.leader_days))


def colour_of(
    complaint: Complaint, calendar: LegalCalendar, today: date, yellow_days: int
) -> Colour:
    """The colour of its clock; opened again it came anew."""
    came = (complaint.reopened_at or complaint.business_day)[:10]
    return colour_by(_running(complaint), came, calendar, today, yellow_days)


def days_late(complaint: Complaint, calendar: LegalCalendar, today: date) -> int:
    """Working days since its last day; 0 while it is not past, or no answer is due."""
    return days_past(_running(complaint), calendar, today)


def _running(complaint: Complaint) -> date | None:
    """The last day for its answer, while one is due."""
    if complaint.state not in UNANSWERED or complaint.due is None:
        return None
    return date.fromisoformat(complaint.due)
