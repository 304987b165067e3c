"""What every act on a case is given, and what it gives back."""

from dataclasses import dataclass, field

from hall_link.wire.base import Words
from hall_link.wire.cases import ActOnCase
from hall_server.cases.fetching import fetch_windows
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.moves import Who
from hall_server.cases.room import Scene
from hall_server.cases.rules import WrongDay
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.kernel.work import Actor, Work
from hall_server.staff.rules import LEADERS, may_lead

HANDLER: frozenset[Who] = frozenset({"handler"})
LEAD: frozenset[Who] = frozenset({"handler", "lead"})
LEADER: frozenset[Who] = frozenset({"leader"})
JOINED: frozenset[Who] = frozenset({"joined"})
COUNTER: frozenset[Who] = frozenset({"counter"})
NOBODY: frozenset[Who] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """An act that was checked by the table of moves; `case` as it stands before it."""

    scene: Scene
    case: Case
    whose: ApplicantRecord
    mine: frozenset[Who]
    command: ActOnCase
    work: Work


@dataclass(frozen=True, slots=True)
class Done:
    """What it changed. The table of moves gives the case its new state.

    facts: codes, days and ids, for the case's file and the ledger. joined: the parts that were
    opened for other windows. more: what only this act knows
    of its forms, by their keys; never kept but in the form.
    """

    case: Case
    facts: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict, repr=False)
    warnings: tuple[Words, ...] = ()
    joined: tuple[CaseTask, ...] = ()


def day_of_act(asked: Asked, earliest: str | None = None) -> str:
    """The day it really happened, `YYYY-MM-DD`: as told, else today. Raises `WrongDay` for a day
    to come, for one before the case was taken in, and for one before `earliest`."""
    first = max(asked.case.business_day, earliest or "")
    day = asked.command.day or asked.scene.day
    if not first <= day <= asked.scene.day:
        raise WrongDay(first=first, last=asked.scene.day)
    return day


def who_is(scene: Scene, case: Case, actor: Actor) -> frozenset[Who]:
    """What somebody is to a case: its handler, the lead of a joint one, of a window that joined it,
    where results are fetched, a leader; or nobody.

    A manager who sits at a window stays a leader there.
    """
    if actor.role in LEADERS:
        return LEADER
    if actor.role != "clerk":
        return NOBODY
    mine = NOBODY
    if actor.id == case.owner or actor.window == case.window:
        mine = LEAD if case.flow == "joint" else HANDLER
    elif case.flow == "joint" and _has_part(scene, case, actor):
        mine = JOINED
    if case.state == "ready" and actor.window in fetch_windows(scene):
        mine = mine | COUNTER
    person = scene.staff.find(actor.id)
    return mine | LEADER if person is not None and may_lead(person.roles) else mine


def _has_part(scene: Scene, case: Case, actor: Actor) -> bool:
    """Sits at a window whose part is not dropped; once the case is over, nobody does."""
    tasks = scene.cases.tasks_of(case.id)
    return not case.ended and any(
        task.window == actor.window and task.state != "dropped" for task in tasks
    )
