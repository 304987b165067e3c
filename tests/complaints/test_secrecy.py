"""A complaint never reaches who it is about, nor their subordinates (row H5, Ruling 14)."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.complaints.dues import begun, colour_of, due_day, leader_day
from hall_server.complaints.secrecy import (
    givable,
    handlers_of,
    leaders_of,
    may_act,
    may_count,
    may_open,
)
from hall_server.complaints.tables import Complaint
from hall_server.complaints.views import may_know_group, rows_for, tally_for
from hall_server.deadlines.calendar import LegalCalendar
from hall_server.premises.casebook import Complaints
from hall_server.staff.tables import Staff
from tests.complaints.small_office import left, office
from tests.support.small_hall import words

pytestmark = pytest.mark.unit

NAMES = [f"p{n}" for n in range(8)]
ZONE = ZoneInfo("Asia/Shanghai")
ROLES = ("clerk", "complaints", "manager", "administrator", "guide")


@st.composite
def peoples(draw: st.DrawFn) -> dict[str, Staff]:
    """Any hall: any roles, anybody above anybody, rings too."""
    return {
        name: Staff(
            name,
            words(name),
            words(""),
            tuple(draw(st.sets(st.sampled_from(ROLES), min_size=1))),
            superior=draw(st.sampled_from([None, *NAMES])),
        )
        for name in NAMES
    }


complaints = st.builds(
    Complaint,
    id=st.just("c"),
    number=st.just("20260001"),
    code=st.just("000000"),
    what=st.sampled_from(["complaint", "suggestion", "praise", "petition"]),
    concerns=st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple),
    state=st.sampled_from(["received", "assigned", "answered", "reopened", "closed"]),
    handler=st.sampled_from([None, *NAMES]),
    reopened_at=st.sampled_from([None, "2026-11-23T01:00:00.000000+00:00"]),
)


def below(people: dict[str, Staff], heads: tuple[str, ...]) -> set[str]:
    """Everybody these may order about, worked out from above."""
    found = set(heads)
    while True:
        more = {p.name for p in people.values() if p.superior in found} - found
        if not more:
            return found
        found |= more


@given(peoples(), complaints)
@settings(max_examples=60, deadline=None)
def test_it_never_reaches_the_named_or_their_subordinates(
    people: dict[str, Staff], complaint: Complaint
) -> None:
    shut_out = below(people, complaint.concerns)
    for told in (handlers_of, leaders_of, givable):
        assert shut_out.isdisjoint(told(complaint, people))
    for name in shut_out:
        assert not may_open(name, complaint, people)
        assert not may_count(name, complaint, people)
        assert not may_act(name, complaint, people)


@given(peoples(), complaints)
@settings(max_examples=60, deadline=None)
def test_whoever_is_left_with_the_role_handles_it(
    people: dict[str, Staff], complaint: Complaint
) -> None:
    free = set(people) - below(people, complaint.concerns)
    holders = {name for name in free if "complaints" in people[name].roles}
    managers = {name for name in free if "manager" in people[name].roles}
    administrators = {name for name in free if "administrator" in people[name].roles}
    found = set(handlers_of(complaint, people))
    assert found == (holders or managers or administrators)
    for name in free:
        plain = name != complaint.handler and complaint.reopened_at is None
        if may_open(name, complaint, people) and plain:
            assert name in found


@pytest.mark.parametrize(
    ("concerns", "found"),
    [((), ["holder"]), (("holder",), ["head"]), (("head",), ["admin"]), (("admin",), [])],
)
def test_administrators_come_last(concerns: tuple[str, ...], found: list[str]) -> None:
    """Whoever is named takes all below out of it; above the head there is the administrator."""
    above = {"holder": ("complaints", "head"), "head": ("manager", "admin")}
    people = {
        name: Staff(name, words(name), words(""), (role,), superior=superior)
        for name, (role, superior) in {**above, "admin": ("administrator", None)}.items()
    }
    complaint = Complaint("c", "20260001", "000000", "complaint", concerns=concerns)
    assert handlers_of(complaint, people) == found


def test_to_who_may_not_know_it_is_not_even_counted() -> None:
    hall = office()
    taken, _ = left(hall, staff="clerk", what="petition", group=9)
    desk, everything = hall.state.office, list(hall.state.complaints.all())
    for name in ("clerk", "helper"):
        assert rows_for(desk, name, everything) == []
        assert tally_for(desk, name).waiting == 0
        assert not may_know_group(desk, name, taken.number)
    (row,) = rows_for(desk, "boss", everything)
    assert (row.opens, row.category, row.handler) == (False, "", None)
    assert tally_for(desk, "boss").waiting == tally_for(desk, "admin").waiting == 1
    assert rows_for(desk, "handler", everything)[0].opens


def test_it_is_told_where_nobody_is_left() -> None:
    hall = office({"boss": (("manager",), None), "admin": (("administrator",), None)})
    left(hall, staff="boss")
    assert tally_for(hall.state.office, "admin").stuck == 0
    hall = office({"boss": (("manager",), None), "guard": (("guide",), None)})
    left(hall, staff="boss")
    assert handlers_of(next(iter(hall.state.complaints.all())), hall.state.office.people) == []


@pytest.mark.parametrize(
    ("begun", "what", "complicated", "rules", "due"),
    [
        # Friday: the next working day is Monday
        ("2026-11-20", "complaint", False, {}, "2026-11-23"),
        ("2026-11-20", "complaint", False, {"simple": "same-day"}, "2026-11-20"),
        # a Sunday is no working day: the same day is Monday
        ("2026-11-22", "complaint", False, {"simple": "same-day"}, "2026-11-23"),
        # 14 February 2026 is a make-up Saturday, 15 to 23 February are the Spring Festival
        ("2026-02-13", "complaint", False, {}, "2026-02-14"),
        ("2026-02-14", "complaint", False, {}, "2026-02-24"),
        ("2026-02-13", "complaint", True, {}, "2026-02-27"),
        ("2026-02-13", "complaint", True, {"complex_days": 7, "complex_unit": "day"}, "2026-02-24"),
        # three days, the last of them a day off
        ("2026-02-13", "petition", False, {}, "2026-02-24"),
        ("2026-11-23", "petition", False, {}, "2026-11-26"),
    ],
)
def test_the_day_of_the_answer(
    begun: str, what: str, complicated: bool, rules: dict[str, str], due: str
) -> None:
    held = Complaints.model_validate(rules)
    day = date.fromisoformat(begun)
    assert str(due_day(held, LegalCalendar(), what, complicated, day)) == due
    leader = leader_day(held, LegalCalendar(), what, day)
    assert (leader is None) == (what != "petition")


@pytest.mark.parametrize(
    ("today", "colour"),
    [
        ("2026-11-23", "green"),
        ("2026-11-24", "green"),
        ("2026-11-25", "yellow"),
        ("2026-11-26", "yellow"),
        ("2026-11-27", "red"),
    ],
)
def test_the_colours_of_its_clock(today: str, colour: str) -> None:
    fields = {"business_day": "2026-11-23", "due": "2026-11-26"}
    complaint = Complaint(id="c", number="20260001", code="000000", **fields)
    assert colour_of(complaint, LegalCalendar(), date.fromisoformat(today), 1, ZONE) == colour


def test_opened_again_before_eight_it_came_today() -> None:
    fields = {"business_day": "2026-11-16", "due": "2026-11-24", "state": "reopened"}
    again = "2026-11-22T23:30:00.000000+00:00"  # half past seven on Monday the 23rd, there
    told = {"id": "c", "number": "20260001", "code": "000000", "reopened_at": again}
    complaint = Complaint(**told, **fields)  # type: ignore[arg-type]
    assert begun(complaint, ZONE) == date(2026, 11, 23)
    assert colour_of(complaint, LegalCalendar(), date(2026, 11, 23), 1, ZONE) == "green"
