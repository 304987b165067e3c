"""What waits for a leader on the page of clocks, worked out from the hall; draws nothing.

What is asked for, whose owner has left, and what took its applicant too many visits: found by what
memory keeps of them, never by looking at every case.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from hall_link.wire.base import Words
from hall_link.wire.cases import CaseAct, Wish
from hall_link.wire.guide import LimitUnit
from hall_server.cases.promises import told_unit
from hall_server.cases.room import Scene
from hall_server.cases.tables import Case
from hall_server.cases.views import kind_name
from hall_server.delivery.hall import Hall

LINES = 50
"""How many of each are listed; the count tells of all."""

Asked = Wish | Literal["extension"]
Loose = Literal["left", "often"]
"""left: its owner is no longer of the staff. often: more visits than a matter should need."""

APPROVE: dict[Asked, tuple[CaseAct, CaseAct]] = {
    "extension": ("approve_extension", "deny_extension"),
    "fast_track": ("approve_fast_track", "deny_fast_track"),
    "longer": ("approve_longer", "deny_longer"),
}
"""How what is asked for is granted, and how it is denied."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Something a leader was asked for. days: how many more, or in all, so many `unit`. mine: who
    looks answers for the case, so another leader decides."""

    case_id: str
    number: str
    item: Words
    kind: Words
    asked: Asked
    days: int
    unit: LimitUnit
    due: str | None
    window: int
    owner: Words
    mine: bool


@dataclass(frozen=True, slots=True)
class LooseLine:
    """A case somebody has to look at, though its clock may be green."""

    case_id: str
    number: str
    item: Words
    kind: Words
    why: Loose
    visits: int
    window: int
    owner: Words


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits. `count`: the decisions, listed or not."""

    count: int
    decisions: tuple[Decision, ...]
    loose: tuple[LooseLine, ...]


def decisions_for(hall: Hall, me: str) -> Desk:
    """What a leader has to decide and to look after."""
    scene = hall.casework
    asked = _known(scene, scene.cases.waiting.asked())
    lines = (line for case in asked for line in _decisions(scene, case, me))
    loose = (*_left(scene), *_often(scene))
    return Desk(
        count=waiting(hall),
        decisions=tuple(islice(lines, LINES)),
        loose=tuple(islice(loose, LINES)),
    )


def waiting(hall: Hall) -> int:
    """How many cases wait for a leader's decision."""
    return len(hall.cases.waiting)


def loose_owners(hall: Hall) -> int:
    """How many open cases belong to nobody who is still of the staff."""
    return sum(1 for _ in _left(hall.casework))


def _decisions(scene: Scene, case: Case, me: str) -> Iterator[Decision]:
    if case.extension == "asked":
        yield _decision(scene, case, me, "extension", case.extension_days or 0, "working_day")
    if case.wish is not None:
        unit = told_unit(case.limit_unit)
        yield _decision(scene, case, me, case.wish, case.asked_days or 0, unit)


def _decision(
    scene: Scene, case: Case, me: str, asked: Asked, days: int, unit: LimitUnit
) -> Decision:
    return Decision(
        case_id=case.id,
        number=case.number,
        item=scene.guide.name_of(case.item),
        kind=kind_name(scene, case),
        asked=asked,
        days=days,
        unit=unit,
        due=case.due,
        window=case.window,
        owner=owner_words(scene, case.owner),
        mine=case.owner == me,
    )


def _left(scene: Scene) -> Iterator[LooseLine]:
    gone = [owner for owner in scene.cases.owners() if not answers(scene, owner)]
    cases = (case for owner in gone for case in scene.cases.of_owner(owner))
    return (_loose(scene, case, "left") for case in cases if not case.ended)


def _often(scene: Scene) -> Iterator[LooseLine]:
    most = scene.book.deadlines.many_visits
    cases = _known(scene, scene.cases.waiting.again())
    return (_loose(scene, case, "often") for case in cases if case.visits > most)


def _loose(scene: Scene, case: Case, why: Loose) -> LooseLine:
    return LooseLine(
        case_id=case.id,
        number=case.number,
        item=scene.guide.name_of(case.item),
        kind=kind_name(scene, case),
        why=why,
        visits=case.visits,
        window=case.window,
        owner=owner_words(scene, case.owner),
    )


def answers(scene: Scene, owner: str) -> bool:
    """Whether this owner is still there: of the staff, or a window's key that is good."""
    device = scene.devices.find(owner)
    return scene.staff.find(owner) is not None or (device is not None and not device.revoked_at)


def owner_words(scene: Scene, name: str) -> Words:
    """Whose a case is: by the name on the badge, also of one who left; else the window's."""
    known = scene.staff.names().get(name)
    return known or Words(zh="窗口", en="Window")


def _known(scene: Scene, ids: Iterable[str]) -> Iterator[Case]:
    found = (scene.cases.find(case_id) for case_id in ids)
    return (case for case in found if case is not None)
