"""The figures of a period, of the hall and per window, department and kind (rows F6, I8). Pure.

A case is taken in the period it was received in, and done in the one in which it was decided, or
given up: returned, refused, withdrawn. Rates are parts of what was done; of what was taken, where
it is about papers.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields

from hall_server.cases.tables import GIVEN_UP
from hall_server.registers.asking import Names
from hall_server.registers.lines import CaseLine
from hall_server.registers.time_used import Reckoner, lateness

MANY_VISITS = 2
"""More visits than the first and the one to bring what was missing: told once was not enough."""


@dataclass(slots=True)
class CaseCounts:
    """decided: granted or denied; returned, refused, withdrawn: given up. early, on_time, late: all
    of these against their last day (`on_time` includes `early`). late_open: past due at the end of
    the period, and none of these. supplemented: papers had to be brought later; many_visits: more
    than once."""

    taken: int = 0
    done: int = 0
    decided: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    late_open: int = 0
    days: int = 0
    measured: int = 0
    returned: int = 0
    refused: int = 0
    withdrawn: int = 0
    denied: int = 0
    supplemented: int = 0
    many_visits: int = 0
    urged: int = 0
    extended: int = 0

    @property
    def average_days(self) -> float | None:
        """Working days from the beginning of the clock to the decision."""
        return round(self.days / self.measured, 1) if self.measured else None

    @property
    def on_time_rate(self) -> float | None:
        """Of those done that had a last day."""
        return _share(self.on_time, self.on_time + self.late)

    def told(self) -> dict[str, int | float | None]:
        """Everything, with rates and averages, by key."""
        sums = {key: value for key, value in asdict(self).items() if key not in SUMS}
        return {
            **sums,
            "average_days": self.average_days,
            "on_time_rate": self.on_time_rate,
            "done_rate": _share(self.done, self.taken),
            "return_rate": _share(self.returned, self.done),
            "refuse_rate": _share(self.refused, self.done),
            "supplement_rate": _share(self.supplemented, self.taken),
        }


SUMS = frozenset({"days", "measured"})


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


@dataclass(frozen=True, slots=True)
class Besides:
    """What a period had besides its cases: numbers only."""

    tickets: int = 0
    visits: int = 0
    consultations: int = 0
    consultations_open: int = 0
    calls: int = 0
    documents: int = 0
    voided: int = 0
    complaints: int = 0
    complaints_closed: int = 0
    complaints_upheld: int = 0
    complaints_unsatisfied: int = 0
    petitions: int = 0
    suggestions: int = 0
    praise: int = 0
    ratings: int = 0
    praise_rate: float | None = None
    bad_ratings: int = 0
    bad_called_back: int = 0


BESIDES = tuple(f.name for f in fields(Besides))


@dataclass(frozen=True, slots=True)
class Figures:
    """A period. `by`: "window", "department" and "kind" -> name -> counts, in the order of the
    hall. `per_day`: day -> (taken, done). `idle`: the items offered that nobody asked for."""

    first: str
    last: str
    total: CaseCounts
    by: Mapping[str, Mapping[str, CaseCounts]]
    per_day: Mapping[str, tuple[int, int]]
    idle: tuple[str, ...]
    besides: Besides = field(default_factory=Besides)


def count_cases(
    cases: Iterable[CaseLine], first: str, last: str, names: Names
) -> tuple[CaseCounts, dict[str, dict[str, CaseCounts]], dict[str, tuple[int, int]]]:
    """The whole, its parts, and what each day took in and got done."""
    total = CaseCounts()
    parts: dict[str, dict[str, CaseCounts]] = {
        "window": {name: CaseCounts() for name in names.windows.values()},
        "department": {name: CaseCounts() for name in names.departments.values()},
        "kind": {name: CaseCounts() for name in names.kinds.values()},
    }
    days: Counter[tuple[str, str]] = Counter()
    adder = _Adder(first, last, names)
    for case in cases:
        window = names.windows.get(case.window, f"{case.window}号窗口")
        belongs = {
            "window": window,
            "department": names.departments.get(case.item, "（未列部门）"),
            "kind": names.kind(case.kind),
        }
        counts = [parts[part].setdefault(name, CaseCounts()) for part, name in belongs.items()]
        adder.add(case, [total, *counts], days)
    known = sorted({day for _, day in days})
    return total, parts, {day: (days["taken", day], days["done", day]) for day in known}


class _Adder:
    def __init__(self, first: str, last: str, names: Names) -> None:
        self._first, self._last, self._names = first, last, names
        self._reckoner = Reckoner(names.calendar())

    def add(self, case: CaseLine, to: list[CaseCounts], days: Counter[tuple[str, str]]) -> None:
        """Counts a case in the whole and in its parts."""
        found: dict[str, int] = defaultdict(int)
        if self._inside(case.business_day):
            days["taken", case.business_day] += 1
            self._taken(case, found)
        ended = case.decided_on or self._names.day(case.closed_at)
        if self._inside(ended):
            days["done", ended] += 1
            self._done(case, found)
        elif not ended and case.due is not None and case.due < min(self._today, self._last):
            found["late_open"] = 1
        for counts in to:
            for key, value in found.items():
                setattr(counts, key, getattr(counts, key) + value)

    @property
    def _today(self) -> str:
        return self._names.today

    def _inside(self, day: str) -> bool:
        return self._first <= day <= self._last

    def _taken(self, case: CaseLine, found: dict[str, int]) -> None:
        found["taken"] = 1
        found["supplemented"] = int(case.flow == "supplement" or case.visits > 1)
        found["many_visits"] = int(case.visits > MANY_VISITS)

    def _done(self, case: CaseLine, found: dict[str, int]) -> None:
        found["done"] = 1
        found["urged"] = case.urged
        found["extended"] = int(case.extension == "approved")
        late = lateness(case, self._today)
        if late is not None:
            found["late" if late > 0 else "on_time"] = 1
            found["early"] = int(late < 0)
        if case.outcome in GIVEN_UP:
            found[case.outcome] = 1
            return
        found["decided"] = 1
        found["denied"] = int(case.outcome == "denied")
        used = self._reckoner.used(case, self._names)
        if used is not None:
            found["measured"], found["days"] = 1, used


def flat(figures: Figures, told: Callable[[str], str]) -> dict[str, int | float | str]:
    """All of it as one table, key -> value: what a frozen report says. `told`: the Chinese of a
    part's name. None is left out."""
    whole: dict[str, int | float | None] = {
        **figures.total.told(),
        **asdict(figures.besides),
        "idle_items": len(figures.idle),
    }
    for part, lines in figures.by.items():
        for name, counts in lines.items():
            whole |= {f"{told(part)} {name}:{key}": v for key, v in counts.told().items() if v}
    return {key: value for key, value in whole.items() if value is not None}
