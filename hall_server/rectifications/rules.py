"""Who puts a bad rating right, by when, and from whom it is kept (row D5, Ruling 10). Pure."""

from datetime import date

from hall_link.wire.cases import Colour
from hall_server.deadlines.calendar import LegalCalendar
from hall_server.deadlines.colours import colour_by, days_past
from hall_server.kernel.refusals import Refusal
from hall_server.rectifications.moves import UNCONTACTED, UNFIXED, Act
from hall_server.rectifications.tables import Rectification
from hall_server.staff.rules import LEADERS, People, line_above

ROLES = LEADERS | {"complaints"}
"""Who may see bad ratings and put them right."""

OF_THE_ASSIGNEE: frozenset[Act] = frozenset({"contact", "find", "fix"})
"""Acts of whoever it was given to."""


class UnknownRectification(Refusal):
    """There is no such rectification, or it is kept from who asks: which is not told."""

    code = "unknown-rectification"


class NotTheAssignee(Refusal):
    """The act is not this person's."""

    code = "not-the-handler"


class AssigneeIsRated(Refusal):
    """It may not be given to the clerk rated, nor to somebody who works under that clerk."""

    code = "handler-is-named"


class VerifierIsAssignee(Refusal):
    """Nobody verifies the own work."""

    code = "verifier-is-assignee"


class NoteNeeded(Refusal):
    """What was said, found or done has to be written down."""

    code = "note-needed"


def is_kept_from(name: str, record: Rectification, people: People) -> bool:
    """Whether it may concern this person, or somebody above: they never learn who rated them."""
    return any(above in record.concerns for above in line_above(name, people))


def may_see(name: str, record: Rectification, people: People) -> bool:
    """Whether a person may read the rating and act on it."""
    person = people.get(name)
    if person is None or ROLES.isdisjoint(person.roles):
        return False
    return not is_kept_from(name, record, people)


def assignable(record: Rectification, people: People) -> list[str]:
    """To whom it may be given; opened again, to one who leads, where there is one."""
    seeing = [name for name in people if may_see(name, record, people)]
    leading = [name for name in seeing if not LEADERS.isdisjoint(people[name].roles)]
    return leading or seeing if record.reopened_at is not None else seeing


def due_day(record: Rectification) -> date | None:
    """The last day of the clock that runs; None once it is put right."""
    if record.state in UNCONTACTED:
        return date.fromisoformat(record.contact_due)
    return date.fromisoformat(record.fix_due) if record.state in UNFIXED else None


def colour_of(
    record: Rectification, calendar: LegalCalendar, today: date, yellow_days: int
) -> Colour:
    """The colour of the clock that runs."""
    return colour_by(due_day(record), record.business_day, calendar, today, yellow_days)


def days_late(record: Rectification, calendar: LegalCalendar, today: date) -> int:
    """Working days since its last day; 0 while it is not past, or no clock runs."""
    return days_past(due_day(record), calendar, today)
