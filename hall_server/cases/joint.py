"""A joint case among its windows: each answers for its part (row F4).

Silence is no assent (Ruling 2): a part nobody answered stays open, turns red, is urged and told to
those above. What was not agreed so is decided by a joint review (see `meeting`).
"""

from dataclasses import replace

from hall_link.wire.case_views import CaseDone, CaseRow
from hall_link.wire.cases import ActOnTask
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.filing import note_step
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    NotYourCase,
    ReasonNeeded,
    TaskEnded,
    UnknownTask,
)
from hall_server.cases.tables import Case
from hall_server.cases.views import joint_stand, row_of
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.windows.rules import check_may_act

MEMO = "joint-memo"
"""联审备忘登记: who came, what was decided, by when the rest is done."""


def act_on_task(scene: Scene, command: ActOnTask, work: Work) -> CaseDone:
    """The window agrees, objects for a reason, or warns its lead early that it will be late.

    An objection may be taken back by agreeing. Raises `UnknownTask`, what `check_may_act` raises,
    `NotYourCase` for another window's part, `TaskEnded`, `ReasonNeeded`.
    """
    task = scene.cases.task(command.task_id)
    case = scene.cases.find(task.case_id) if task else None
    if task is None or case is None:
        raise UnknownTask
    window = scene.windows.find(command.window)
    check_may_act(window, scene.windows.seat(window.number), work.actor)
    if task.window != command.window:
        raise NotYourCase
    _check_answer(case, task, command)
    answered = _answered(task, command, work)
    work.put(answered)
    note_step(case, command.act, {"window": str(task.window)}, command.reason, work)
    work.event(
        "task_warned" if command.act == "warn_late" else "task_answered",
        case=case.id,
        task=task.id,
        window=task.window,
        lead=case.window,
        state=answered.state,
    )
    return CaseDone(case=row_with(scene, case, [answered]))


def row_with(scene: Scene, case: Case, changed: list[CaseTask]) -> CaseRow:
    """The case with its parts as they are now."""
    tasks = {task.id: task for task in (*scene.cases.tasks_of(case.id), *changed)}
    stand = joint_stand(case, list(tasks.values()))
    return row_of(scene, case, scene.today).model_copy(update={"joint": stand})


def _check_answer(case: Case, task: CaseTask, command: ActOnTask) -> None:
    is_open = task.state == "open" or (task.state == "objected" and command.act == "agree")
    if not is_open or case.ended or case.outcome is not None:
        raise TaskEnded(state=task.state)
    if command.act != "agree" and not command.reason.strip():
        raise ReasonNeeded


def _answered(task: CaseTask, command: ActOnTask, work: Work) -> CaseTask:
    now, note = to_text(work.now), command.reason.strip()
    if command.act == "warn_late":
        return replace(task, warned_at=now, note=note)
    return replace(
        task,
        state="agreed" if command.act == "agree" else "objected",
        done_at=now,
        done_by=work.actor.id,
        note=note,
    )
