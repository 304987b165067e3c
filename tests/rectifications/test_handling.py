"""A bad rating is put right, act by act, and never by the clerk rated (row D5, Ruling 10)."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from hall_link.wire.complaints import HandleRectification
from hall_link.wire.ratings import AddToRating
from hall_server.rectifications.moves import MOVES, NOT_UPHELD, WrongState, after
from hall_server.rectifications.rules import (
    AssigneeIsRated,
    NoteNeeded,
    NotTheAssignee,
    UnknownRectification,
    VerifierIsAssignee,
    colour_of,
    may_see,
)
from hall_server.rectifications.views import tally_for
from hall_server.staff.rules import UnknownStaff
from hall_server.web.manager.alarms import alarms
from tests.rectifications.small_room import PEOPLE, RatedHall

pytestmark = pytest.mark.unit

TEXT = "kept me waiting"


@pytest.fixture
def hall() -> RatedHall:
    """A hall with a bad rating."""
    hall = RatedHall()
    hall.rated(1, TEXT)
    return hall


def brought_to(hall: RatedHall, state: str, upheld: bool = True) -> None:
    """Does what leads there."""
    way: list[tuple[str, str, dict[str, Any]]] = [
        ("assign", "boss", {"staff": "handler"}),
        ("contact", "handler", {"text": "spoke"}),
        ("find", "handler", {"text": "so it was", "upheld": upheld}),
        *([("fix", "handler", {"text": "put right"})] if upheld else []),
        ("verify", "second", {}),
        ("call_back", "handler", {"text": "rang", "satisfied": True}),
        ("close", "boss", {}),
    ]
    for act, name, told in way:
        if hall.opened().state == state:
            return
        hall.handled(act, name, **told)


@pytest.mark.parametrize("upheld", [True, False, None])
def test_the_whole_of_its_life_is_the_table(hall: RatedHall, upheld: bool | None) -> None:
    table = NOT_UPHELD if upheld is False else MOVES
    states = {state for moves in MOVES.values() for state in moves} | {"closed"}
    for act, moves in table.items():
        for state in states:
            record = replace(hall.opened(), state=state, upheld=upheld)
            if state in moves:
                assert after(act, record) == moves[state]
            else:
                with pytest.raises(WrongState):
                    after(act, record)


@pytest.mark.parametrize("level", [5, 4, 3])
def test_a_good_rating_opens_nothing(level: int) -> None:
    hall = RatedHall()
    hall.rated(level)
    assert list(hall.state.rectifications.all()) == []


def test_a_bad_rating_opens_one_with_its_days(hall: RatedHall) -> None:
    record = hall.opened()
    assert (record.rated, record.window, record.level) == ("wang", 1, 1)
    assert (record.contact_due, record.fix_due) == ("2026-11-24", "2026-11-30")
    assert [told["rating"] for told in hall.told("rectification_opened")] == [record.rating_id]


def test_a_bad_supplement_of_a_good_rating_opens_one_and_of_a_bad_one_no_second() -> None:
    hall = RatedHall()
    hall.do(AddToRating(secret=hall.rated(5), level=2))
    assert hall.opened().level == 2
    hall.do(AddToRating(secret=hall.rated(1), level=1))
    assert len(list(hall.state.rectifications.all())) == 2


def test_the_whole_way(hall: RatedHall) -> None:
    brought_to(hall, "closed")
    record = hall.opened()
    assert (record.state, record.upheld, record.satisfied) == ("closed", True, True)
    assert record.verified_by == "second"
    assert [note.by for note in record.notes] == [
        "boss",
        "handler",
        "handler",
        "handler",
        "second",
        "handler",
        "boss",
    ]
    ledger = "".join(entry.body for entry in hall.store.entries)
    assert not any(text in ledger for text in (TEXT, "spoke", "so it was", "put right", "rang"))


def test_not_upheld_needs_no_fix_but_a_second_pair_of_eyes(hall: RatedHall) -> None:
    brought_to(hall, "found", upheld=False)
    with pytest.raises(WrongState):
        hall.handled("fix", text="nothing")
    with pytest.raises(VerifierIsAssignee):
        hall.handled("verify")
    assert hall.handled("verify", "second", satisfied=False, text="look again") == "contacted"
    assert hall.opened().upheld is None
    hall.handled("find", upheld=False, text="another visit was meant")
    assert hall.handled("verify", "boss") == "verified"
    (rating,) = [r for r in hall.store.records.values() if getattr(r, "rated_at", None)]
    assert (rating.level, rating.text) == (1, TEXT)  # type: ignore[attr-defined]


def test_what_is_not_put_right_goes_back(hall: RatedHall) -> None:
    brought_to(hall, "fixed")
    with pytest.raises(NoteNeeded):
        hall.handled("verify", "second", satisfied=False)
    assert hall.handled("verify", "second", satisfied=False, text="still so") == "found"
    assert hall.handled("fix", text="now") == "fixed"


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("wang", AssigneeIsRated),
        ("below", AssigneeIsRated),
        ("guide", NotTheAssignee),
        ("nobody", UnknownStaff),
    ],
)
def test_to_whom_it_is_never_given(hall: RatedHall, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        hall.handled("assign", "boss", staff=name)


@pytest.mark.parametrize("name", ["wang", "below", "guide", "nobody"])
def test_to_the_clerk_rated_and_to_strangers_there_is_none(hall: RatedHall, name: str) -> None:
    with pytest.raises(UnknownRectification):
        hall.handled("assign", name, staff="handler")
    assert not may_see(name, hall.opened(), hall.state.rectifying.people)
    assert tally_for(hall.state.rectifying, name).open == 0
    assert tally_for(hall.state.rectifying, "boss").open == 1


@pytest.mark.parametrize("act", ["contact", "find", "fix"])
def test_the_work_is_the_assignees(hall: RatedHall, act: str) -> None:
    before = {"contact": "assigned", "find": "contacted", "fix": "found"}[act]
    brought_to(hall, before)
    with pytest.raises(NotTheAssignee):
        hall.handled(act, "second", text="mine", upheld=True)
    with pytest.raises(NoteNeeded):
        hall.handled(act, text="  ", upheld=True)


@pytest.mark.parametrize("told", [{"act": "assign"}, {"act": "find", "text": "so"}])
def test_what_is_not_complete_is_no_command(told: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        HandleRectification.model_validate({"rectification_id": "r", **told})


def test_the_clocks_colours(hall: RatedHall) -> None:
    room, record = hall.state.rectifying, hall.opened()
    seen = []
    for day in (23, 24, 25):
        today = room.today.replace(day=day)
        seen.append(colour_of(record, room.calendar, today, 1))
    assert seen == ["green", "yellow", "red"]
    fixed = replace(record, state="fixed")
    assert colour_of(fixed, room.calendar, room.today.replace(day=30), 1) == "grey"


def test_past_its_days_the_assignee_is_urged_then_the_leaders_hear(hall: RatedHall) -> None:
    hall.handled("assign", "boss", staff="handler")
    told = []
    for _ in range(4):
        hall.clock.advance(days=1)
        hall.visited()  # opens the day
        hall.visited()
        told.append([note.act for note in hall.opened().notes if "contact" in note.act])
    assert told == [
        [],
        ["urged_contact"],
        ["urged_contact", "escalated_contact"],
        ["urged_contact", "escalated_contact"],
    ]
    assert tally_for(hall.state.rectifying, "handler").red == 1


def told_on_the_board(hall: RatedHall, me: str) -> list[str]:
    now = hall.clock.now()
    found = alarms(hall.state, lambda _device: True, True, (), now, me)
    return [alarm.key for alarm in found if alarm.key.startswith("ratings")]


def test_the_leaders_board_tells_of_those_nobody_has_and_of_late_ones(hall: RatedHall) -> None:
    assert told_on_the_board(hall, "boss") == ["ratings-new"]
    hall.handled("assign", "boss", staff="handler")
    assert told_on_the_board(hall, "boss") == []
    hall.clock.advance(days=2)
    hall.visited()
    assert told_on_the_board(hall, "boss") == ["ratings-late"]
    assert told_on_the_board(hall, "wang") == []


def test_who_is_not_satisfied_when_called_back_has_it_opened_again_under_a_leader(
    hall: RatedHall,
) -> None:
    brought_to(hall, "verified")
    hall.clock.advance(days=2)
    with pytest.raises(NoteNeeded):
        hall.handled("call_back", "handler", satisfied=False)
    assert hall.handled("call_back", "handler", text="still waits", satisfied=False) == "open"
    record = hall.opened()
    assert (record.assignee, record.satisfied) == (None, False)
    assert (record.contact_due, record.fix_due) == ("2026-11-26", "2026-12-02")
    assert hall.told("rectification_reopened")[0]["satisfied"] is False
    with pytest.raises(NotTheAssignee):
        hall.handled("assign", "boss", staff="handler")
    assert hall.handled("assign", "boss", staff="boss") == "assigned"
    hall.handled("contact", "boss", text="spoke")
    hall.handled("find", "boss", text="so it is", upheld=True)
    hall.handled("fix", "boss", text="put right")
    hall.handled("verify", "second")
    told = {"text": "no better", "satisfied": False}
    assert hall.handled("call_back", "boss", **told) == "called_back", "once only"
    assert hall.handled("close", "boss") == "closed"


def test_opened_again_it_is_urged_anew(hall: RatedHall) -> None:
    hall.clock.advance(days=4)
    hall.visited()
    assert len(hall.told("rectification_escalated")) == 1
    brought_to(hall, "verified")
    hall.clock.advance(minutes=1)
    hall.handled("call_back", "handler", text="still waits", satisfied=False)
    hall.clock.advance(days=7)
    hall.visited()
    assert len(hall.told("rectification_escalated")) == 2


def test_where_the_windows_own_key_served_everybody_who_sat_there_is_kept_from_it() -> None:
    hall = RatedHall()
    hall.leave_to_key()
    hall.rated(1, TEXT)
    record = hall.opened()
    assert record.rated not in PEOPLE
    assert record.concerns == ("wang",)
    assert hall.handled("assign", "boss", staff="handler") == "assigned"
    for name in ("wang", "below"):
        with pytest.raises(AssigneeIsRated):
            hall.handled("assign", "boss", staff=name)
        assert not may_see(name, record, hall.state.rectifying.people)
