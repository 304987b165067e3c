"""Lists of cases take day after day, without putting all cases of the hall in order."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.cases.clocks import clock_of
from hall_server.cases.searching import Wanted, search
from hall_server.cases.shelves import Shelves
from hall_server.cases.tables import Case
from tests.cases.case_hall import LEADER, CaseHall
from tests.support.open_cases import case, hall_with

pytestmark = pytest.mark.unit

CHANGES = st.fixed_dictionaries(
    {
        "window": st.integers(1, 3),
        "state": st.sampled_from(["accepted", "decided", "closed", "stopped"]),
        "due": st.sampled_from(["2026-11-18", "2026-11-20", "2026-11-24"]),
        "green": st.booleans(),
    }
)


def _order(shown: Case) -> tuple[bool, str]:
    return shown.ended, clock_of(shown).due


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 8), CHANGES), max_size=30))
def test_whatever_changes_each_case_lies_on_its_one_shelf(
    changes: list[tuple[int, dict[str, object]]],
) -> None:
    shelves, known = Shelves(), dict[str, Case]()
    for place, change in changes:
        changed = replace(case(place), **change)  # type: ignore[arg-type]
        known[changed.id] = changed
        shelves.put(changed)
    groups = list(shelves.in_order())
    assert all(_order(a[0]) < _order(b[0]) for a, b in pairwise(groups))
    assert sorted(c.id for day in groups for c in day) == sorted(known)
    for window in (1, 2, 3):
        here = [c for c in known.values() if c.window == window and not c.ended]
        lying = [c for day in shelves.in_order(window, is_open=True) for c in day]
        assert {c.id for c in lying} == {c.id for c in here}
        assert shelves.open_at(window) == len(here)
        assert {c.id for c in shelves.green_at(window)} == {c.id for c in here if c.green}


def test_a_page_begins_with_what_is_due_first_and_tells_how_many_there_are() -> None:
    days = ["2026-11-24", "2026-11-18", "2026-11-20"]
    hall = hall_with(*(case(n, due=days[n % 3], window=1 + n % 2) for n in range(1, 13)))
    pages = [search(hall.state.casework, LEADER, Wanted(), at, 5) for at in (0, 5, 10)]
    shown = [found for page, _ in pages for found in page]
    assert [found.due for found in shown] == sorted(found.due or "" for found in shown)
    assert len({found.id for found in shown}) == 12
    assert {count for _, count in pages} == {12}
    assert [c.due for c in shown[:4]] == ["2026-11-18"] * 4
    assert shown[:4] == sorted(shown[:4], key=lambda c: c.number)


def test_what_was_urged_is_forgiven_when_it_is_decided() -> None:
    hall = CaseHall()
    late = hall.opened()
    hall.state.cases.apply_case(replace(hall.case(late), urged=3, urged_on="2026-11-10", stage=2))
    hall.act(late, "decide", outcome="granted")
    decided = hall.case(late)
    assert (decided.urged, decided.urged_on, decided.stage) == (0, None, 0)
