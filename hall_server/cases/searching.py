"""Finding cases among those in memory: the open ones and those that ended today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from hall_link.wire.cases import CaseState, Colour
from hall_server.cases.acting import who_is
from hall_server.cases.fetching import fetch_windows
from hall_server.cases.room import Scene
from hall_server.cases.state import told_colour
from hall_server.cases.tables import Case
from hall_server.kernel.work import Actor
from hall_server.staff.rules import LEADERS, may_lead

WHOLE_NUMBER = 10

LONG = 2000
"""Cases that are gone through in a few milliseconds."""

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


@dataclass(frozen=True, slots=True)
class Look:
    """What a search goes through and what a case has to pass, taken out of memory at one moment:
    the hall may go on while a thread is looking."""

    days: list[list[Case]]
    tests: list[Test]

    @property
    def is_long(self) -> bool:
        """Whether it would keep others waiting."""
        return bool(self.tests) and sum(map(len, self.days)) > LONG

    def page(self, offset: int, limit: int) -> tuple[list[Case], int]:
        """A page of the cases, the first due first, and how many there are in all."""
        page: list[Case] = []
        count = 0
        for day in self.days:
            found = [case for case in day if all(passes(case) for passes in self.tests)]
            if count < offset + limit:
                page += sorted(found, key=lambda case: case.number)[max(0, offset - count) :]
            count += len(found)
        return page[:limit], count


def look(scene: Scene, actor: Actor, wanted: Wanted) -> Look:
    """Where a search has to look.

    A clerk goes through the cases of the own window, the own ones and those the window has a part
    in; a whole number, or another authority's, finds a case anywhere in the hall, for who stands
    at the counter with it. A leader goes through all.
    """
    return Look(list(_among(scene, actor, wanted)), _tests(scene, actor, wanted))


def search(
    scene: Scene, actor: Actor, wanted: Wanted, offset: int, limit: int
) -> tuple[list[Case], int]:
    """A page of the cases, the first due first, and how many there are in all."""
    return look(scene, actor, wanted).page(offset, limit)


def _among(scene: Scene, actor: Actor, wanted: Wanted) -> Iterable[list[Case]]:
    """What can be meant at all, in the order of the days that count."""
    if len(wanted.number) == WHOLE_NUMBER:
        case = scene.cases.with_number(wanted.number)
        return [[case]] if case else []
    is_open = wanted.state == "open"
    if wanted.outer or _leads(scene, actor):
        return scene.cases.in_order(wanted.window, is_open=is_open)
    is_fetched_here = actor.window in fetch_windows(scene)
    beside = scene.cases.beside(actor.window, actor.id, is_fetched_here)
    concerned = [case for case in beside if who_is(scene, case, actor)]
    return scene.cases.concerning(actor.window, concerned, is_open=is_open)


def _leads(scene: Scene, actor: Actor) -> bool:
    """Leaders see every case, at a window too."""
    person = scene.staff.find(actor.id)
    return actor.role in LEADERS or (person is not None and may_lead(person.roles))


def _tests(scene: Scene, actor: Actor, wanted: Wanted) -> list[Test]:
    """What a case has to pass besides being among them, the cheapest first; none for who asks for
    all."""
    tests: list[Test] = []
    if wanted.state == "open" and len(wanted.number) == WHOLE_NUMBER:
        tests.append(lambda case: not case.ended)
    if wanted.window is not None:
        tests.append(lambda case: case.window == wanted.window)
    if wanted.state not in (None, "open"):
        tests.append(lambda case: case.state == wanted.state)
    if wanted.outer:
        tests.append(lambda case: case.outer == wanted.outer)
    if wanted.number:
        tests.append(lambda case: case.number.startswith(wanted.number))
    if wanted.colour is not None:
        day = scene.day
        tests.append(lambda case: told_colour(case, day) == wanted.colour)
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
        whose = scene.cases.applicant(case.id) if _handles(actor, case) else None
        return whose is not None and text in whose.name.casefold()

    return says


def _handles(actor: Actor, case: Case) -> bool:
    """As `who_is` has it of a case's handler, without a look at what may change meanwhile."""
    return actor.role == "clerk" and (actor.id == case.owner or actor.window == case.window)
