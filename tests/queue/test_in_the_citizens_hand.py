"""What a ticket's holder and the manager may do: give up, let pass, come back, ask why, lead."""

from typing import Any

import pytest
from pydantic import BaseModel

from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    FindTicket,
    LetPass,
    ReturnTicket,
    TakeTicket,
    TicketTaken,
    TicketView,
    WhyTold,
)
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    FinishVisit,
    HoldVisit,
    LeadTicket,
    MarkNoShow,
    StartVisit,
)
from hall_server.kernel.refusals import Refusal
from hall_server.premises.rulebook import CallingRule, Limits, Missed, PriorityClass
from tests.support.small_hall import ISSUER, SmallHall, clerk, words

pytestmark = [pytest.mark.unit, pytest.mark.row("A8", "A14", "A16", "I1")]

FIRST = CallingRule(
    id="first", name=words("优先"), queues="longest-wait", priority="first", most_passed=3
)


class People:
    """A small hall and who came to it."""

    def __init__(self, **missed: Any) -> None:
        at_once = {"calls": 1, "gap_s": 0, "total_s": 0, "unconfirmed_s": 5}
        self.hall = SmallHall(
            rules=[FIRST],
            limits=Limits(kiosk_minute=0),
            missed=Missed(**{**at_once, **missed}),
            priorities=[PriorityClass(id="elderly", name=words("老人"), by_citizen=True)],
        )
        self.leader = self.hall.device("manager")

    def come(self, count: int = 1, queue: str = "a", elderly: bool = False) -> list[TicketTaken]:
        order = TakeTicket(items=[f"item-{queue}"], print=False)
        order = order.model_copy(update={"priority": "elderly" if elderly else None})
        return [self.hall.do(order) for _ in range(count)]

    def line(self, line: str = "a") -> list[str]:
        return [ticket.number for ticket in self.hall.state.queue.in_lines([line], 100)]

    def view(self, command: BaseModel) -> TicketView:
        view: TicketView = self.hall.do(command).ticket
        return view

    def called(self, window: int = 1) -> str:
        number: str = self.hall.do(CallNext(window=window), clerk(window)).number
        return number

    def served(self, window: int = 1) -> str:
        number = self.called(window)
        self.hall.do(StartVisit(window=window), clerk(window))
        self.hall.do(FinishVisit(window=window, outcome="done"), clerk(window))
        return number

    def missed(self, window: int = 1) -> str:
        number = self.called(window)
        self.hall.clock.advance(seconds=6)
        self.hall.do(MarkNoShow(window=window), clerk(window))
        return number

    def refused(self, command: BaseModel, actor: Any = ISSUER) -> str:
        with pytest.raises(Refusal) as caught:
            self.hall.do(command, actor)
        return caught.value.code

    def why(self, ticket: TicketTaken) -> WhyTold:
        told: WhyTold = self.hall.do(AskWhy(secret=ticket.secret))
        return told


def test_giving_up_ends_a_ticket_that_waits_or_is_called() -> None:
    people = People()
    one, other = people.come(2)
    assert people.view(CancelTicket(secret=other.secret)).state == "cancelled"
    assert people.line() == ["A001"]
    people.called()
    assert people.view(CancelTicket(secret=one.secret)).state == "cancelled"
    assert people.hall.state.queue.at_window(1) is None
    assert people.refused(CancelTicket(secret=one.secret)) == "ticket-ended"
    assert people.refused(CancelTicket(secret="nobody-has-this-secret")) == "unknown-ticket"


def test_nobody_gives_up_in_the_middle_of_a_visit() -> None:
    people = People()
    (one,) = people.come()
    people.called()
    people.hall.do(StartVisit(window=1), clerk(1))
    assert people.refused(CancelTicket(secret=one.secret)) == "not-in-line"


def test_letting_pass_goes_behind_so_many_and_says_how_many_are_ahead() -> None:
    people = People()
    first, *_ = people.come(4)
    assert people.view(LetPass(secret=first.secret, count=2)).ahead == 2
    assert people.line() == ["A002", "A003", "A001", "A004"]
    assert people.view(LetPass(secret=first.secret, count=9)).ahead == 3
    assert people.line()[-1] == "A001"
    commits = people.hall.store.commits
    assert people.view(LetPass(secret=first.secret, count=1)).ahead == 3
    assert people.hall.store.commits == commits, "nobody stands behind: nothing changes"


