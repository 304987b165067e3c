"""Two windows change places in one act (row B18)."""

import pytest

from hall_link.wire.ratings import Rate
from hall_link.wire.windows import (
    CallNext,
    CoverWindow,
    FinishVisit,
    HoldVisit,
    PauseWindow,
    StartVisit,
    SwapWindows,
    TransferVisit,
)
from hall_server.delivery import snapshots
from hall_server.kernel.work import Actor
from tests.support.small_hall import SmallHall, clerk
from tests.windows.desk_people import (
    LEADER,
    check_same_after_a_restart,
    refusal,
    sits,
    staffed_hall,
    take,
)

pytestmark = pytest.mark.unit


def at(window: int, actor: Actor) -> Actor:
    """The same person or key, as the door would let it in now."""
    return Actor(actor.kind, actor.id, actor.role, window, actor.session)


def number_at(hall: SmallHall, window: int) -> tuple[str, str] | None:
    ticket = hall.state.queue.at_window(window)
    return (ticket.number, ticket.state) if ticket else None


def test_only_leaders_swap_and_a_window_is_not_swapped_with_itself() -> None:
    hall = staffed_hall()
    assert refusal(hall, SwapWindows(window=3, other=3), LEADER) == "wrong-window"
    assert refusal(hall, SwapWindows(window=3, other=99), LEADER) == "unknown-window"


def test_people_visits_queues_and_posts_change_places_numbers_and_zones_stay() -> None:
    hall = staffed_hall()
    served, held, called = take(hall, "a"), take(hall, "b"), take(hall, "b")
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=1), anna)
    hall.do(StartVisit(window=1), anna)
    hall.do(CallNext(window=3), clerk(3))
    hall.do(HoldVisit(window=3), clerk(3))
    hall.do(CallNext(window=3), clerk(3))
    hall.do(SwapWindows(window=1, other=3), LEADER)
    assert (number_at(hall, 3), number_at(hall, 1)) == ((served, "serving"), (called, "called"))
    assert [t.number for t in hall.state.queue.held_at(1)] == [held]
    one, three = hall.state.windows.find(1), hall.state.windows.find(3)
    assert (one.queues, three.queues) == (("b",), ("a",))
    assert (one.name.zh, three.name.zh) == ("3", "1")
    assert (one.posts, three.posts) == ((), ("anna", "bert"))
    seat = hall.state.windows.seat(3)
    assert seat is not None
    assert (seat.staff, hall.state.windows.seat(1)) == ("anna", None)
    check_same_after_a_restart(hall)
    hall.do(FinishVisit(window=3, outcome="done"), at(3, anna))
    hall.do(StartVisit(window=1), at(1, clerk(3)))


def test_who_was_called_and_has_not_come_is_called_again_to_the_other_window() -> None:
    hall = staffed_hall()
    number = take(hall, "b")
    hall.do(CallNext(window=3), clerk(3))
    hall.do(SwapWindows(window=3, other=2), LEADER)
    newest = snapshots.board(hall.state).recent_calls[0]
    assert (newest.number, newest.window, newest.round) == (number, 2, 2)
    ticket = hall.state.queue.at_window(2)
    assert ticket is not None
    assert ticket.call_id == newest.id


def test_who_waits_for_one_of_them_or_is_to_return_there_follows() -> None:
    hall = staffed_hall()
    number = take(hall, "b")
    anna = sits(hall, 1, "anna")
    hall.do(CallNext(window=3), clerk(3))
    hall.do(StartVisit(window=3), clerk(3))
    hall.do(TransferVisit(window=3, to_window=1, return_after=True), clerk(3))
    hall.do(SwapWindows(window=1, other=3), LEADER)
    ticket = hall.state.queue.numbered(number)
    assert ticket is not None
    assert (ticket.for_window, ticket.return_to) == (3, 1)
    check_same_after_a_restart(hall)
    assert hall.do(CallNext(window=3), at(3, anna)).number == number


def test_pauses_and_covers_go_along() -> None:
    hall = staffed_hall()
    carl = sits(hall, 2, "carl")
    hall.do(PauseWindow(window=3, reason="lunch"), clerk(3))
    hall.do(CoverWindow(window=2, other=3), carl)
    hall.do(SwapWindows(window=3, other=1), LEADER)
    assert snapshots.window(hall.state, 1).covered_by == 2
    assert hall.state.windows.find(1).paused_reason == "lunch"
    assert hall.state.windows.find(3).paused_reason is None


def test_the_desks_keys_and_pads_go_along_and_an_open_question_ends() -> None:
    hall = staffed_hall()
    pad = hall.device("evaluator", 3)
    take(hall, "b")
    hall.do(CallNext(window=3), clerk(3))
    hall.do(StartVisit(window=3), clerk(3))
    done = hall.do(FinishVisit(window=3, outcome="done"), clerk(3))
    hall.do(SwapWindows(window=3, other=2), LEADER)
    found = hall.state.devices.pad_at(2)
    assert found is not None
    assert found.id == pad.id
    standing = hall.state.devices.standing_clerk(2)
    assert standing is not None
    assert standing.id == "clerk-3"
    assert hall.state.ratings.open_asks() == []
    rate = Rate(visit=done.ticket_id, level=5)
    assert refusal(hall, rate, at(2, pad)) == "other-visit"
