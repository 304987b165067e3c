"""What a person may see of bad ratings: rows by clock, and the figures of the leaders' board."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hall_link.wire.cases import Colour
from hall_server.rectifications.room import Rectifying
from hall_server.rectifications.rules import colour_of, due_day, may_see
from hall_server.rectifications.tables import Rectification

ORDER: tuple[Colour, ...] = ("red", "yellow", "green", "grey")
"""The most urgent first."""


@dataclass(frozen=True, slots=True)
class Row:
    """One in a list. `left`: working days to its day, negative past it, 0 while no clock runs."""

    record: Rectification
    colour: Colour
    left: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are not closed, by the colours of their clocks; `unassigned`: nobody's yet."""

    red: int = 0
    yellow: int = 0
    green: int = 0
    grey: int = 0
    unassigned: int = 0

    @property
    def open(self) -> int:
        return self.red + self.yellow + self.green + self.grey


def rows_for(room: Rectifying, me: str, records: Iterable[Rectification]) -> list[Row]:
    """What this person may see, the most urgent first, then the oldest."""
    people = room.people
    rows = [row_of(room, record) for record in records if may_see(me, record, people)]
    return sorted(rows, key=lambda r: (ORDER.index(r.colour), r.left, r.record.opened_at))


def row_of(room: Rectifying, record: Rectification) -> Row:
    """How its clock stands today."""
    yellow = room.hall.premises.casebook.deadlines.yellow_days
    due = due_day(record)
    left = room.calendar.between(room.today, due) if due else 0
    return Row(record, colour_of(record, room.calendar, room.today, yellow), left)


def tally_for(room: Rectifying, me: str) -> Tally:
    """The figures of those not closed that this person may see."""
    rows = rows_for(room, me, (r for r in room.rectifications.all() if r.state != "closed"))
    colours = Counter(row.colour for row in rows)
    unassigned = sum(row.record.assignee is None for row in rows)
    red, yellow, green, grey = (colours[colour] for colour in ORDER)
    return Tally(red, yellow, green, grey, unassigned)
