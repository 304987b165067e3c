"""Who may sit where, and what the next person finds (rows B1, B16)."""

import pytest

from hall_link.wire.windows import (
    CallNext,
    FinishVisit,
    HoldVisit,
    PauseWindow,
    SignOut,
    StartVisit,
)
from hall_server.kernel.work import Actor
from hall_server.windows.sign_in import TakeWindow
from tests.support.small_hall import SmallHall
from tests.windows.desk_people import check_same_after_a_restart, refusal, sits, staffed_hall, take

pytestmark = pytest.mark.unit


def may_not_sit(hall: SmallHall, window: int, name: str) -> str:
    command = TakeWindow(window=window, name=name, password_hash="")
    return refusal(hall, command, Actor("staff", name, "clerk"))


@pytest.mark.parametrize(("name", "post"), [("anna", "A"), ("bert", "B"), ("boss", "B")])
def test_the_first_of_a_pair_sits_as_a_others_as_stand_ins(name: str, post: str) -> None:
    hall = staffed_hall()
    sits(hall, 1, name)
    seat = hall.state.windows.seat(1)
    assert seat is not None
    assert (seat.staff, seat.post) == (name, post)
    assert hall.told("signed_in")[-1]["post"] == post


def test_a_pairs_window_takes_nobody_else_and_a_free_one_anybody() -> None:
    hall = staffed_hall()
    assert may_not_sit(hall, 1, "erik") == "not-your-post"
    sits(hall, 3, "erik")
    seat = hall.state.windows.seat(3)
    assert seat is not None
    assert seat.post == "A"


def test_only_the_pairs_other_half_relieves_in_one_act() -> None:
    hall = staffed_hall()
    anna = sits(hall, 1, "anna")
    assert may_not_sit(hall, 1, "boss") == "window-occupied"
    sits(hall, 1, "bert")
    left = hall.told("signed_out")[-1]
    assert (left["staff"], left["relieved_by"]) == ("anna", "bert")
    assert refusal(hall, CallNext(window=1), anna) == "unauthorized"
    assert hall.state.windows.seat_of("anna") is None


def test_who_relieves_at_lunch_has_the_visits_and_an_open_window() -> None:
    hall = staffed_hall()
    numbers = [take(hall), take(hall)]
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=1), anna)
    hall.do(HoldVisit(window=1), anna)
    hall.do(CallNext(window=1), anna)
    hall.do(StartVisit(window=1), anna)
    bert = sits(hall, 1, "bert")
    visit = hall.state.queue.at_window(1)
    assert visit is not None
    assert (visit.number, visit.state, visit.staff) == (numbers[1], "serving", "bert")
    assert [t.number for t in hall.state.queue.held_at(1)] == numbers[:1]
    assert hall.told("visit_handed_over")[-1]["before"] == "anna"
    check_same_after_a_restart(hall)
    hall.do(FinishVisit(window=1, outcome="done"), bert)


def test_who_leaves_is_told_what_stays_and_the_alarm_is_raised_until_somebody_comes() -> None:
    hall = staffed_hall()
    held, called = take(hall), take(hall)
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=1), anna)
    hall.do(HoldVisit(window=1), anna)
    hall.do(CallNext(window=1), anna)
    left = hall.do(SignOut(window=1), anna)
    assert (left.number, left.state, left.stays) == (called, "called", [called, held])
    assert hall.state.windows.find(1).unattended_at is not None
    assert len(hall.told("window_left_unattended")) == 1
    check_same_after_a_restart(hall)
    bert = sits(hall, 1, "bert")
    assert hall.state.windows.find(1).unattended_at is None
    hall.do(StartVisit(window=1), bert)


def test_who_leaves_nobody_behind_raises_no_alarm() -> None:
    hall = staffed_hall()
    anna = sits(hall, 1, "anna")
    left = hall.do(SignOut(window=1), anna)
    assert (left.number, left.stays) == (None, [])
    assert hall.state.windows.find(1).unattended_at is None


def test_a_new_browser_of_the_same_person_ends_no_pause_another_person_does() -> None:
    hall = staffed_hall()
    anna = sits(hall, 1, "anna")
    hall.do(PauseWindow(window=1, reason="lunch"), anna)
    sits(hall, 1, "anna")
    assert hall.state.windows.find(1).paused_reason == "lunch"
    sits(hall, 1, "bert")
    assert hall.state.windows.find(1).paused_reason is None
