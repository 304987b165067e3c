"""Cases as they lie: by window, by whether they ended, by the day that counts.

In a hall of a hundred thousand open cases there are some thousands of such shelves; a list that
begins with what is due first takes shelf after shelf, and need not put everything in order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from hall_server.cases.clocks import clock_of
from hall_server.cases.tables import Case

Rank = tuple[bool, str]
"""Whether its cases ended, and the day that counts: shelves are gone along in this order."""


class Shelves:
    """Every case in memory, each on one shelf of the window that answers for it."""

    def __init__(self) -> None:
        self._place_of: dict[str, tuple[int, Rank]] = {}
        self._shelves: dict[int, dict[Rank, dict[str, Case]]] = defaultdict(dict)
        self._green: dict[int, dict[str, Case]] = defaultdict(dict)

    def put(self, case: Case) -> None:
        """A case, new or changed."""
        place = (case.window, (case.ended, clock_of(case).due))
        if self._place_of.get(case.id, place) != place:
            self.take(case.id)
        self._place_of[case.id] = place
        self._shelves[case.window].setdefault(place[1], {})[case.id] = case
        if case.green and not case.ended:
            self._green[case.window][case.id] = case
        else:
            self._green[case.window].pop(case.id, None)

    def take(self, case_id: str) -> None:
        """It is let go of."""
        window, rank = self._place_of.pop(case_id)
        self._green[window].pop(case_id, None)
        del self._shelves[window][rank][case_id]
        if not self._shelves[window][rank]:
            del self._shelves[window][rank]

    def in_order(self, window: int | None = None, *, is_open: bool = False) -> Iterator[list[Case]]:
        """The cases of one day after the other, the open ones before those that ended; those of a
        day in no order."""
        windows = self._shelves.values() if window is None else [self._shelves.get(window, {})]
        return _by_rank(chain.from_iterable(shelves.items() for shelves in windows), is_open)

    def with_others(
        self, window: int | None, others: Iterable[str], *, is_open: bool = False
    ) -> Iterator[list[Case]]:
        """The same of one window, or of none, and of these cases besides."""
        own = () if window is None else self._shelves.get(window, {}).items()
        places = [(one, *self._place_of[one]) for one in set(others)]
        beside = (
            (rank, {one: self._shelves[at][rank][one]}) for one, at, rank in places if at != window
        )
        return _by_rank(chain(own, beside), is_open)

    def open_at(self, window: int) -> int:
        """How many cases a window answers for."""
        ours = self._shelves.get(window, {}).items()
        return sum(len(cases) for (ended, _), cases in ours if not ended)

    def green_at(self, window: int) -> list[Case]:
        """A window's open cases on the fast track."""
        return list(self._green[window].values())


def _by_rank(
    shelves: Iterable[tuple[Rank, dict[str, Case]]], is_open: bool
) -> Iterator[list[Case]]:
    """Shelf after shelf, those of one rank as one."""
    found: dict[Rank, list[dict[str, Case]]] = defaultdict(list)
    for rank, cases in shelves:
        if not (is_open and rank[0]):
            found[rank].append(cases)
    return (list(chain.from_iterable(c.values() for c in found[rank])) for rank in sorted(found))
