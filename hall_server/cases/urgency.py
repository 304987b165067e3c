"""Which cases are most urgent, found without looking at all of them (row F3).

Open cases lie together by window and by the days of their clocks: there are some thousands of such
heaps in a hall of a hundred thousand cases, and what is red today is told from the days alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from hall_link.wire.cases import Colour
from hall_server.cases.clocks import STILL, Clock, clock_of, colour, colour_of, is_minute_case
from hall_server.cases.tables import Case

Heap = tuple[Clock, int]
"""A clock, and the window that answers for it."""

Ids = dict[str, None]
"""Cases by their ids, in the order they came."""


class Urgency:
    """The running clocks. Holds ids and days; of cases by the minute the records too.

    Where a `window` may be named, only its cases are looked at.
    """

    def __init__(self) -> None:
        self._heap_of: dict[str, Heap] = {}
        self._heaps: dict[int, dict[Clock, Ids]] = defaultdict(dict)
        self._lying: dict[Heap, None] = {}
        self._minutes: dict[str, Case] = {}
        self._untold: dict[str, str] = {}
        self._first_untold: str | None = None

    def keep(self, case: Case) -> None:
        """Takes in a case, new or changed."""
        heap = (clock_of(case), case.window)
        if self._heap_of.get(case.id) != heap:
            self.forget(case.id)
            if heap[0] != STILL:
                self._heap_of[case.id] = heap
                self._heaps[case.window].setdefault(heap[0], {})[case.id] = None
                if heap[0].cause == "fetch":
                    self._lying[heap] = None
        self._keep_minutes(case)

    def _keep_minutes(self, case: Case) -> None:
        self._forget_minutes(case.id)
        if is_minute_case(case):
            self._minutes[case.id] = case
            if case.stage == 0 and case.due_at is not None:
                self._untold[case.id] = case.due_at
                self._first_untold = min(self._first_untold or case.due_at, case.due_at)

    def _forget_minutes(self, case_id: str) -> None:
        self._minutes.pop(case_id, None)
        if self._untold.pop(case_id, None) is not None:
            self._first_untold = min(self._untold.values(), default=None)

    def forget(self, case_id: str) -> None:
        """Its clock runs no more."""
        self._forget_minutes(case_id)
        heap = self._heap_of.pop(case_id, None)
        if heap is not None:
            clock, window = heap
            cases = self._heaps[window][clock]
            del cases[case_id]
            if not cases:
                del self._heaps[window][clock]
                self._lying.pop(heap, None)

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
        return self._of([heap for heap in self._at(None) if heap[0].silent_from <= today])

    def unfetched(self, today: str, but: int) -> list[str]:
        """The results nobody has fetched in time, of all windows but one. Asked at every touch of a
        desk that hands them over: looks at the results that lie there and at no other case."""
        late = (h for h in self._lying if h[1] != but and colour_of(h[0], today) == "yellow")
        return list(self._of(sorted(late, key=_pressing)))

    def minutes_at(self, window: int) -> list[Case]:
        """A window's cases by the minute whose clocks run."""
        return [case for case in self._minutes.values() if case.window == window]

    def overdue_minutes(self, moment: str) -> list[str]:
        """The cases past their minute whose owner was not told yet. Looks at nothing before the
        first of them is due."""
        if self._first_untold is None or self._first_untold >= moment:
            return []
        return [case_id for case_id, due_at in self._untold.items() if due_at < moment]

    def counts(self, today: str, moment: str) -> dict[int, Counter[Colour]]:
        """Of each window how many clocks that run have each colour."""
        told = {window: self.count_at(window, today, moment) for window in list(self._heaps)}
        return {window: count for window, count in told.items() if count.total()}

    def count_at(self, window: int, today: str, moment: str) -> Counter[Colour]:
        """A window's clocks by their colour."""
        told: Counter[Colour] = Counter()
        for clock, cases in self._heaps.get(window, {}).items():
            told[colour_of(clock, today)] += len(cases)
        for case in self.minutes_at(window):
            told[colour_of(clock_of(case), today)] -= 1
            told[colour(case, today, moment)] += 1
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
        found: Ids = {}
        for case_id in lines:
            if len(found) == count:
                break
            found[case_id] = None
        return list(found)

    def _in_colour(self, wanted: Colour, today: str, window: int | None) -> list[Heap]:
        found = (heap for heap in self._at(window) if colour_of(heap[0], today) == wanted)
        return sorted(found, key=_pressing)

    def _at(self, window: int | None) -> Iterator[Heap]:
        windows = list(self._heaps) if window is None else [window]
        return ((clock, n) for n in windows for clock in self._heaps.get(n, {}))

    def _of(self, heaps: Iterable[Heap]) -> Iterator[str]:
        return (case_id for clock, window in heaps for case_id in self._heaps[window][clock])


def _pressing(heap: Heap) -> tuple[str, Heap]:
    return min(heap[0].due, heap[0].silent_from), heap
