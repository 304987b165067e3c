"""What a person may see of the office: rows for those who handle, counts for those who lead."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hall_link.wire.cases import Colour
from hall_server.complaints.dues import colour_of, next_day, receive_by
from hall_server.complaints.office import Office
from hall_server.complaints.secrecy import is_kept_from, may_count, may_open, nobody_is_left
from hall_server.complaints.tables import Complaint
from hall_server.kernel.yearbook import place_of
from hall_server.staff.rules import People

ORDER: tuple[Colour, ...] = ("red", "yellow", "green", "grey")
"""The most urgent first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One complaint in a list. `left`: working days to the nearer of its last days, negative past
    it. `receive_by`: of a petition, until when a leader has still to receive who came. `opens`:
    this person may read it; where not, neither category, window nor handler is told."""

    id: str
    number: str
    what: str
    state: str
    colour: Colour
    received_at: str
    due: str | None
    left: int
    opens: bool
    category: str = ""
    channel: str = ""
    handler: str | None = None
    people: int = 1
    receive_by: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a leader is told: how many wait for an answer, or for a leader to receive who came, by
    the colours of their clocks.

    `stuck`: how many of them everybody is concerned by who could handle them.
    """

    red: int = 0
    yellow: int = 0
    green: int = 0
    stuck: int = 0

    @property
    def waiting(self) -> int:
        return self.red + self.yellow + self.green


def rows_for(office: Office, me: str, complaints: Iterable[Complaint]) -> list[Row]:
    """What this person may know of, the most urgent first, then by number."""
    people = office.people
    rows = [
        _row(office, complaint, may_open(me, complaint, people))
        for complaint in complaints
        if may_count(me, complaint, people)
    ]
    return sorted(rows, key=_urgency)


def _urgency(row: Row) -> tuple[int, int, tuple[str, int]]:
    return ORDER.index(row.colour), row.left, place_of(row.number)


def tally_for(office: Office, me: str) -> Tally:
    """How the clocks stand that this person may know of."""
    people = office.people
    known = [c for c in office.complaints.all() if may_count(me, c, people)]
    colours = Counter(clock_of(office, complaint) for complaint in known)
    stuck = sum(nobody_is_left(complaint, people) for complaint in known)
    return Tally(colours["red"], colours["yellow"], colours["green"], stuck)


def may_know_group(office: Office, me: str, number: str) -> bool:
    """Whether a person may be paged for a group of petitioners."""
    found = office.complaints.with_number(number)
    return found is not None and may_count(me, found, office.people)


def clock_of(office: Office, complaint: Complaint) -> Colour:
    """The colour of its clock today."""
    yellow = office.hall.premises.casebook.deadlines.yellow_days
    zone = office.hall.premises.zone
    return colour_of(complaint, office.calendar, office.today, yellow, zone)


def may_read_words(me: str, complaint: Complaint, people: People, leads: bool) -> bool:
    """Whether a person may read what was said: who may open it, and of praise and ideas every
    leader they are not about. Who said it is told to none but the former."""
    if may_open(me, complaint, people):
        return True
    open_hearted = leads and complaint.what in ("praise", "suggestion")
    return open_hearted and not is_kept_from(me, complaint.concerns, people)


def _row(office: Office, complaint: Complaint, opens: bool) -> Row:
    received = receive_by(complaint)
    return Row(
        id=complaint.id,
        number=complaint.number,
        what=complaint.what,
        state=complaint.state,
        colour=clock_of(office, complaint),
        received_at=complaint.received_at,
        due=complaint.due,
        left=days_left(office, complaint),
        opens=opens,
        category=complaint.category if opens else "",
        channel=complaint.channel if opens else "",
        handler=complaint.handler if opens else None,
        people=complaint.people if opens else 1,
        receive_by=received.isoformat() if received else None,
    )


def days_left(office: Office, complaint: Complaint) -> int:
    """Working days to the nearer of its last days, negative past it, 0 where nothing is due."""
    due = next_day(complaint)
    return office.calendar.between(office.today, due) if due is not None else 0
