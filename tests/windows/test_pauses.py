"""Pausing, covering a neighbour, and windows left unattended (rows B1, B7)."""

import pytest

from hall_link.wire.windows import (
    CallNext,
    CoverWindow,
    FinishVisit,
    PauseWindow,
    ResumeWindow,
    SignOut,
    StartVisit,
)
from hall_server.delivery import snapshots
from hall_server.delivery.before import Before
from hall_server.delivery.touched import Touched
from tests.support.small_hall import SmallHall, clerk
from tests.windows.desk_people import (
    LEADER,
    check_same_after_a_restart,
    put,
    refusal,
    sits,
    staffed_hall,
    take,
)

pytestmark = pytest.mark.unit


def minutes_pass(hall: SmallHall, minutes: float) -> None:
    """Time passes; the next command, whatever it is, makes the hall look at its windows."""
    hall.clock.advance(seconds=60 * minutes)
    refusal(hall, ResumeWindow(window=4), clerk(4))


def alarmed(hall: SmallHall, window: int = 3) -> bool:
    return snapshots.window(hall.state, window).over_limit


def test_a_pause_has_one_of_the_halls_reasons_and_nobody_is_called_in_it() -> None:
    hall = staffed_hall()
    take(hall, "b")
    assert refusal(hall, PauseWindow(window=3, reason="fishing"), clerk(3)) == "unknown-pause"
    assert refusal(hall, PauseWindow(window=3, reason="break"), clerk(2)) == "wrong-window"
    hall.do(PauseWindow(window=3, reason="break"), clerk(3))
    seen = snapshots.window(hall.state, 3)
    assert (seen.state, seen.paused and seen.paused.zh) == ("paused", "暂离")
    assert seen.paused_at == hall.clock.now()
    assert refusal(hall, CallNext(window=3), clerk(3)) == "window-paused"
    check_same_after_a_restart(hall)
    hall.do(ResumeWindow(window=3), clerk(3))
    assert snapshots.window(hall.state, 3).state == "open"
    assert refusal(hall, ResumeWindow(window=3), clerk(3)) == "not-paused"
    hall.do(CallNext(window=3), clerk(3))


def test_who_was_claimed_is_finished_before_the_pause() -> None:
    hall = staffed_hall()
    take(hall, "b")
    hall.do(CallNext(window=3), clerk(3))
    assert refusal(hall, PauseWindow(window=3, reason="break"), clerk(3)) == "visit-open"
    hall.do(StartVisit(window=3), clerk(3))
    assert refusal(hall, PauseWindow(window=3, reason="break"), clerk(3)) == "visit-open"
    hall.do(FinishVisit(window=3, outcome="done"), clerk(3))
    hall.do(PauseWindow(window=3, reason="break"), clerk(3))


def test_another_reason_does_not_begin_the_pause_anew() -> None:
    hall = staffed_hall()
    hall.do(PauseWindow(window=3, reason="break"), clerk(3))
    began = hall.clock.now()
    hall.clock.advance(seconds=300)
    hall.do(PauseWindow(window=3, reason="lunch"), clerk(3))
    assert snapshots.window(hall.state, 3).paused_at == began


def test_a_pause_beyond_its_limit_is_alarmed_only_while_people_wait() -> None:
    hall = staffed_hall()
    hall.do(PauseWindow(window=3, reason="break"), clerk(3))
    minutes_pass(hall, 11)
    assert not alarmed(hall)
    take(hall, "b")
    minutes_pass(hall, 0)
    assert alarmed(hall)
    assert hall.told("window_left_unattended") == [{"window": 3, "reason": "break"}]
    minutes_pass(hall, 5)
    assert len(hall.told("window_left_unattended")) == 1
    check_same_after_a_restart(hall)
    hall.do(ResumeWindow(window=3), clerk(3))
    assert not alarmed(hall)


def test_a_pause_is_alarmed_at_its_limit_or_when_a_promised_wait_is_used_up() -> None:
    for target, minutes in ((None, 10), (5, 5)):
        hall = staffed_hall()
        queue = hall.state.queue.queues["b"]
        put(hall, type(queue)(**{**_fields(queue), "target_min": target}))
        hall.do(PauseWindow(window=3, reason="break"), clerk(3))
        take(hall, "b")
        minutes_pass(hall, minutes - 0.1)
        assert not alarmed(hall)
        minutes_pass(hall, 0.1)
        assert alarmed(hall)


