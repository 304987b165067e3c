"""Whom a call passed: read off the calls, whatever was taken back, recalled or joined late."""

from dataclasses import replace

import pytest

from hall_server.queue.choosing import Turn
from hall_server.queue.tables import Call
from tests.queue.test_who_is_next import NEVER, rule
from tests.queue.waiting_room import WaitingRoom

pytestmark = [pytest.mark.unit, pytest.mark.row("B2", "A16", "B17")]


@pytest.fixture
def room() -> WaitingRoom:
    """The first in line is not entitled, everybody behind is."""
    room = WaitingRoom({1: ("a", "b"), 2: ("a",)}, rule(priority="first", most_passed=2))
    room.comes("a")
    for _ in range(4):
        room.comes("a", entitled=True)
    return room


def last_call(room: WaitingRoom) -> Call:
    return room.calls[-1]


def test_who_is_passed_as_often_as_the_rule_allows_is_next(room: WaitingRoom) -> None:
    called = [room.calls_next(1) for _ in range(4)]
    assert [ticket and ticket.number for ticket in called] == ["A002", "A003", "A001", "A004"]
    assert [call.rule for call in room.calls[:3]] == ["priority", "priority", "passed-long-enough"]
    assert [call.passed for call in room.calls] == [1, 1, 0, 0]


def test_a_call_taken_back_passed_nobody_and_was_nobodys_turn(room: WaitingRoom) -> None:
    room.calls_next(1)
    first = room.state.in_lines(["a"], 1)[0]
    assert (room.state.passed(first), room.state.turn(1)) == (1, Turn(others=0, entitled=1))
    again = replace(last_call(room), round=2, place=room.state.last_call + 1)
    room.state.apply_call(again)
    assert room.state.passed(first) == 1, "a recall passes nobody again"
    room.state.apply_call(replace(again, undone=True))
    assert (room.state.passed(first), room.state.turn(1)) == (0, Turn())
    assert list(room.state.calls()) == []


def test_a_recall_read_after_its_undoing_changes_nothing(room: WaitingRoom) -> None:
    """A restart reads every round in its order, the one that was taken back among them."""
    room.calls_next(1)
    call = last_call(room)
    fresh = WaitingRoom({1: ("a", "b"), 2: ("a",)}, rule()).state
    for record in (call, replace(call, round=2, place=call.place + 1, undone=True)):
        fresh.apply_call(record)
    assert (list(fresh.calls()), list(fresh.first_calls()), fresh.turn(1)) == ([], [], Turn())


def test_who_joins_later_with_an_early_place_hides_nobody(room: WaitingRoom) -> None:
    """The newcomer was passed by no call, who stands behind by two: the bound holds for both."""
    late = room.comes("b")
    room.calls_next(1)
    room.calls_next(1)
    early = room.state.in_lines(["a"], 1)[0].place - 1
    room.state.apply_ticket(
        replace(late, queue="a", place=early, lined_after=room.state.last_call, state="transferred")
    )
    assert [room.state.passed(t) for t in room.state.in_lines(["a"], 2)] == [0, 2]
    assert room.state.most_passed("a", "ordinary") == 2
    room.calls_next(2)
    assert last_call(room).rule == "passed-long-enough"
    assert last_call(room).number == late.number


def test_windows_keep_turns_of_their_own() -> None:
    room = WaitingRoom(
        {1: ("a",), 2: ("a",)}, rule(priority="ratio", ordinary=1, most_passed=NEVER)
    )
    for number in range(8):
        room.comes("a", entitled=number >= 4)
    for window in (1, 2, 1, 2, 1, 2):
        room.calls_next(window)
    lanes = [call.lane for call in room.calls]
    assert lanes == ["entitled", "entitled", "ordinary", "ordinary", "entitled", "entitled"]
