"""What becomes of a case: decided here or above, with a day by which the result is delivered."""

from dataclasses import replace

from hall_link.wire.cases import ActOnCase
from hall_server.cases.acting import Asked, Done
from hall_server.cases.joining import objections, open_tasks
from hall_server.cases.reckoning import deliver_by
from hall_server.cases.room import Scene
from hall_server.cases.rules import ObjectionOpen, OutcomeNeeded, ReasonNeeded, TasksOpen
from hall_server.cases.tables import Case


def decide(asked: Asked) -> Done:
    """Granted, or denied for a reason. Raises `ReasonNeeded`; `TasksOpen` while a joined window
    has not done its part, for silence is no assent (Ruling 2); and `ObjectionOpen` where one
    objects to what is to be granted."""
    waiting = [task.window for task in open_tasks(asked.scene, asked.case)]
    if waiting:
        raise TasksOpen(windows=waiting)
    against = [task.window for task in objections(asked.scene, asked.case)]
    if against and asked.command.outcome == "granted":
        raise ObjectionOpen(windows=against)
    return note_answer(asked)


def note_answer(asked: Asked) -> Done:
    """What the level above has decided."""
    case = decided(asked.scene, asked.case, asked.command)
    facts = {"outcome": case.outcome or "", "deliver_by": case.deliver_by or ""}
    return Done(case, facts, {"reason": asked.command.reason})


def decided(scene: Scene, case: Case, command: ActOnCase) -> Case:
    """The case with its outcome; from today the result's own clock runs. Raises `OutcomeNeeded`,
    `ReasonNeeded`."""
    if command.outcome is None:
        raise OutcomeNeeded
    if command.outcome == "denied" and not command.reason.strip():
        raise ReasonNeeded
    return replace(
        case,
        outcome=command.outcome,
        decided_on=scene.day,
        deliver_by=deliver_by(scene),
        urged=0,
        urged_on=None,
        stage=0,
    )