def _fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__slots__}  # type: ignore[attr-defined]


def test_the_alarm_of_a_visit_left_behind_ends_with_the_visit() -> None:
    hall = staffed_hall()
    take(hall)
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=1), anna)
    hall.do(SignOut(window=1), anna)
    assert alarmed(hall, 1)
    ticket = hall.state.queue.at_window(1)
    assert ticket is not None
    put(hall, type(ticket)(**{**_fields(ticket), "state": "missed"}))
    minutes_pass(hall, 0)
    assert not alarmed(hall, 1)


def test_a_neighbour_serves_the_queues_of_a_window_where_nobody_calls() -> None:
    hall = staffed_hall()
    number = take(hall, "a")
    anna = sits(hall, 1, "anna")
    cover = CoverWindow(window=3, other=1)
    assert refusal(hall, cover, clerk(3)) == "window-occupied"
    hall.do(SignOut(window=1), anna)
    assert refusal(hall, CallNext(window=3), clerk(3)) == "nobody-waiting"
    hall.do(cover, clerk(3))
    assert snapshots.window(hall.state, 1).covered_by == 3
    assert hall.state.windows.serving("a") == [2, 3]
    assert snapshots.desk(hall.state, 3).waiting_count == 1
    check_same_after_a_restart(hall)
    assert hall.do(CallNext(window=3), clerk(3)).number == number


@pytest.mark.parametrize("end", ["sits", "resumes", "lets go", "pauses", "leaves"])
def test_covering_ends_by_itself_when_somebody_calls_there_or_the_neighbour_stops(end: str) -> None:
    hall = staffed_hall()
    carl = sits(hall, 2, "carl")
    anna = sits(hall, 1, "anna")
    hall.do(PauseWindow(window=1, reason="break"), anna)
    hall.do(CoverWindow(window=2, other=1), carl)
    assert snapshots.window(hall.state, 1).covered_by == 2
    match end:
        case "sits":
            sits(hall, 1, "bert")
        case "resumes":
            hall.do(ResumeWindow(window=1), anna)
        case "lets go":
            hall.do(CoverWindow(window=2, other=1, on=False), carl)
        case "pauses":
            hall.do(PauseWindow(window=2, reason="break"), carl)
        case _:
            hall.do(SignOut(window=2), carl)
    assert snapshots.window(hall.state, 1).covered_by is None
    assert hall.told("cover_ended")[-1] == {"window": 2, "other": 1}


def test_a_leader_arranges_covers_and_only_open_windows_cover() -> None:
    hall = staffed_hall()
    assert refusal(hall, CoverWindow(window=1, other=2), LEADER) == "window-closed"
    assert refusal(hall, CoverWindow(window=3, other=3), LEADER) == "wrong-window"
    assert refusal(hall, CoverWindow(window=3, other=1), clerk(2)) == "wrong-window"
    hall.do(CoverWindow(window=3, other=1), LEADER)
    sits(hall, 2, "carl")
    hall.do(CoverWindow(window=2, other=1), LEADER)
    assert hall.state.windows.covering(1) == 2
    assert hall.state.windows.find(3).covers == ()


def test_a_covered_window_is_not_left_unattended() -> None:
    hall = staffed_hall()
    take(hall, "b")
    carl = sits(hall, 2, "carl")
    hall.do(PauseWindow(window=3, reason="break"), clerk(3))
    minutes_pass(hall, 11)
    assert alarmed(hall)
    hall.do(CoverWindow(window=2, other=3), carl)
    minutes_pass(hall, 0)
    assert not alarmed(hall)


def test_everybody_hears_of_a_pause_and_the_covered_of_their_cover() -> None:
    hall = staffed_hall()
    hall.do(PauseWindow(window=3, reason="break"), clerk(3))
    touched = Touched(hall.state, [hall.state.windows.find(3)], Before(hall.state))
    told = {c.window.number: c.window for c in touched.board_changes() if c.change == "window"}
    assert told[3].state == "paused"
    assert touched.own_changes("clerk", 2, "")
