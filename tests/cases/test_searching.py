"""A clerk's search goes through what concerns the clerk, not through the hall."""

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from hall_link.wire.cases import CaseState
from hall_server.cases import searching
from hall_server.cases.acting import who_is
from hall_server.cases.searching import Wanted, look, search
from hall_server.kernel.work import Actor
from hall_server.premises.casebook import Casebook
from hall_server.staff.tables import Staff
from hall_server.web.case_api import Search, list_cases
from tests.cases.case_hall import LEADER
from tests.support.looping import run
from tests.support.open_cases import case, hall_with, task
from tests.support.small_hall import SmallHall, words

pytestmark = pytest.mark.unit

CHEN = Actor("staff", "chenfang", "clerk", 2)
WANG = Actor("staff", "wang", "clerk", 2)


def crowded(others: int = 40) -> SmallHall:
    """At window 2 one case, and a part in a joint one of window 1; window 3 hands over what is
    ready; everything else is window 1's."""
    state: CaseState = "ready"
    joint = case(101, owner="li", flow="joint", kind="joint")
    records = [
        *(case(n, owner="li") for n in range(1, others + 1)),
        case(100, window=2, owner="li"),
        joint,
        task(1, joint, due="2026-11-25", yellow_from="2026-11-24"),
        task(2, case(102), state="dropped", due="2026-11-25", yellow_from="2026-11-24"),
        case(102, owner="li", flow="joint", kind="joint"),
        case(103, owner="chenfang"),
        case(104, owner="li", state=state),
        case(105, window=2, owner="li", state="closed"),
        Staff("wang", words("王"), words("主任"), ("clerk", "manager")),
    ]
    return hall_with(*records, casebook=Casebook(fetch_item="item-b"))


def numbers(hall: SmallHall, actor: Actor, **wanted: Any) -> list[str]:
    """How the numbers end."""
    found, count = search(hall.state.casework, actor, Wanted(**wanted), 0, 200)
    assert count == len(found)
    return [one.number[-3:] for one in found]


def test_a_clerk_is_asked_about_no_case_of_other_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(scene: Any, found: Any, actor: Actor) -> Any:
        asked.append(found.id)
        return who_is(scene, found, actor)

    hall = crowded()
    monkeypatch.setattr(searching, "who_is", noted)
    # windows 2 and 3 hand over what lies ready
    assert numbers(hall, CHEN) == ["100", "101", "103", "104", "105"]
    assert len(asked) <= 4
    assert sum(map(len, look(hall.state.casework, CHEN, Wanted()).days)) == 5


@pytest.mark.parametrize(
    "actor",
    [CHEN, WANG, LEADER, Actor("staff", "li", "clerk", 3), Actor("device", "c", "clerk", None)],
)
@pytest.mark.parametrize("window", [None, 1, 2])
@pytest.mark.parametrize("state", [None, "open", "ready", "closed"])
def test_everybody_finds_what_they_have_to_do_with(
    actor: Actor, window: int | None, state: Any
) -> None:
    hall = crowded(3)
    scene = hall.state.casework
    states = {"open": lambda one: not one.ended, None: lambda one: True}
    fits = states.get(state, lambda one: one.state == state)
    wanted = {
        one.number[-3:]
        for one in scene.cases.all()
        if who_is(scene, one, actor) and fits(one) and window in (None, one.window)
    }
    assert set(numbers(hall, actor, window=window, state=state)) == wanted


def test_any_case_is_found_by_its_number_or_another_authoritys() -> None:
    hall = hall_with(case(1, owner="li", outer="X-7"), case(2, owner="li"))
    nobody = Actor("staff", "zhao", "clerk", 3)
    assert numbers(hall, nobody) == []
    assert numbers(hall, nobody, number="2611160002") == ["002"]
    assert numbers(hall, nobody, outer="X-7") == ["001"]


def test_a_long_search_is_made_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    page = searching.Look.page

    def noted(self: searching.Look, *span: int) -> Any:
        threads.append(threading.get_ident())
        return page(self, *span)

    monkeypatch.setattr(searching, "LONG", 10)
    monkeypatch.setattr(searching.Look, "page", noted)
    desk = SimpleNamespace(hub=SimpleNamespace(hall=crowded(20).state))
    request: Any = SimpleNamespace(app=SimpleNamespace(state=SimpleNamespace(desk=desk)))

    async def counted(who: Actor) -> tuple[int, bool]:
        """How many were found, and whether on the loop."""
        told = await list_cases(request, who, Search(q="261116"))
        return told.count, threads.pop() == threading.get_ident()

    assert [run(counted(who)) for who in (LEADER, CHEN)] == [(26, False), (5, True)]