def test_who_has_priority_and_lets_pass_is_not_called_at_once_again() -> None:
    people = People()
    (elder,) = people.come(elderly=True)
    people.come(2)
    people.view(LetPass(secret=elder.secret, count=1))
    assert [people.served(), people.served()] == ["A002", "A001"]


def test_a_missed_ticket_comes_back_after_so_many_others_so_often() -> None:
    people = People(rule="after", after=2, times=1)
    first, *_ = people.come(4)
    assert people.refused(ReturnTicket(secret=first.secret)) == "not-missed"
    assert people.missed() == "A001"
    back = people.view(ReturnTicket(secret=first.secret))
    assert (back.state, back.ahead, back.returns, back.window) == ("restored", 2, 0, None)
    assert people.line() == ["A002", "A003", "A001", "A004"]
    assert [people.served(), people.served(), people.missed()] == ["A002", "A003", "A001"]
    assert people.refused(ReturnTicket(secret=first.secret)) == "no-return"


def test_by_the_other_rules_it_is_void_or_goes_to_the_end() -> None:
    void, end = People(rule="void"), People(rule="end")
    for people in (void, end):
        first, *_ = people.come(3)
        people.missed()
        if people is void:
            assert people.refused(ReturnTicket(secret=first.secret)) == "no-return"
        else:
            assert people.view(ReturnTicket(secret=first.secret)).ahead == 2
            people.come()
            assert people.line() == ["A002", "A003", "A001", "A004"]


def test_a_ticket_of_yesterday_is_told_so() -> None:
    people = People()
    (one,) = people.come()
    people.missed()
    people.hall.clock.advance(days=1)
    assert people.refused(ReturnTicket(secret=one.secret)) == "other-day"
    assert people.refused(AskWhy(secret=one.secret)) == "other-day"


def test_the_manager_leads_one_to_the_top_and_the_reason_stays_out_of_the_ledger() -> None:
    people = People()
    people.come(2)
    people.come(elderly=True)
    (last,) = people.come()
    lead = LeadTicket(ticket_id=last.ticket_id, reason="要赶末班车")
    people.hall.do(lead, people.leader)
    assert "末班车" in people.hall.state.queue.tickets[last.ticket_id].note
    assert not any("末班车" in entry.body for entry in people.hall.store.entries)
    assert [told["number"] for told in people.hall.told("ticket_led")] == ["A004"]
    assert [people.served() for _ in range(4)] == ["A004", "A003", "A001", "A002"]
    assert people.refused(lead, people.leader) == "ticket-ended"


def test_why_before_me_names_each_rule_and_nobody() -> None:
    people = People()
    (me,) = people.come()
    people.come(elderly=True)
    led, chosen, _ = people.come(3)
    assert people.served() == "A002"
    people.hall.do(LeadTicket(ticket_id=led.ticket_id, reason="急事"), people.leader)
    people.served()
    people.hall.do(CallChosen(window=1, ticket_id=chosen.ticket_id), clerk(1))
    people.hall.do(HoldVisit(window=1), clerk(1))
    people.hall.do(CallChosen(window=1, ticket_id=chosen.ticket_id), clerk(1))
    told = people.why(me)
    assert [each.rule for each in told.passed] == ["priority", "led-to-the-front", "chosen", "held"]
    assert (told.number, told.limit) == ("A001", 3)
    said = told.model_dump_json()
    assert not any(secret in said for secret in ("elderly", "老人", "A002", "A003", "A004", "急事"))
    assert all(each.words.zh and each.words.en for each in told.passed)


def test_why_before_me_is_told_of_my_own_wait_only() -> None:
    people = People()
    people.come(elderly=True)
    people.served()
    (me,) = people.come()
    people.come(elderly=True)
    assert people.why(me).passed == [], "who came before me passed nobody"
    people.served()
    people.called()
    people.come(elderly=True)
    people.called(2)
    assert [each.rule for each in people.why(me).passed] == ["priority"], "until I was called"


def test_who_let_others_pass_is_told_that_they_stood_before() -> None:
    people = People()
    me, *_ = people.come(3)
    people.view(LetPass(secret=me.secret, count=1))
    people.served()
    assert [each.rule for each in people.why(me).passed] == ["stood-before"]


def test_a_clerk_finds_a_scanned_ticket() -> None:
    people = People()
    (one,) = people.come()
    found = people.hall.do(FindTicket(secret=one.secret), clerk(1)).ticket
    assert (found.number, found.state, found.returns) == ("A001", "waiting", 2)
