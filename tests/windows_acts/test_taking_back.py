"""Undo within its seconds, and a visit taken from a window whose clerk is gone."""

import pytest

from hall_link.mirror import fold
from hall_link.wire.ratings import Rate
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    HoldVisit,
    MarkNoShow,
    Recall,
    ReleaseVisit,
    StartVisit,
    StillHere,
    Undo,
)
from hall_server.delivery import snapshots
from hall_server.delivery.before import Before
from hall_server.delivery.hall import Hall
from hall_server.delivery.touched import Touched
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.support.small_hall import ISSUER, SmallHall
from tests.windows_acts.small_acts import At, now, take

pytestmark = pytest.mark.unit

MANAGER = Actor("staff", "boss", "manager")


def test_a_call_taken_back_passed_nobody_and_leaves_the_boards(hall: SmallHall) -> None:
    one = At(hall, 1)
    first, second = take(hall), take(hall)
    one.does(CallChosen, number=second.number)
    offer = one.desk.undo
    assert offer is not None
    assert (offer.act, offer.number) == ("call", second.number)
    assert one.does(Undo).state == "waiting"
    assert hall.state.queue.passed(now(hall, first)) == 0
    assert snapshots.board(hall.state).recent_calls == []
    assert [line.number for line in one.desk.waiting] == [first.number, second.number]
    assert one.may_not(Undo) == "nothing-to-undo"


def test_boards_that_listen_hear_that_a_call_was_taken_back(hall: SmallHall) -> None:
    one = At(hall, 1)
    for _ in range(14):
        take(hall)
        one.serves()
        one.finishes()
    take(hall)
    called = one.does(CallNext)
    listening = Hall(hall.store.in_order())
    known = snapshots.snapshot(listening, "display", None, "wall")
    one.does(Undo)
    records = [hall.store.records["calls", (called.call_id, 1)]]
    before = Before(listening, records)
    for record in records:
        listening.apply(record)
    told = fold(known, Touched(listening, records, before).board_changes())
    assert told.board.recent_calls == snapshots.board(listening).recent_calls
    assert called.call_id not in {call.id for call in told.board.recent_calls}


def test_who_was_put_aside_is_put_aside_again(hall: SmallHall) -> None:
    one, ticket = At(hall, 1), take(hall)
    one.serves()
    one.does(HoldVisit)
    one.does(CallChosen, number=ticket.number)
    assert one.does(Undo).state == "held"
    assert [line.number for line in one.desk.held] == [ticket.number]


def test_a_no_show_is_a_call_again(hall: SmallHall) -> None:
    one, ticket = At(hall, 1), take(hall)
    call = one.does(CallNext)
    one.does(MarkNoShow)
    back = one.does(Undo)
    assert (back.state, back.call_id) == ("called", call.call_id)
    assert (one.desk.missed, one.desk.counts.no_shows) == ([], 0)
    assert now(hall, ticket).ended_at is None


def test_a_finish_goes_on_and_its_question_is_withdrawn(hall: SmallHall) -> None:
    one, ticket = At(hall, 1), take(hall)
    hall.device("evaluator", 1)
    one.serves()
    one.finishes()
    assert snapshots.pad(hall.state, 1).visit == ticket.id
    assert one.does(Undo).state == "serving"
    assert snapshots.pad(hall.state, 1).visit is None
    assert (now(hall, ticket).outcome, now(hall, ticket).outcomes) == (None, ())
    assert one.desk.counts.served == 0
    one.finishes()
    assert snapshots.pad(hall.state, 1).visit == ticket.id
    hall.do(Rate(secret=ticket.secret, level=5), ISSUER)
    assert one.desk.undo is not None  # the desk tells nothing of ratings
    assert one.may_not(Undo) == "nothing-to-undo"


def test_of_finish_and_call_next_the_call_goes_first(hall: SmallHall) -> None:
    one = At(hall, 1)
    first, second = take(hall), take(hall)
    one.serves()
    one.finishes(call_next=True)
    assert one.does(Undo).number == second.number
    back = one.does(Undo)
    assert (back.number, back.state) == (first.number, "serving")
    assert one.may_not(Undo) == "nothing-to-undo"


def test_a_finish_that_handed_on_comes_back(hall: SmallHall) -> None:
    one, ticket = At(hall, 1), take(hall, "item-a", "item-b")
    one.serves()
    one.finishes()
    assert now(hall, ticket).queue == "b"
    assert one.does(Undo).state == "serving"
    assert (now(hall, ticket).queue, now(hall, ticket).open_items) == ("a", ("item-a", "item-b"))
    one.finishes()
    At(hall, 3).does(CallNext)
    assert one.may_not(Undo) == "nothing-to-undo"


def test_only_for_its_seconds_and_not_once_it_was_repeated(hall: SmallHall) -> None:
    one = At(hall, 1)
    take(hall)
    assert one.may_not(Undo) == "nothing-to-undo"
    one.does(CallNext)
    hall.clock.advance(seconds=11)
    assert one.may_not(Undo) == "nothing-to-undo"
    one.does(Recall)
    assert one.may_not(Undo) == "nothing-to-undo"
    one.does(StartVisit)
    assert one.may_not(Undo) == "nothing-to-undo"


@pytest.mark.parametrize("began", [False, True], ids=["called", "served"])
def test_the_leader_releases_a_visit_to_the_front(hall: SmallHall, began: bool) -> None:
    one, ticket = At(hall, 1), take(hall)
    release = ReleaseVisit(window=1)
    with pytest.raises(Refusal, match="no-visit"):
        hall.do(release, MANAGER)
    one.does(CallNext)
    if began:
        one.does(StartVisit)
    hall.clock.advance(minutes=9)
    one.does(StillHere)
    hall.clock.advance(minutes=9)
    with pytest.raises(Refusal, match="clerk-present") as refused:
        hall.do(release, MANAGER)
    assert refused.value.details["wait_s"] == 60
    hall.clock.advance(minutes=1)
    later = take(hall)
    assert hall.do(release, MANAGER).state == "waiting"
    assert [line.number for line in At(hall, 2).desk.waiting] == [ticket.number, later.number]
    assert one.desk.visit is None
    assert At(hall, 2).does(CallNext).number == ticket.number
