"""Finding cases among those in memory: the open ones and those that ended today."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from hall_link.wire.cases import CaseState, Colour
from hall_server.cases.acting import who_is
from hall_server.cases.room import Scene
from hall_server.cases.state import told_colour
from hall_server.cases.tables import Case
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS

WHOLE_NUMBER = 10

Test = Callable[[Case], bool]


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
    fits = _tests(scene, actor, wanted)
    page: list[Case] = []
    count = 0
    for day in _among(scene, wanted):
        found = [case for case in day if all(fit(case) for fit in fits)] if fits else day
        if count < offset + limit:
            page += sorted(found, key=lambda case: case.number)[max(0, offset - count) :]
        count += len(found)
    return page[:limit], count


def _among(scene: Scene, wanted: Wanted) -> Iterator[list[Case]]:
    """What can be meant at all, in the order of the days that count."""
    if len(wanted.number) == WHOLE_NUMBER:
        case = scene.cases.with_number(wanted.number)
        return iter([[case]] if case else [])
    return scene.cases.in_order(wanted.window, is_open=wanted.state == "open")


def _tests(scene: Scene, actor: Actor, wanted: Wanted) -> list[Test]:
    """What a case has to pass besides being among them, the cheapest first; none for a leader who
    asks for all."""
    tests: list[Test] = []
    is_whole = len(wanted.number) == WHOLE_NUMBER
    if is_whole and wanted.state == "open":
        tests.append(lambda case: not case.ended)
    if is_whole and wanted.window is not None:
        tests.append(lambda case: case.window == wanted.window)
    if wanted.state not in (None, "open"):
        tests.append(lambda case: case.state == wanted.state)
    if wanted.outer:
        tests.append(lambda case: case.outer == wanted.outer)
    if wanted.number:
        tests.append(lambda case: case.number.startswith(wanted.number))
    if wanted.colour is not None:
        tests.append(lambda case: told_colour(case, scene.day) == wanted.colour)
    if not is_whole and not wanted.outer and actor.role not in LEADERS:
        tests.append(lambda case: bool(who_is(scene, case, actor)))
    if wanted.text:
        tests.append(_says(scene, actor, wanted.text.casefold()))
    return tests


def _says(scene: Scene, actor: Actor, text: str) -> Test:
    """Whether the text is found in what who asks may read of the case."""
    names: dict[str, bool] = {}

    def is_called(item: str) -> bool:
        if item not in names:
            name = scene.guide.name_of(item)
            names[item] = text in name.zh.casefold() or text in name.en.casefold()
        return names[item]

    def says(case: Case) -> bool:
        if is_called(case.item) or text in case.number or text in case.outer.casefold():
            return True
        whose = None if actor.role in LEADERS else scene.cases.applicant(case.id)
        if whose is None or text not in whose.name.casefold():
            return False
        return "handler" in who_is(scene, case, actor)

    return says
