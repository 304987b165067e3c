"""What the hall does about its clocks by itself: accepts by silence, urges, and tells those above.

As a day opens, every case and task; by the minute, on-the-spot cases. Doing it again on the same
day changes nothing. The day is the hall's business day, which a clock set back does not move, and
a moment earlier than the promised one accuses nobody.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.cases.clocks import clock_of, colour, stage_of, task_colour
from hall_server.cases.file_tables import CaseStep, CaseTask
from hall_server.cases.reckoning import clocked
from hall_server.cases.room import Scene
from hall_server.cases.state import CasesState
from hall_server.cases.tables import Case
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState

ACCEPTED_BY_SILENCE = "accept_by_silence"
ESCALATED = "escalate"
"""The acts of these steps in a case's file."""


class WatchCases(BaseModel):
    """Tell the owners of on-the-spot cases that are past their minute."""


def cases_to_watch(cases: CasesState, now: datetime) -> WatchCases | None:
    """What the hall must do by itself at this moment (row F3)."""
    return WatchCases() if cases.urgency.overdue_minutes(to_text(now)) else None


def watch_minutes(
    hall: PremisesState, cases: CasesState, _command: WatchCases, work: Work
) -> Noted:
    """Urges the owners of on-the-spot cases past their minute, once each."""
    for case_id in cases.urgency.overdue_minutes(to_text(work.now)):
        case = _known(cases, case_id)
        work.put(replace(case, urged=case.urged + 1, urged_on=hall.day.business_day, stage=1))
        _tell_urged(case, 0, 1, work)
    return Noted()


def watch_day(scene: Scene, day: str, work: Work) -> None:
    """A day opens: who was silent has accepted, and what was due before this day is urged.

    Nobody is urged on a day that is no legal working day: nobody has to answer then.
    """
    watch = DayWatch(scene, day, work)
    late = [case for case in map(watch.accept, watch.silent()) if colour(case, day) == "red"]
    if not watch.is_working_day:
        return
    for case in [*watch.red(), *late]:
        watch.urge(case)
    watch.tell_soon()
    for task in watch.tasks():
        watch.look_at(task)


class DayWatch:
    """One look at all clocks as `day` opens."""

    def __init__(self, scene: Scene, day: str, work: Work) -> None:
        self._scene, self._cases = scene, scene.cases
        self._rules, self._calendar = scene.book.deadlines, scene.calendar
        self._day, self._today = day, date.fromisoformat(day)
        self._work = work
        self._late: dict[str, int] = {}

    @property
    def is_working_day(self) -> bool:
        """Whether the law counts the day."""
        return self._calendar.is_working(self._today)

    # --- what there is to do --------------------------------------------------------------------

    def silent(self) -> list[Case]:
        """Cases nobody accepted or had corrected in time."""
        return [_known(self._cases, i) for i in self._cases.urgency.silent(self._day)]

    def red(self) -> Iterator[Case]:
        """Cases past their day that were not urged on this one."""
        found = (_known(self._cases, i) for i in self._cases.urgency.red(self._day))
        return (c for c in found if c.urged_on != self._day)

    def soon(self) -> Iterator[Case]:
        """Cases that turned yellow since the day before was opened."""
        before = self._scene.day
        found = (_known(self._cases, i) for i in self._cases.urgency.yellow(self._day))
        return (case for case in found if clock_of(case).yellow_from > before)

    def tasks(self) -> Iterator[CaseTask]:
        """Joined windows' parts of open cases that are not done."""
        for task in self._cases.tasks():
            case = self._cases.find(task.case_id)
            if task.state == "open" and case is not None and not case.ended:
                yield task

    # --- doing it -------------------------------------------------------------------------------

    def accept(self, case: Case) -> Case:
        """Nobody said anything in time: accepted on the day of receipt (Ruling 3)."""
        accepted = replace(case, state="accepted", accepted_at=case.received_at)
        accepted = clocked(self._scene, accepted)
        self._work.put(accepted)
        self._file(case, ACCEPTED_BY_SILENCE, "accepted", ("due", accepted.due or ""))
        data = {"case": case.id, "window": case.window, "due": accepted.due}
        self._work.event("case_accepted_by_silence", **data)
        return accepted

    def urge(self, case: Case) -> None:
        """Past its day: the owner is urged on every working day, those above are told in time."""
        late = self._days_late(clock_of(case).due)
        stage = max(case.stage, stage_of(self._rules, late))
        self._work.put(replace(case, urged=case.urged + 1, urged_on=self._day, stage=stage))
        _tell_urged(case, late, stage, self._work)
        if stage > max(case.stage, 1):
            self._file(case, ESCALATED, case.state, ("stage", str(stage)))
            head = self._head(case.window)
            self._work.event("case_escalated", case=case.id, stage=stage, late=late, head=head)

    def tell_soon(self) -> None:
        """What turned yellow goes into the ledger, window by window: its owners see it now."""
        windows: dict[int, list[str]] = defaultdict(list)
        for case in self.soon():
            windows[case.window].append(case.id)
        for window, found in sorted(windows.items()):
            self._work.event("cases_due_soon", window=window, cases=found)

    def look_at(self, task: CaseTask) -> None:
        """A circulated task (抄告): silence is no assent, it is urged and told (Ruling 2)."""
        shown = task_colour(task, self._day)
        told = {"task": task.id, "case": task.case_id, "window": task.window}
        if shown == "yellow" and task.yellow_from > self._scene.day:
            self._work.event("task_due_soon", **told, due=task.due)
        if shown != "red" or task.urged_on == self._day:
            return
        late = self._days_late(task.due)
        stage = max(task.stage, stage_of(self._rules, late))
        self._work.put(replace(task, urged=task.urged + 1, urged_on=self._day, stage=stage))
        self._work.event("task_urged", **told, late=late, stage=stage)
        if stage > max(task.stage, 1):
            self._work.event("task_escalated", **told, stage=stage, head=self._head(task.window))

    def _days_late(self, due: str) -> int:
        if due not in self._late:
            self._late[due] = self._calendar.between(date.fromisoformat(due), self._today)
        return self._late[due]

    def _head(self, window: int) -> str | None:
        found = self._scene.windows.known(window)
        return found.head if found else None

    def _file(self, case: Case, act: str, after: str, *facts: tuple[str, str]) -> None:
        step = CaseStep(
            new_id(self._work.now),
            case.id,
            to_text(self._work.now),
            act,
            self._work.actor.name,
            case.window,
            case.state,
            after,
            facts,
        )
        self._work.put(step)


def _tell_urged(case: Case, late: int, stage: int, work: Work) -> None:
    told = {"window": case.window, "staff": case.owner, "late": late, "stage": stage}
    work.event("case_urged", case=case.id, **told)


def _known(cases: CasesState, case_id: str) -> Case:
    case = cases.find(case_id)
    assert case is not None, "a clock runs for a case nobody has"
    return case
