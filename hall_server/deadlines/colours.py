"""How the clock of something that waits for an answer stands, by its last day. Pure."""

from datetime import date

from hall_link.wire.cases import Colour
from hall_server.deadlines.calendar import LegalCalendar


def colour_by(
    due: date | None, came: str, calendar: LegalCalendar, today: date, yellow_days: int
) -> Colour:
    """Red past its day; yellow on its last day and `yellow_days` working days before, but not yet
    on the day it `came`, `YYYY-MM-DD`; grey while nothing is due."""
    if due is None:
        return "grey"
    if today > due:
        return "red"
    near = calendar.between(today, due) <= yellow_days
    return "yellow" if today == due or (near and came < today.isoformat()) else "green"


def days_past(due: date | None, calendar: LegalCalendar, today: date) -> int:
    """Working days since the last day; 0 while it is not past, or nothing is due."""
    return 0 if due is None else max(0, calendar.between(due, today))
