"""The windows that join a case: each gets its part at once, to be done side by side (row F4)."""

from collections.abc import Iterable
from dataclasses import replace

from hall_server.cases.file_tables import CaseTask
from hall_server.cases.reckoning import task_days
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work


def join(scene: Scene, case: Case, joined: Iterable[int], work: Work) -> list[CaseTask]:
    """Opens a task for each window that has none yet, and gives those it opened."""
    known = {task.window for task in scene.cases.tasks_of(case.id) if task.state != "dropped"}
    added = sorted(set(joined) - known - {case.window})
    due, yellow_from = task_days(scene)
    opened = []
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
        opened.append(task)
        work.event("case_joined", case=case.id, task=task.id, window=window, due=due)
    return opened


def open_tasks(scene: Scene, case: Case) -> list[CaseTask]:
    """The parts that are not done."""
    return [task for task in scene.cases.tasks_of(case.id) if task.state == "open"]


def objections(scene: Scene, case: Case) -> list[CaseTask]:
    """The parts whose windows object, and no joint review has settled it."""
    return [task for task in scene.cases.tasks_of(case.id) if task.state == "objected"]


def change_places(scene: Scene, case: Case, window: int, work: Work) -> list[CaseTask]:
    """A joined window takes the lead: its own part is the lead's now, and who led before it has a
    part to do. Nothing changes where the new lead has none."""
    own = [task for task in scene.cases.tasks_of(case.id) if task.window == window]
    standing = [task for task in own if task.state != "dropped"]
    for task in standing:
        _drop(case, task, work)
    return join(scene, replace(case, window=window), [case.window], work) if standing else []


def drop_tasks(scene: Scene, case: Case, work: Work) -> None:
    """The case ended: nobody has to do anything for it any more."""
    for task in open_tasks(scene, case):
        _drop(case, task, work)


def _drop(case: Case, task: CaseTask, work: Work) -> None:
    work.put(replace(task, state="dropped", done_at=to_text(work.now)))
    work.event("task_dropped", case=case.id, task=task.id, window=task.window)
