"""What a day's look at the clocks has still to come to (row F3)."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import TypeVar

from hall_server.cases.clocks import NEVER, clock_of
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.tables import Case

T = TypeVar("T")

Find = Callable[[str], T | None]
"""A record by its id, as it stands now."""


class Backlog:
    """Ids in the order they are looked at. Found the first time they are asked for on a day; what
    was done meanwhile, by whomever, falls out. Nothing of it is stored: a hall that was started
    anew finds it again from the records."""

    def __init__(self) -> None:
        self._day = ""
        self._left: deque[str] = deque()

    def first(
        self, count: int, day: str, ids: Callable[[], Iterable[str]], waiting: Find[T]
    ) -> list[T]:
        """At most so many of those that wait on the day; `waiting` gives a record that does."""
        if day != self._day:
            self._day, self._left = day, deque(ids())
        found: dict[str, T] = {}
        while self._left and len(found) < count:
            name = self._left.popleft()
            record = waiting(name)
            if record is not None:
                found[name] = record
        self._left.extendleft(reversed(found))
        return list(found.values())


def is_silent(case: Case, day: str) -> bool:
    """Whether silence accepts it on the day (Ruling 3)."""
    return case.state == "received" and (case.silent_from or NEVER) <= day


def is_unurged(case: Case, day: str) -> bool:
    """Whether it is past its day, and nobody was urged on this one."""
    return clock_of(case).due < day and case.urged_on != day


def is_unanswered(task: CaseTask, day: str) -> bool:
    """Whether a joined window's part is past its day, and the window was not urged on this one."""
    return task.state == "open" and task.due < day and task.urged_on != day
