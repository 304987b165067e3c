"""Whom a citizen asked first is known by the hall, wherever the visitor is handed on to (首问)."""

from dataclasses import replace

import pytest

from hall_link.wire.tickets import FindTicket, TakeTicket, TicketTaken
from hall_link.wire.windows import CallNext, StartVisit, TransferVisit
from hall_server.cases.state import CasesState
from tests.cases.case_hall import HELD, CaseHall
from tests.support.open_cases import case
from tests.support.small_hall import ISSUER, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("F1")]


def called(hall: CaseHall) -> str:
    """Somebody with a ticket, called to window 1."""
    taken = hall.do(TakeTicket(queue="a", print=False), ISSUER)
    assert isinstance(taken, TicketTaken)
    hall.do(CallNext(window=1), clerk(1))
    return taken.ticket_id


def handed_to_two(hall: CaseHall) -> None:
    hall.do(TransferVisit(window=1, to_window=2), clerk(1))
    hall.do(CallNext(window=2), clerk(2))
    hall.do(StartVisit(window=2), clerk(2))


@pytest.mark.parametrize("served", [True, False], ids=["served", "only asked"])
def test_a_visitor_handed_on_was_asked_first_where_they_came_from(served: bool) -> None:
    hall = CaseHall()
    ticket = called(hall)
    if served:
        hall.do(StartVisit(window=1), clerk(1))
    handed_to_two(hall)
    case = hall.case(hall.opened(actor=clerk(2), ticket_id=ticket, papers=[HELD]))
    assert (case.first_asked, case.first_handler, case.owner) == ("clerk-1", "clerk-2", "clerk-2")


def test_a_visitor_who_stays_was_asked_first_here() -> None:
    hall = CaseHall()
    ticket = called(hall)
    hall.do(StartVisit(window=1), clerk(1))
    assert hall.case(hall.opened(ticket_id=ticket)).first_asked == "clerk-1"


@pytest.mark.parametrize("later", [0, 1], ids=["of today", "of yesterday"])
def test_a_ticket_tells_its_holder_the_cases_the_visit_became(later: int) -> None:
    hall = CaseHall()
    ticket = called(hall)
    hall.do(StartVisit(window=1), clerk(1))
    secret = hall.state.queue.tickets[ticket].secret
    number = hall.open(ticket_id=ticket).case.number
    hall.clock.advance(days=later)
    assert hall.do(FindTicket(secret=secret), ISSUER).ticket.cases == [number]


def test_a_visit_keeps_its_open_case_when_a_sister_case_ended_yesterday() -> None:
    """Memory is what a restart would make of the tables: the ended one is gone, the other stays."""
    state = CasesState()
    ended = replace(case(1), ticket_id="visit", state="closed")
    open_still = replace(case(2), ticket_id="visit")
    state.begin_day("2026-11-23")
    for record in (ended, open_still):
        state.apply_case(record)
    state.begin_day("2026-11-24")
    assert state.of_ticket("visit") == [open_still]
