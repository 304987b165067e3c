"""The windows that join a case: each gets its part at once, to be done side by side (row F4)."""

from collections.abc import Iterable
from dataclasses import replace

from hall_server.cases.reckoning import task_days
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case, CaseTask
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work


def join(scene: Scene, case: Case, joined: Iterable[int], work: Work) -> list[int]:
    """Opens a task for each window that has none yet, and tells which windows those are."""
    known = {task.window for task in scene.cases.tasks_of(case.id) if task.state != "dropped"}
    added = sorted(set(joined) - known - {case.window})
    due, yellow_from = task_days(scene)
    for window in added:
        task = CaseTask(
            id=new_id(work.now),
            case_id=case.id,
            window=window,
            opened_at=to_text(work.now),
            due=due,
            yellow_from=yellow_from,
        )
        work.put(task)
        work.event("case_joined", case=case.id, task=task.id, window=window, due=due)
    return added


def open_tasks(scene: Scene, case: Case) -> list[CaseTask]:
    """The parts that are not done."""
    return [task for task in scene.cases.tasks_of(case.id) if task.state == "open"]


def drop_tasks(scene: Scene, case: Case, work: Work) -> None:
    """The case ended: nobody has to do anything for it any more."""
    for task in open_tasks(scene, case):
        work.put(replace(task, state="dropped", done_at=to_text(work.now)))
        work.event("task_dropped", case=case.id, task=task.id, window=task.window)
