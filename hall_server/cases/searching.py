"""Finding cases among those in memory: the open ones and those that ended today."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from hall_link.wire.cases import CaseState, Colour
from hall_server.cases.acting import who_is
from hall_server.cases.clocks import clock_of
from hall_server.cases.room import Scene
from hall_server.cases.state import told_colour
from hall_server.cases.tables import Case
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS

WHOLE_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; a field left out narrows nothing. `text`: in the number, another
    authority's number, the item's name and, for who handles the case, the applicant's name."""

    state: CaseState | Literal["open"] | None = None
    window: int | None = None
    colour: Colour | None = None
    number: str = ""
    outer: str = ""
    text: str = ""


def search(
    scene: Scene, actor: Actor, wanted: Wanted, offset: int, limit: int
) -> tuple[list[Case], int]:
    """A page of the cases, the first due first, and how many there are in all.

    A clerk goes through those of the own window and the own ones; a whole number, or another
    authority's, finds a case anywhere in the hall, for who stands at the counter with it.
    """
    found = [case for case in _among(scene, wanted) if _fits(scene, actor, wanted, case)]
    first = nsmallest(offset + limit, found, key=lambda c: (c.ended, clock_of(c).due, c.number))
    return first[offset:], len(found)


def _among(scene: Scene, wanted: Wanted) -> Iterator[Case]:
    if len(wanted.number) == WHOLE_NUMBER:
        case = scene.cases.with_number(wanted.number)
        return iter([case] if case else [])
    if wanted.window is not None:
        return iter(scene.cases.at_window(wanted.window))
    return iter(scene.cases.all())


def _fits(scene: Scene, actor: Actor, wanted: Wanted, case: Case) -> bool:
    named = len(wanted.number) == WHOLE_NUMBER or bool(wanted.outer)
    if not named and actor.role not in LEADERS and not who_is(scene, case, actor):
        return False
    if wanted.state == "open" and case.ended:
        return False
    if wanted.state not in (None, "open", case.state):
        return False
    if wanted.window not in (None, case.window):
        return False
    if wanted.colour not in (None, told_colour(case, scene.day)):
        return False
    if wanted.outer and wanted.outer != case.outer:
        return False
    return case.number.startswith(wanted.number) and _says(scene, actor, case, wanted.text)


def _says(scene: Scene, actor: Actor, case: Case, text: str) -> bool:
    """Whether the text is found in what who asks may read of the case."""
    if not text:
        return True
    name = scene.guide.name_of(case.item)
    readable = [case.number, case.outer, name.zh, name.en]
    whose = scene.cases.applicant(case.id)
    if whose is not None and "handler" in who_is(scene, case, actor):
        readable.append(whose.name)
    return any(text.casefold() in told.casefold() for told in readable)
