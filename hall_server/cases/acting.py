"""What every act on a case is given, and what it gives back."""

from dataclasses import dataclass, field

from hall_link.wire.base import Words
from hall_link.wire.cases import ActOnCase
from hall_server.cases.moves import Who
from hall_server.cases.room import Scene
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.kernel.work import Actor, Work
from hall_server.staff.rules import LEADERS, may_lead

HANDLER: frozenset[Who] = frozenset({"handler"})
LEAD: frozenset[Who] = frozenset({"handler", "lead"})
LEADER: frozenset[Who] = frozenset({"leader"})
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

    facts: codes, days and ids, for the case's file and the ledger. more: what only this act knows
    of its forms, by their keys; never kept but in the form.
    """

    case: Case
    facts: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict, repr=False)
    warnings: tuple[Words, ...] = ()


def who_is(scene: Scene, case: Case, actor: Actor) -> frozenset[Who]:
    """What somebody is to a case: its handler, the lead of a joint one, a leader; or nobody.

    A manager who sits at a window stays a leader there.
    """
    if actor.role in LEADERS:
        return LEADER
    if actor.role != "clerk":
        return NOBODY
    mine = NOBODY
    if actor.id == case.owner or actor.window == case.window:
        mine = LEAD if case.flow == "joint" else HANDLER
    person = scene.staff.find(actor.id)
    return mine | LEADER if person is not None and may_lead(person.roles) else mine
