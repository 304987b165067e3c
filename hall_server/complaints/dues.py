"""The days by which a complaint is answered, and how its clocks stand (rows H5, H6). Pure.

A simple one is answered on the same or by the next working day; one that touches several units
within [5] working days, or within a week; a petition within 3 days, and within a week a leader
receives who came with it. A limit in days that ends on a day off ends with the next working day:
nobody could answer, and no handler's clock runs out over a festival.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hall_link.wire.cases import Colour
from hall_server.complaints.moves import UNANSWERED
from hall_server.complaints.tables import Complaint
from hall_server.deadlines.calendar import LegalCalendar
from hall_server.deadlines.colours import colour_by
from hall_server.kernel.clock import business_day, stored
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


def begun(complaint: Complaint, zone: ZoneInfo) -> date:
    """The hall's day from which its limit counts: when it came, or was opened again."""
    if complaint.reopened_at is None:
        return date.fromisoformat(complaint.business_day)
    return business_day(stored(complaint.reopened_at), zone)


def answer_by(complaint: Complaint) -> date | None:
    """The last day for its answer, while one is due."""
    if complaint.state not in UNANSWERED or complaint.due is None:
        return None
    return date.fromisoformat(complaint.due)


def receive_by(complaint: Complaint) -> date | None:
    """The last day for a leader to receive who came, while that has still to be done. An answer
    alone does not end it; the complainant who is satisfied with one does."""
    if complaint.leader_due is None or complaint.met_on or complaint.state == "closed":
        return None
    return date.fromisoformat(complaint.leader_due)


def next_day(complaint: Complaint) -> date | None:
    """The nearer of its last days; None where nothing is due."""
    running = [day for day in (answer_by(complaint), receive_by(complaint)) if day is not None]
    return min(running, default=None)


def colour_of(
    complaint: Complaint, calendar: LegalCalendar, today: date, yellow_days: int, zone: ZoneInfo
) -> Colour:
    """The colour of the worse of its clocks; opened again it came anew."""
    came = begun(complaint, zone).isoformat()
    return colour_by(next_day(complaint), came, calendar, today, yellow_days)
