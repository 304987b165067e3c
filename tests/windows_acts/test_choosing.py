"""Calling one chosen number, putting aside, missing and coming back."""

import pytest

from hall_link.wire.calls import ReportCall
from hall_link.wire.tickets import FindTicket
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    HoldVisit,
    MarkNeed,
    MarkNoShow,
    Recall,
    RestoreTicket,
    StartVisit,
    TransferVisit,
)
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.rulebook import Missed
from hall_server.queue.rules import NobodyWaiting
from tests.support.small_hall import SmallHall, clerk
from tests.windows_acts.small_acts import At, leaves, now, take

pytestmark = pytest.mark.unit


def test_a_number_of_the_line_is_called_and_the_call_tells_whom_it_passed(hall: SmallHall) -> None:
    first, second, third = (take(hall) for _ in range(3))
    called = At(hall, 1).does(CallChosen, number=third.number.lower())
    assert (called.number, called.state, called.round) == (third.number, "called", 1)
    [event] = hall.told("ticket_called")
    assert (event["rule"], event["passed"]) == ("chosen", 2)
    assert event["passed_first"] == [first.id, second.id]
    assert hall.state.queue.passed(now(hall, first)) == 1


def test_a_number_of_another_queue_passes_that_queue(hall: SmallHall) -> None:
    before, wanted = take(hall, "item-b"), take(hall, "item-b")
    At(hall, 1).does(CallChosen, ticket_id=wanted.id)
    assert hall.state.queue.passed(now(hall, before)) == 1
    assert At(hall, 2).does(CallNext).number == before.number


def test_who_cannot_be_called(hall: SmallHall) -> None:
    one, two = At(hall, 1), At(hall, 2)
    ticket, other = take(hall), take(hall)
    assert one.may_not(CallChosen, number="Z999") == "unknown-ticket"
    two.does(CallNext)
    assert one.may_not(CallChosen, number=ticket.number) == "not-in-line"
    two.does(StartVisit)
    two.finishes()
    assert one.may_not(CallChosen, number=ticket.number) == "not-in-line"
    one.does(CallChosen, number=other.number)
    assert one.may_not(CallChosen, number=other.number) == "visit-open"


def test_put_aside_and_called_back_without_passing_anybody(hall: SmallHall) -> None:
    one = At(hall, 1)
    ticket, waits = take(hall), take(hall)
    one.serves()
    held = one.does(HoldVisit, note="去复印身份证")
    assert held.state == "held"
    assert [line.note for line in one.desk.held] == ["去复印身份证"]
    assert At(hall, 2).may_not(CallChosen, number=ticket.number) == "not-in-line"
    again = one.does(CallChosen, number=ticket.number)
    assert again.call_id != held.call_id
    assert hall.told("ticket_called")[-1]["rule"] == "held"
    assert hall.state.queue.passed(now(hall, waits)) == 0
    one.does(StartVisit)
    assert one.finishes().state == "finished"
    assert "去复印" not in repr(hall.store.entries)


def test_nobody_put_aside_is_lost_when_the_clerk_has_gone(hall: SmallHall) -> None:
    ticket = take(hall)
    At(hall, 1).serves()
    At(hall, 1).does(HoldVisit)
    leaves(hall, 1)
    assert At(hall, 2).does(CallChosen, number=ticket.number).state == "called"


def test_who_waits_for_one_window_is_left_to_it_while_somebody_sits_there(hall: SmallHall) -> None:
    two, ticket = At(hall, 2), take(hall)
    two.serves()
    two.does(TransferVisit, to_window=1)
    assert two.may_not(CallChosen, number=ticket.number) == "wrong-window"
    assert [line.number for line in At(hall, 1).desk.waiting] == [ticket.number]
    assert two.desk.waiting == []
    leaves(hall, 1)
    assert [line.for_window for line in two.desk.waiting] == [1]
    with pytest.raises(NobodyWaiting):  # not `may_not`: the hall notes at the same moment who left
        two.does(CallNext)
    assert two.does(CallChosen, number=ticket.number).state == "called"


