"""What becomes of a case: decided here or above, or given up; and by when the applicant has the
paper that tells it."""

from dataclasses import replace
from datetime import date, datetime, time

from hall_server.cases.acting import Asked, Done, day_of_act
from hall_server.cases.joining import objections, open_tasks
from hall_server.cases.reckoning import accepted_on, deliver_by
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    ObjectionOpen,
    OutcomeNeeded,
    ReasonNeeded,
    RecipientNeeded,
    TasksOpen,
)
from hall_server.cases.tables import Case
from hall_server.kernel.clock import to_text

END_OF_DAY = time(23, 59)


def decide(asked: Asked) -> Done:
    """Granted, or denied for a reason. Raises `ReasonNeeded`, `WrongDay`; `TasksOpen` while a
    joined window has not done its part, for silence is no assent (Ruling 2); and `ObjectionOpen`
    where one objects to what is to be granted."""
    waiting = [task.window for task in open_tasks(asked.scene, asked.case)]
    if waiting:
        raise TasksOpen(windows=waiting)
    against = [task.window for task in objections(asked.scene, asked.case)]
    if against and asked.command.outcome == "granted":
        raise ObjectionOpen(windows=against)
    return note_answer(asked)


def note_answer(asked: Asked) -> Done:
    """What the level above has decided."""
    case = decided(asked, asked.case)
    return Done(case, decision_facts(case), {"reason": asked.command.reason})


def decided(asked: Asked, case: Case) -> Case:
    """The case with its outcome; from the day of the decision the result's own clock runs. Raises
    `OutcomeNeeded`, `ReasonNeeded`, `WrongDay`."""
    command = asked.command
    if command.outcome is None:
        raise OutcomeNeeded
    if command.outcome == "denied" and not command.reason.strip():
        raise ReasonNeeded
    day = day_of_act(asked, decided_from(asked.scene, case))
    return concluded(asked.scene, case, command.outcome, day)


def given_up(asked: Asked, outcome: str) -> Case:
    """Not gone on with: its slip is to be handed over now, and may be at once. Raises `WrongDay`,
    `RecipientNeeded` for a way it was handed over by without who took it."""
    case = concluded(asked.scene, asked.case, outcome, day_of_act(asked))
    told = asked.command.channel is not None or asked.command.recipient.strip()
    return delivered(asked, case) if told else case


def concluded(scene: Scene, case: Case, outcome: str, day: str) -> Case:
    """The case with what became of it on a day; whoever was urged before is urged anew."""
    return replace(
        case,
        outcome=outcome,
        decided_on=day,
        deliver_by=deliver_by(scene, date.fromisoformat(day)),
        urged=0,
        urged_on=None,
        stage=0,
    )


def delivered(asked: Asked, case: Case) -> Case:
    """Somebody has what was decided. Of an earlier day only the day is known: it counts as its end.

    Raises `RecipientNeeded`, and `WrongDay` for a day before the decision.
    """
    command = asked.command
    if command.channel is None or not command.recipient.strip():
        raise RecipientNeeded
    asked.work.put(replace(asked.whose, recipient=command.recipient.strip()))
    day = day_of_act(asked, case.decided_on)
    moment = asked.work.now
    if day != asked.scene.day:
        zone = asked.scene.hall.premises.zone
        moment = datetime.combine(date.fromisoformat(day), END_OF_DAY, zone)
    return replace(case, channel=command.channel, delivered_at=to_text(moment))


def decision_facts(case: Case) -> dict[str, str]:
    """What was decided, of which day, and by when it is to be handed over, for file and ledger."""
    return {
        "outcome": case.outcome or "",
        "decided_on": case.decided_on or "",
        "deliver_by": case.deliver_by or "",
    }


def decided_from(scene: Scene, case: Case) -> str:
    """The first day it can have been decided on: not before it came, nor before it was accepted,
    above not before it was sent there."""
    return max(case.business_day, case.sent_up_on or accepted_on(scene, case) or "")
