"""Which cases are most urgent, found without looking at all of them (row F3).

Open cases lie together by the days of their clocks: there are some hundreds of different clocks in
a hall of a hundred thousand cases, and what is red today is told from the clocks alone.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from hall_link.wire.cases import Colour
from hall_server.cases.clocks import STILL, Clock, clock_of, colour, colour_of, is_minute_case
from hall_server.cases.tables import Case


class Urgency:
    """The running clocks. Holds ids and days only."""

    def __init__(self) -> None:
        self._clocks: dict[str, Clock] = {}
        self._together: dict[Clock, dict[str, None]] = {}
        self._minutes: dict[str, Case] = {}
        self._untold: dict[str, str] = {}

    def keep(self, case: Case) -> None:
        """Takes in a case, new or changed."""
        clock = clock_of(case)
        if self._clocks.get(case.id, STILL) != clock:
            self.forget(case.id)
            if clock != STILL:
                self._clocks[case.id] = clock
                self._together.setdefault(clock, {})[case.id] = None
        self._keep_minutes(case)

    def _keep_minutes(self, case: Case) -> None:
        self._minutes.pop(case.id, None)
        self._untold.pop(case.id, None)
        if is_minute_case(case):
            self._minutes[case.id] = case
            if case.stage == 0 and case.due_at is not None:
                self._untold[case.id] = case.due_at

    def forget(self, case_id: str) -> None:
        """Its clock runs no more."""
        self._minutes.pop(case_id, None)
        self._untold.pop(case_id, None)
        clock = self._clocks.pop(case_id, None)
        if clock is not None:
            del self._together[clock][case_id]
            if not self._together[clock]:
                del self._together[clock]

    def red(self, today: str) -> Iterator[str]:
        """The cases past their day, the longest past first."""
        return self._of(sorted(clock for clock in self._together if clock.due < today))

    def yellow(self, today: str) -> Iterator[str]:
        """The cases due soon, the most pressing first; of those by the minute none."""
        return self._of(self._in_colour("yellow", today))

    def silent(self, today: str) -> Iterator[str]:
        """The cases that count as accepted from today or before (Ruling 3)."""
        return self._of([clock for clock in self._together if clock.silent_from <= today])

    def overdue_minutes(self, moment: str) -> list[str]:
        """The cases past their minute whose owner was not told yet."""
        return [case_id for case_id, due_at in self._untold.items() if due_at < moment]

    def counts(self, today: str, moment: str) -> dict[Colour, int]:
        """How many of the clocks that run have each colour."""
        told: Counter[Colour] = Counter()
        for clock, cases in self._together.items():
            told[colour_of(clock, today)] += len(cases)
        for case in self._minutes.values():
            told[colour(case, today)] -= 1
            told[colour(case, today, moment)] += 1
        return dict(told)

    def first(self, count: int, today: str, moment: str) -> list[str]:
        """The ids of the most urgent: red, then yellow, then whatever is due next."""
        minutes = {case.id: colour(case, today, moment) for case in self._minutes.values()}
        lines = chain(
            self.red(today),
            (case_id for case_id, shown in minutes.items() if shown == "red"),
            (case_id for case_id, shown in minutes.items() if shown == "yellow"),
            self.yellow(today),
            self._of(self._in_colour("green", today)),
        )
        found: dict[str, None] = {}
        for case_id in lines:
            if len(found) == count:
                break
            found[case_id] = None
        return list(found)

    def _in_colour(self, wanted: Colour, today: str) -> list[Clock]:
        found = (clock for clock in self._together if colour_of(clock, today) == wanted)
        return sorted(found, key=lambda clock: (min(clock.due, clock.silent_from), clock))

    def _of(self, clocks: list[Clock]) -> Iterator[str]:
        return (case_id for clock in clocks for case_id in self._together[clock])
