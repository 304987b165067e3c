"""Which cases are most urgent, found without looking at all of them (row F3).

Open cases lie together by window and by the days of their clocks: there are some thousands of such
heaps in a hall of a hundred thousand cases, and what is red today is told from the days alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from hall_link.wire.cases import Colour
from hall_server.cases.clocks import STILL, Clock, clock_of, colour, colour_of, is_minute_case
from hall_server.cases.tables import Case

Heap = tuple[Clock, int]
"""A clock, and the window that answers for it."""


class Urgency:
    """The running clocks. Holds ids and days; of cases by the minute the records too.

    Where a `window` may be named, only its cases are looked at.
    """

    def __init__(self) -> None:
        self._heap_of: dict[str, Heap] = {}
        self._heaps: dict[Heap, dict[str, None]] = {}
        self._minutes: dict[str, Case] = {}
        self._untold: dict[str, str] = {}

    def keep(self, case: Case) -> None:
        """Takes in a case, new or changed."""
        heap = (clock_of(case), case.window)
        if self._heap_of.get(case.id) != heap:
            self.forget(case.id)
            if heap[0] != STILL:
                self._heap_of[case.id] = heap
                self._heaps.setdefault(heap, {})[case.id] = None
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
        heap = self._heap_of.pop(case_id, None)
        if heap is not None:
            del self._heaps[heap][case_id]
            if not self._heaps[heap]:
                del self._heaps[heap]

    def __len__(self) -> int:
        """How many clocks run."""
        return len(self._heap_of)

    def red(self, today: str, window: int | None = None) -> Iterator[str]:
        """The cases past their day, the longest past first."""
        return self._of(self._in_colour("red", today, window))

    def yellow(self, today: str, window: int | None = None) -> Iterator[str]:
        """The cases due soon, the most pressing first; of those by the minute none."""
        return self._of(self._in_colour("yellow", today, window))

    def silent(self, today: str) -> Iterator[str]:
        """The cases that count as accepted from today or before (Ruling 3)."""
        return self._of([heap for heap in self._heaps if heap[0].silent_from <= today])

    def minutes_at(self, window: int) -> list[Case]:
        """A window's cases by the minute whose clocks run."""
        return [case for case in self._minutes.values() if case.window == window]

    def overdue_minutes(self, moment: str) -> list[str]:
        """The cases past their minute whose owner was not told yet."""
        return [case_id for case_id, due_at in self._untold.items() if due_at < moment]

    def counts(self, today: str, moment: str) -> dict[int, Counter[Colour]]:
        """Of each window how many clocks that run have each colour."""
        told: dict[int, Counter[Colour]] = {}
        for (clock, window), cases in self._heaps.items():
            told.setdefault(window, Counter())[colour_of(clock, today)] += len(cases)
        for case in self._minutes.values():
            told[case.window][colour_of(clock_of(case), today)] -= 1
            told[case.window][colour(case, today, moment)] += 1
        return told

    def first(self, count: int, today: str, moment: str, window: int | None = None) -> list[str]:
        """The ids of the most urgent: red, then yellow, then whatever is due next."""
        ours = self._minutes.values() if window is None else self.minutes_at(window)
        minutes = {case.id: colour(case, today, moment) for case in ours}
        lines = chain(
            self.red(today, window),
            (case_id for case_id, shown in minutes.items() if shown == "red"),
            (case_id for case_id, shown in minutes.items() if shown == "yellow"),
            self.yellow(today, window),
            self._of(self._in_colour("green", today, window)),
        )
        found: dict[str, None] = {}
        for case_id in lines:
            if len(found) == count:
                break
            found[case_id] = None
        return list(found)

    def _in_colour(self, wanted: Colour, today: str, window: int | None) -> list[Heap]:
        ours = (heap for heap in self._heaps if window in (None, heap[1]))
        found = (heap for heap in ours if colour_of(heap[0], today) == wanted)
        return sorted(found, key=lambda heap: (min(heap[0].due, heap[0].silent_from), heap))

    def _of(self, heaps: Iterable[Heap]) -> Iterator[str]:
        return (case_id for heap in heaps for case_id in self._heaps[heap])
