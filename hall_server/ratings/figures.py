"""The figures of ratings (row D6). Pure.

Praise is levels 5 to 3 out of the visits rated (Ruling 10). A visit counts on the day its ticket
was taken, whenever it was rated; one with several items counts for each of them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Literal, get_args

By = Literal["hall", "period", "clerk", "window", "department", "item"]
Step = Literal["day", "week", "month", "quarter"]

BYS: tuple[By, ...] = get_args(By)
STEPS: tuple[Step, ...] = get_args(Step)


@dataclass(frozen=True, slots=True)
class Counts:
    """Visits finished, and what came of asking about them. `levels`: how many rated 5, 4, 3, 2, 1.

    interrupted: not rated because the clerk began the next visit too soon (未评(被打断)). bad,
    answered, called_back: bad ratings opened to be put right, those whose citizen was spoken to,
    and those called back once it was done. supplemented: ratings added to.
    """

    visits: int = 0
    levels: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    interrupted: int = 0
    bad: int = 0
    answered: int = 0
    called_back: int = 0
    supplemented: int = 0

    @property
    def rated(self) -> int:
        return sum(self.levels)

    @property
    def praised(self) -> int:
        return sum(self.levels[:3])

    @property
    def unrated(self) -> int:
        return self.visits - self.rated

    @property
    def praise_rate(self) -> float | None:
        """Praise out of the visits rated; None where none was."""
        return _share(self.praised, self.rated)

    @property
    def active_rate(self) -> float | None:
        """Visits the citizens rated out of all finished: nothing is ever rated by itself."""
        return _share(self.rated, self.visits)

    @property
    def unrated_rate(self) -> float | None:
        return _share(self.unrated, self.visits)

    @property
    def answer_rate(self) -> float | None:
        """Citizens spoken to out of the bad ratings."""
        return _share(self.answered, self.bad)

    @property
    def call_back_rate(self) -> float | None:
        """Citizens called back out of the bad ratings."""
        return _share(self.called_back, self.bad)

    def __add__(self, other: "Counts") -> "Counts":
        five, four, three, two, one = (
            mine + theirs for mine, theirs in zip(self.levels, other.levels, strict=True)
        )
        plain = {
            f.name: getattr(self, f.name) + getattr(other, f.name)
            for f in fields(Counts)
            if f.name != "levels"
        }
        return Counts(levels=(five, four, three, two, one), **plain)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of visits of one day that window, clerk, queue and items have in common."""

    day: date
    window: int | None
    staff: str | None
    queue: str
    items: tuple[str, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class Line:
    """The counts of one clerk, window, department, item or period, by its key; "" for nobody's."""

    key: str
    counts: Counts


DepartmentOf = Callable[[Counted], Sequence[str]]
"""The departments a visit belonged to, each once."""


def figures(
    counted: Iterable[Counted], by: By, step: Step, department_of: DepartmentOf
) -> list[Line]:
    """The lines of one table, by key: periods by their first day, windows by number."""
    found: dict[str, Counts] = {}
    for part in counted:
        for key in _keys(part, by, step, department_of):
            found[key] = found.get(key, Counts()) + part.counts
    return [Line(key, found[key]) for key in sorted(found, key=_order)]


def _order(key: str) -> tuple[int, str]:
    return (int(key), "") if key.isdigit() else (0, key)


def _keys(part: Counted, by: By, step: Step, department_of: DepartmentOf) -> Sequence[str]:
    match by:
        case "hall":
            return ["hall"]
        case "period":
            return [period_of(part.day, step).isoformat()]
        case "clerk":
            return [part.staff or ""]
        case "window":
            return ["" if part.window is None else str(part.window)]
        case "department":
            return list(dict.fromkeys(department_of(part)))
        case "item":
            return part.items or [""]


def period_of(day: date, step: Step) -> date:
    """The first day of the period a day lies in; weeks begin on Monday."""
    match step:
        case "day":
            return day
        case "week":
            return day - timedelta(days=day.weekday())
        case "month":
            return day.replace(day=1)
        case "quarter":
            return day.replace(month=day.month - (day.month - 1) % 3, day=1)
