"""One look at clocks on a day: what it does with a case and with a joined window's part."""

from collections import defaultdict
from dataclasses import replace
from datetime import date

from hall_server.cases.clocks import clock_of, stage_of, task_colour
from hall_server.cases.file_tables import CaseStep, CaseTask
from hall_server.cases.reckoning import clocked
from hall_server.cases.room import Scene
from hall_server.cases.state import CasesState
from hall_server.cases.tables import Case
from hall_server.deadlines.calendar import A_DAY
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work

ACCEPTED_BY_SILENCE = "accept_by_silence"
ESCALATED = "escalate"
LAPSED = "extension_lapsed"
"""The acts of these steps in a case's file."""

ALL_TOLD = 3
"""The stage in which owner, window's head and leader know."""


class DayWatch:
    """The look of `day` at the cases and parts it is given."""

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

    def accept(self, case: Case) -> None:
        """Nobody said anything in time: accepted on the day of receipt (Ruling 3). Its acceptance
        notice is owed since the last day of silence, so it is late in that, and everybody above is
        told at once; on a working day it is urged at once too."""
        assert case.silent_from is not None
        last = date.fromisoformat(case.silent_from) - A_DAY
        accepted = replace(
            case, state="accepted", accepted_at=case.received_at, notice_by=last.isoformat()
        )
        accepted = replace(clocked(self._scene, accepted), stage=ALL_TOLD)
        self._file(case, ACCEPTED_BY_SILENCE, "accepted", ("due", accepted.due or ""))
        data = {"case": case.id, "window": case.window, "due": accepted.due}
        self._work.event("case_accepted_by_silence", **data)
        self._escalate(case, "accepted", ALL_TOLD, self._days_late(clock_of(accepted).due))
        if self.is_working_day:
            self.urge(accepted)
        else:
            self._work.put(accepted)

    def urge(self, case: Case) -> None:
        """Past its day: the owner is urged on every working day, those above are told in time. An
        extension nobody decided on by the promised day lapses."""
        late = self._days_late(clock_of(case).due)
        stage = max(case.stage, stage_of(self._rules, late))
        urged = replace(case, urged=case.urged + 1, urged_on=self._day, stage=stage)
        self._work.put(self._lapsed(urged))
        tell_urged(case, late, stage, self._work)
        if stage > max(case.stage, 1):
            self._escalate(case, case.state, stage, late)

    def _lapsed(self, case: Case) -> Case:
        if case.extension != "asked" or case.due is None or case.due >= self._day:
            return case
        self._file(case, LAPSED, case.state, ("due", case.due))
        self._work.event("extension_lapsed", case=case.id, window=case.window, due=case.due)
        return replace(case, extension="lapsed")

    def _escalate(self, case: Case, state: str, stage: int, late: int) -> None:
        self._file(case, ESCALATED, state, ("stage", str(stage)))
        head = self._head(case.window)
        self._work.event("case_escalated", case=case.id, stage=stage, late=late, head=head)

    def urge_task(self, task: CaseTask) -> None:
        """A circulated task (抄告): silence is no assent, it is urged and told (Ruling 2)."""
        late, told = self._days_late(task.due), _about(task)
        stage = max(task.stage, stage_of(self._rules, late))
        self._work.put(replace(task, urged=task.urged + 1, urged_on=self._day, stage=stage))
        self._work.event("task_urged", **told, late=late, stage=stage)
        if stage > max(task.stage, 1):
            self._work.event("task_escalated", **told, stage=stage, head=self._head(task.window))

    def tell_soon(self, before: str) -> None:
        """What turned yellow since the day `before` goes into the ledger, window by window: its
        owners see it now. Results nobody fetched in time are told apart from cases due soon."""
        windows: dict[tuple[str, int], list[str]] = defaultdict(list)
        for case_id in self._cases.urgency.yellow(self._day):
            case = known(self._cases, case_id)
            clock = clock_of(case)
            if clock.yellow_from > before:
                kind = "results_unfetched" if clock.cause == "fetch" else "cases_due_soon"
                windows[kind, case.window].append(case.id)
        for (kind, window), found in sorted(windows.items()):
            self._work.event(kind, window=window, cases=found)
        for task in self._cases.tasks():
            if task_colour(task, self._day) == "yellow" and task.yellow_from > before:
                self._work.event("task_due_soon", **_about(task), due=task.due)

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


def _about(task: CaseTask) -> dict[str, str | int]:
    return {"task": task.id, "case": task.case_id, "window": task.window}


def tell_urged(case: Case, late: int, stage: int, work: Work) -> None:
    """The owner of a case was urged."""
    told = {"window": case.window, "staff": case.owner, "late": late, "stage": stage}
    work.event("case_urged", case=case.id, **told)


def known(cases: CasesState, case_id: str) -> Case:
    """A case whose clock runs."""
    case = cases.find(case_id)
    assert case is not None, "a clock runs for a case nobody has"
    return case
