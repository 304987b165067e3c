"""Cases in memory: the open ones, those that ended today, and what hangs on them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import chain, islice

from hall_link.wire.cases import Colour
from hall_server.cases.backlog import Backlog, is_silent, is_unanswered, is_unurged
from hall_server.cases.clocks import clock_of, colour, task_colour
from hall_server.cases.file_tables import CaseStep, CaseTask, Custody, Meeting
from hall_server.cases.shelves import Shelves
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.cases.tries import Tries
from hall_server.cases.urgency import Urgency
from hall_server.cases.waiting import Waiting

HEAD_TOLD = 2
"""From this stage of lateness on a window's head is told."""

DESK_LINES = 20
"""How many cases a desk is told of without asking."""


@dataclass(frozen=True, slots=True)
class Urgent:
    """The most urgent cases of a desk, its open tasks, and how many cases there are."""

    cases: tuple[Case, ...]
    tasks: tuple[CaseTask, ...]
    count: int
    yellow: int
    red: int


class CasesState:
    """What is still to be done. Ended cases of earlier days are the database's business."""

    def __init__(self) -> None:
        self.day = ""
        self.urgency = Urgency()
        self.waiting = Waiting()
        self.tries = Tries()
        self._cases: dict[str, Case] = {}
        self._numbers: dict[str, str] = {}
        self._of_ticket: dict[str, set[str]] = defaultdict(set)
        self._shelves = Shelves()
        self._of_owner: dict[str, set[str]] = defaultdict(set)
        self._applicants: dict[str, ApplicantRecord] = {}
        self._tasks: dict[str, CaseTask] = {}
        self._tasks_of: dict[str, set[str]] = defaultdict(set)
        self._silent, self._unurged, self._unanswered = Backlog(), Backlog(), Backlog()
        self._tasks_at: dict[int, dict[str, CaseTask]] = defaultdict(dict)
        self._ready: set[str] = set()
        self._custody: dict[str, Custody] = {}
        self._called: dict[str, Meeting] = {}
        self._last: dict[str, int] = {}
        self._urgent: dict[tuple[int, str | None, date, frozenset[int]], Urgent] = {}

    # --- taking in what was decided -------------------------------------------------------------

    def begin_day(self, day: str) -> None:
        """Lets go of what ended before this day."""
        if day <= self.day:
            return
        self.day = day
        self._urgent.clear()
        for case in [c for c in self._cases.values() if c.ended]:
            self._forget(case)
        self._last = {known: last for known, last in self._last.items() if known >= day}

    def apply_case(self, record: Case) -> None:
        self._last[record.business_day] = max(
            self._last.get(record.business_day, 0), int(record.number[6:])
        )
        before = self._cases.get(record.id)
        if before is not None:
            self._of_owner[before.owner].discard(record.id)
            self._stale(before.window, before.owner)
        self._stale(record.window, record.owner)
        self._cases[record.id] = record
        self.urgency.keep(record)
        self.waiting.keep(record)
        self._shelves.put(record)
        self._numbers[record.number] = record.id
        self._of_owner[record.owner].add(record.id)
        (self._ready.add if record.state == "ready" else self._ready.discard)(record.id)
        if record.ticket_id is not None:
            self._of_ticket[record.ticket_id].add(record.id)

    def _stale(self, window: int, owner: str | None = None) -> None:
        """What these desks were told holds no more."""
        for key in list(self._urgent):
            if key[0] == window or window in key[3] or owner == key[1]:
                del self._urgent[key]

    def _forget(self, case: Case) -> None:
        del self._cases[case.id]
        self.urgency.forget(case.id)
        self.waiting.forget(case.id)
        del self._numbers[case.number]
        self._shelves.take(case.id)
        self._of_owner[case.owner].discard(case.id)
        self._ready.discard(case.id)
        if case.ticket_id is not None:
            self._of_ticket[case.ticket_id].discard(case.id)
            if not self._of_ticket[case.ticket_id]:
                del self._of_ticket[case.ticket_id]
        self._applicants.pop(case.id, None)
        self._called.pop(case.id, None)
        for task in self._tasks_of.pop(case.id, ()):
            del self._tasks_at[self._tasks.pop(task).window][task]

    def apply_applicant(self, record: ApplicantRecord) -> None:
        self._applicants[record.case_id] = record

    def apply_task(self, record: CaseTask) -> None:
        self._stale(record.window)
        self._tasks[record.id] = self._tasks_at[record.window][record.id] = record
        self._tasks_of[record.case_id].add(record.id)

    def apply_custody(self, record: Custody) -> None:
        if record.taken_at is None:
            self._custody[record.id] = record
        else:
            self._custody.pop(record.id, None)

    def apply_step(self, record: CaseStep) -> None:
        """A case's file is the database's; memory has where it stands."""

    def apply_meeting(self, record: Meeting) -> None:
        """One that was held is the case's file's business."""
        for window in record.called:
            self._stale(window)
        if record.held_at is None:
            self._called[record.case_id] = record
        else:
            self._called.pop(record.case_id, None)

    # --- looking --------------------------------------------------------------------------------

    def next_place(self, day: str) -> int:
        """The next case's place on a day, from 1, without gaps."""
        return self._last.get(day, 0) + 1

    def find(self, case_id: str) -> Case | None:
        return self._cases.get(case_id)

    def with_number(self, number: str) -> Case | None:
        return self._cases.get(self._numbers.get(number, ""))

    def applicant(self, case_id: str) -> ApplicantRecord | None:
        return self._applicants.get(case_id)

    def all(self) -> Iterable[Case]:
        """Every case in memory, in no order."""
        return self._cases.values()

    def at_window(self, window: int) -> list[Case]:
        """The cases a window answers for, the oldest first."""
        found = chain.from_iterable(self._shelves.in_order(window))
        return sorted(found, key=lambda case: case.number)

    def in_order(self, window: int | None = None, *, is_open: bool = False) -> Iterator[list[Case]]:
        """Every case, the open ones before those that ended: those of one day that counts after
        those of the other, within it in no order."""
        return self._shelves.in_order(window, is_open=is_open)

    def concerning(
        self, window: int | None, others: Iterable[Case], *, is_open: bool = False
    ) -> Iterator[list[Case]]:
        """As `in_order`: the cases of one window, and these besides."""
        return self._shelves.with_others(window, (case.id for case in others), is_open=is_open)

    def beside(self, window: int | None, staff: str, is_fetched_here: bool) -> list[Case]:
        """Cases somebody at this window may have to do with though it does not answer for them:
        the own ones, those the window has a part in, and where results are fetched those that lie
        ready; in no order."""
        joined = (task.case_id for task in self._tasks_at.get(window or 0, {}).values())
        own = self._of_owner.get(staff, ())
        return list(self._named({*own, *joined, *(self._ready if is_fetched_here else ())}))

    def owners(self) -> list[str]:
        """Everybody who owns a case in memory, by their ids."""
        return [owner for owner, ids in self._of_owner.items() if ids]

    def of_owner(self, owner: str) -> list[Case]:
        """Somebody's cases in memory, those that ended today among them, the oldest first."""
        found = (self._cases[case] for case in self._of_owner.get(owner, ()))
        return sorted(found, key=lambda case: case.number)

    def of_ticket(self, ticket_id: str) -> list[Case]:
        """What a visit has become, the oldest first."""
        found = (self._cases[case] for case in self._of_ticket.get(ticket_id, ()))
        return sorted(found, key=lambda case: case.number)

    def task(self, task_id: str) -> CaseTask | None:
        return self._tasks.get(task_id)

    def tasks(self) -> Iterable[CaseTask]:
        """Every joined window's part in memory, in no order."""
        return self._tasks.values()

    def tasks_of(self, case_id: str) -> list[CaseTask]:
        """The parts of a joint case, by window."""
        found = (self._tasks[task] for task in self._tasks_of.get(case_id, ()))
        return sorted(found, key=lambda task: task.window)

    # --- what a day's look has still to come to ---------------------------------------------------

    def silent(self, count: int, day: str) -> list[Case]:
        """So many of the cases silence has accepted, and nobody has noted it yet (Ruling 3)."""
        return self._silent.first(
            count, day, lambda: self.urgency.silent(day), self._that(is_silent, day)
        )

    def unurged(self, count: int, day: str) -> list[Case]:
        """So many of the cases past their day that were not urged on this one, the latest first."""
        return self._unurged.first(
            count, day, lambda: self.urgency.red(day), self._that(is_unurged, day)
        )

    def unanswered(self, count: int, day: str) -> list[CaseTask]:
        """So many of the joined windows' late parts that were not urged on this day."""

        def waiting(task_id: str) -> CaseTask | None:
            task = self._tasks.get(task_id)
            of = self._cases.get(task.case_id) if task else None
            late = task is not None and of is not None and not of.ended
            return task if late and task is not None and is_unanswered(task, day) else None

        late = (task.id for task in self._tasks.values() if is_unanswered(task, day))
        return self._unanswered.first(count, day, lambda: sorted(late), waiting)

    def _that(self, waits: Callable[[Case, str], bool], day: str) -> Callable[[str], Case | None]:
        def waiting(case_id: str) -> Case | None:
            case = self._cases.get(case_id)
            return case if case is not None and waits(case, day) else None

        return waiting

    def meeting(self, case_id: str) -> Meeting | None:
        """The joint review that is called and not held yet."""
        return self._called.get(case_id)

    def custody(self, custody_id: str) -> Custody | None:
        """Papers nobody has signed for yet."""
        return self._custody.get(custody_id)

    def on_the_way(self) -> list[Custody]:
        """Everything passed on and not signed for, the oldest first."""
        return sorted(self._custody.values(), key=lambda custody: custody.at)

    def urgent(
        self,
        window: int,
        staff: str | None,
        today: date,
        headed: frozenset[int] = frozenset(),
    ) -> Urgent:
        """What the desk of a window, and who sits there, has to see first; kept until a case
        of theirs changes, for desks are told of much besides.

        headed: the windows whose head sits there, who sees what is late at them and was told.
        """
        key = (window, staff, today, headed)
        found = self._urgent.get(key)
        if found is None:
            day = today.isoformat()
            found = self._urgent[key] = self._find_urgent(window, staff, day, headed)
        return found

    def _told_to_head(self, today: str, headed: frozenset[int]) -> set[str]:
        late = (case_id for number in headed for case_id in self.urgency.red(today, number))
        return {case_id for case_id in late if self._cases[case_id].stage >= HEAD_TOLD}

    def _find_urgent(
        self, window: int, staff: str | None, today: str, headed: frozenset[int]
    ) -> Urgent:
        others = self._of_owner.get(staff or "", set()) | self._told_to_head(today, headed)
        beside = [c for c in self._named(others) if c.window != window and not c.ended]
        tasks = [t for t in self._tasks_at.get(window, {}).values() if self._is_to_do(t)]
        told = self.urgency.count_at(window, today, "")
        told.update(told_colour(case, today) for case in beside)
        told.update(task_colour(task, today) for task in tasks)
        minutes = self.urgency.minutes_at(window)
        late = [case for case in minutes if told_colour(case, today) == "red"]
        first = {c.id: c for c in (*self._first_at(window, today), *late, *beside)}
        return Urgent(
            cases=tuple(nsmallest(DESK_LINES, first.values(), key=_most_urgent(today))),
            tasks=tuple(nsmallest(DESK_LINES, tasks, key=lambda task: (task.due, task.id))),
            count=self._shelves.open_at(window) + len(beside),
            yellow=told["yellow"],
            red=told["red"] + sum(colour(case, today) != "red" for case in late),
        )

    def _is_to_do(self, task: CaseTask) -> bool:
        """Open, or the window objected and is called to the joint review."""
        called = self.meeting(task.case_id)
        invited = called is not None and task.window in called.called
        return task.state == "open" or (task.state == "objected" and invited)

    def _first_at(self, window: int, today: str) -> Iterable[Case]:
        """More than a desk has lines: the most urgent, those on the fast track, then any."""
        yield from self._named(self.urgency.first(DESK_LINES, today, "", window))
        yield from self._shelves.green_at(window)
        days = self._shelves.in_order(window, is_open=True)
        yield from islice(chain.from_iterable(days), DESK_LINES)

    def _named(self, ids: Iterable[str]) -> Iterable[Case]:
        return (self._cases[case_id] for case_id in ids)


def told_colour(case: Case, today: str) -> Colour:
    """How a case stands as far as it was told: one by the minute is red once its owner was told."""
    shown = colour(case, today)
    return "red" if case.due_at is not None and case.stage and shown != "grey" else shown


def _most_urgent(today: str) -> Callable[[Case], tuple[bool, bool, str, str]]:
    return lambda c: (told_colour(c, today) != "red", not c.green, clock_of(c).due, c.number)