def test_a_missed_number_is_restored_by_the_rule_and_called(hall: SmallHall) -> None:
    one, ticket = At(hall, 1), take(hall)
    one.does(CallNext)
    one.does(MarkNoShow)
    assert [(line.number, line.returns) for line in one.desk.missed] == [(ticket.number, 2)]
    assert one.desk.counts.no_shows == 1
    for left in (1, 0):
        one.does(CallChosen, number=ticket.number)
        one.does(MarkNoShow)
        assert [line.returns for line in one.desk.missed] == ([left] if left else [])
    assert one.may_not(CallChosen, number=ticket.number) == "no-return"


def test_the_guide_desk_restores_by_the_same_rule(hall: SmallHall) -> None:
    guide = Actor("device", "guide-1", "guide")
    ticket = take(hall)
    with pytest.raises(Refusal, match="not-missed"):
        hall.do(RestoreTicket(ticket_id=ticket.id), guide)
    with pytest.raises(Refusal, match="unknown-ticket"):
        hall.do(RestoreTicket(ticket_id="nobody"), guide)
    At(hall, 1).does(CallNext)
    At(hall, 1).does(MarkNoShow)
    hall.do(RestoreTicket(ticket_id=ticket.id), guide)
    assert now(hall, ticket).state == "restored"
    assert hall.do(FindTicket(secret=ticket.secret), guide).ticket.returns == 1


def test_nobody_is_given_up_before_the_calls_were_heard() -> None:
    hall = SmallHall(missed=Missed(calls=2, gap_s=20, total_s=40, total_need_s=90))
    wall, one, ticket = hall.device("display"), At(hall, 1), take(hall)
    take(hall)
    called = one.does(CallNext)
    assert one.may_not(MarkNoShow) == "no-show-too-soon"
    for turn in (1, 2):
        hall.do(ReportCall(call_id=called.call_id, round=turn, done="shown"), wall)
        visit = one.desk.visit
        assert visit is not None
        assert (visit.heard, visit.no_show_calls) == (turn, 2)
        if turn == 1:
            assert visit.no_show_at is None
            hall.clock.advance(seconds=20)
            one.does(Recall)
    hall.do(MarkNeed(ticket_id=ticket.id, needs=["slow", "slow"]), clerk(1))
    assert now(hall, ticket).needs == ("slow",)
    slow = one.desk.visit
    assert slow is not None
    assert slow.no_show_at is not None
    assert (slow.no_show_at - slow.called_at).total_seconds() == 70
    hall.clock.advance(seconds=69)
    assert one.may_not(MarkNoShow) == "no-show-too-soon"
    hall.clock.advance(seconds=1)
    assert one.does(MarkNoShow).state == "missed"


def test_a_need_is_noted_and_its_words_stay_out_of_the_ledger(hall: SmallHall) -> None:
    ticket = take(hall)
    hall.do(MarkNeed(ticket_id=ticket.id, needs=["deaf"], note="请写字"), clerk(1))
    hall.do(MarkNeed(ticket_id=ticket.id, needs=["deaf", "wheelchair"]), clerk(1))
    [line] = At(hall, 1).desk.waiting
    assert (line.needs, line.note) == (["deaf", "wheelchair"], "请写字")
    noted = [entry.body for entry in hall.store.entries if entry.kind == "needs_marked"]
    assert len(noted) == 2
    assert not any(word in body for body in noted for word in ("请写字", "deaf", "wheelchair"))
    assert hall.state.queue.call(At(hall, 1).does(CallNext).call_id).flash  # type: ignore[union-attr]
    At(hall, 1).does(StartVisit)
    At(hall, 1).finishes()
    with pytest.raises(Refusal, match="ticket-ended"):
        hall.do(MarkNeed(ticket_id=ticket.id), clerk(1))
