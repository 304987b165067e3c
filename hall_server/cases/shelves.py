"""Cases as they lie: by whether they ended, by the day that counts, by window.

In a hall of a hundred thousand open cases there are some thousands of such shelves; a list that
begins with what is due first takes shelf after shelf, and need not put everything in order.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, groupby

from hall_server.cases.clocks import clock_of
from hall_server.cases.tables import Case

Shelf = tuple[bool, str, int]
"""Whether its cases ended, the day that counts, and the window that answers for them."""


class Shelves:
    """Every case in memory, each on one shelf."""

    def __init__(self) -> None:
        self._shelf_of: dict[str, Shelf] = {}
        self._shelves: dict[Shelf, dict[str, Case]] = {}
        self._green: dict[int, dict[str, Case]] = defaultdict(dict)

    def put(self, case: Case) -> None:
        """A case, new or changed."""
        shelf = (case.ended, clock_of(case).due, case.window)
        if self._shelf_of.get(case.id, shelf) != shelf:
            self.take(case.id)
        self._shelf_of[case.id] = shelf
        self._shelves.setdefault(shelf, {})[case.id] = case
        if case.green and not case.ended:
            self._green[case.window][case.id] = case
        else:
            self._green[case.window].pop(case.id, None)

    def take(self, case_id: str) -> None:
        """It is let go of."""
        shelf = self._shelf_of.pop(case_id)
        self._green[shelf[2]].pop(case_id, None)
        del self._shelves[shelf][case_id]
        if not self._shelves[shelf]:
            del self._shelves[shelf]

    def in_order(self, window: int | None = None, *, is_open: bool = False) -> Iterator[list[Case]]:
        """The cases of one day after the other, the open ones before those that ended; those of a
        day in no order."""
        ours = (s for s in self._shelves if window in (None, s[2]) and not (is_open and s[0]))
        for _, shelves in groupby(sorted(ours), key=lambda shelf: shelf[:2]):
            yield list(chain.from_iterable(self._shelves[shelf].values() for shelf in shelves))

    def open_at(self, window: int) -> int:
        """How many cases a window answers for."""
        ours = (s for s in self._shelves if s[2] == window and not s[0])
        return sum(len(self._shelves[shelf]) for shelf in ours)

    def green_at(self, window: int) -> list[Case]:
        """A window's open cases on the fast track."""
        return list(self._green[window].values())
