"""Handing on, several items, and those who come without a ticket or two on one."""

import pytest

from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    FinishVisit,
    ServeWithoutTicket,
    SplitTicket,
    StartVisit,
    TransferVisit,
)
from hall_server.delivery import snapshots
from tests.support.small_hall import SmallHall
from tests.windows_acts.small_acts import At, now, take

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("place", "stands"), [("front", 0), ("keep", 1), ("end", 2)], ids=["front", "keep", "end"]
)
def test_to_a_queue(hall: SmallHall, place: str, stands: int) -> None:
    early = take(hall, "item-b")
    ticket, late = take(hall, "item-a"), take(hall, "item-b")
    At(hall, 1).serves()
    there = At(hall, 1).does(TransferVisit, to_queue="b", place=place, note="带好户口本")
    assert (there.window, there.state, now(hall, ticket).queue) == (1, "transferred", "b")
    three = At(hall, 3)
    order = [early.number, late.number]
    order.insert(stands, ticket.number)
    assert [line.number for line in three.desk.waiting] == order
    assert three.desk.waiting[stands].note == "带好户口本"
    called = [three.serves().number, three.finishes(call_next=True).number]
    assert called == order[:2]


def test_where_nobody_can_be_handed_on_to(hall: SmallHall) -> None:
    one = At(hall, 1)
    take(hall)
    assert one.may_not(TransferVisit, to_queue="b") == "no-visit"
    one.does(CallNext)
    assert one.may_not(TransferVisit, to_queue="x") == "unknown-queue"
    assert one.may_not(TransferVisit, to_window=9) == "unknown-window"
    assert one.may_not(TransferVisit, to_window=4) == "window-closed"
    assert one.may_not(TransferVisit, to_window=1) == "wrong-window"


def test_to_a_window_and_back_first_of_all(hall: SmallHall) -> None:
    one, three = At(hall, 1), At(hall, 3)
    ticket = take(hall)
    one.serves()
    one.does(TransferVisit, to_window=3, return_after=True)
    assert now(hall, ticket).queue == "b"  # window 3 does not serve queue a
    waits = [take(hall) for _ in range(2)]
    assert three.serves().id == ticket.id
    assert three.finishes().state == "transferred"
    assert [line.number for line in one.desk.waiting] == [ticket.number, *(t.number for t in waits)]
    assert one.serves().id == ticket.id
    assert one.finishes().state == "finished"
    assert now(hall, ticket).outcomes == (("item-a", "done"),)


def test_items_of_two_windows_wait_once(hall: SmallHall) -> None:
    one, three = At(hall, 1), At(hall, 3)
    for window in (1, 3):
        hall.device("evaluator", window)
    ticket = take(hall, "item-a", "item-b")
    later = take(hall, "item-b")
    one.serves()
    assert one.finishes().state == "transferred"
    assert [line.number for line in three.desk.waiting] == [ticket.number, later.number]
    assert snapshots.pad(hall.state, 1).visit is None  # nobody is asked before the end
    three.serves()
    visit = three.desk.visit
    assert visit is not None
    assert [(part.id, part.outcome) for part in visit.parts] == [
        ("item-a", "done"),
        ("item-b", None),
    ]
    assert three.finishes(outcomes={"item-b": "returned"}).state == "finished"
    assert dict(now(hall, ticket).outcomes) == {"item-a": "done", "item-b": "returned"}
    assert snapshots.pad(hall.state, 3).visit == ticket.id


def test_what_was_handed_on_to_stay_is_not_sent_back(hall: SmallHall) -> None:
    ticket = take(hall, "item-a")
    At(hall, 1).serves()
    At(hall, 1).does(TransferVisit, to_queue="b")
    At(hall, 3).serves()
    assert At(hall, 3).finishes().state == "finished"
    assert now(hall, ticket).outcomes == (("item-a", "done"),)


def test_an_outcome_is_of_an_item_of_the_ticket(hall: SmallHall) -> None:
    take(hall)
    At(hall, 1).serves()
    wrong = {"item-b": "done"}
    assert At(hall, 1).may_not(FinishVisit, outcome="done", outcomes=wrong) == "unknown-item"


def test_finish_and_call_next_in_one_act(hall: SmallHall) -> None:
    one = At(hall, 1)
    _first, second = take(hall), take(hall)
    one.serves()
    done = one.finishes(call_next=True)
    assert (done.number, done.state) == (second.number, "called")
    one.does(StartVisit)
    assert one.finishes(call_next=True).state == "finished"  # nobody waits: no refusal
    assert one.desk.counts.served == 2


def test_somebody_without_a_ticket_is_served_and_rated_like_others(hall: SmallHall) -> None:
    one = At(hall, 1)
    hall.device("evaluator", 1)
    waits = take(hall)
    served = one.does(ServeWithoutTicket, principals=2)
    assert (served.number, served.state, served.call_id) == ("A002", "serving", None)
    assert one.may_not(ServeWithoutTicket) == "visit-open"
    visit = one.desk.visit
    assert visit is not None
    assert (visit.call_id, visit.round, visit.principals) == ("", 0, 2)
    assert snapshots.board(hall.state).recent_calls == []
    assert hall.state.queue.passed(waits) == 0
    one.finishes()
    assert snapshots.pad(hall.state, 1).visit == served.ticket_id
    assert one.may_not(ServeWithoutTicket, queue="x") == "unknown-queue"
    assert At(hall, 2).does(ServeWithoutTicket, items=["item-b"]).number == "B001"


def test_two_people_on_one_ticket(hall: SmallHall) -> None:
    one = At(hall, 1)
    ticket, waits = take(hall, "item-a", "item-b"), take(hall)
    one.serves()
    second = one.does(SplitTicket, items=["item-b"])
    assert (second.number, second.state) == ("A003", "waiting")
    assert now(hall, ticket).items == ("item-a",)
    assert hall.state.queue.tickets[second.ticket_id].items == ("item-b",)
    assert one.finishes(call_next=True).number == second.number  # before who came later
    one.does(StartVisit)
    same = one.does(SplitTicket)
    assert hall.state.queue.tickets[same.ticket_id].items == ("item-b",)
    assert one.may_not(CallChosen, number=waits.number) == "visit-open"
