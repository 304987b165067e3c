"""A case or a paper belongs to the window whose visit it comes from (rows B10, H1)."""

import pytest

from hall_link.wire.cases import OpenCase
from hall_link.wire.documents import GiveNotice, IssueDocument
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit, TransferVisit
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.cases.case_hall import APPLICANT, HELD, CaseHall, papered
from tests.support.small_hall import ISSUER, clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("B10", "H1")]


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def waiting(hall: CaseHall) -> str:
    taken = hall.do(TakeTicket(queue="a", print=False), ISSUER)
    assert isinstance(taken, TicketTaken)
    return taken.ticket_id


def at_one(hall: CaseHall) -> str:
    """Somebody served at window 1."""
    ticket = waiting(hall)
    hall.do(CallNext(window=1), clerk(1))
    hall.do(StartVisit(window=1), clerk(1))
    return ticket


def refused(hall: CaseHall, ticket: str, number: int) -> list[str]:
    """Why the clerk of this window can't open a case, give a form or a notice for the ticket."""
    form = {"form": "contact-card", "window": number, "ticket_id": ticket, "print": False}
    case = {
        "case_kind": "committed",
        "item": papered().id,
        "applicant": APPLICANT,
        "papers": [HELD],
    }
    check = MaterialCheck(item=papered().id, have=[0])
    codes = []
    for command in (
        OpenCase.model_validate({**case, "window": number, "ticket_id": ticket, "print": False}),
        IssueDocument.model_validate(form),
        GiveNotice(check=check, window=number, ticket_id=ticket, print=False),
    ):
        try:
            hall.do(command, clerk(number))
            codes.append("")
        except Refusal as refusal:
            codes.append(refusal.code)
    return codes


def test_a_visit_is_its_own_windows(hall: CaseHall) -> None:
    ticket = at_one(hall)
    assert refused(hall, ticket, 2) == ["wrong-window"] * 3
    assert refused(hall, ticket, 1) == ["", "", ""]


def test_a_visit_that_ended_stays_where_it_ended(hall: CaseHall) -> None:
    ticket = at_one(hall)
    hall.do(FinishVisit(window=1, outcome="done"), clerk(1))
    assert refused(hall, ticket, 2) == ["wrong-window"] * 3
    assert refused(hall, ticket, 1)[:2] == ["", ""]


def test_a_visit_handed_on_is_the_other_windows(hall: CaseHall) -> None:
    ticket = at_one(hall)
    hall.do(TransferVisit(window=1, to_window=2), clerk(1))
    hall.do(CallNext(window=2), clerk(2))
    assert refused(hall, ticket, 1) == ["wrong-window"] * 3
    assert refused(hall, ticket, 2) == ["", "", ""]


def test_who_waits_has_no_visit_yet_but_may_be_told_what_is_missing(hall: CaseHall) -> None:
    assert refused(hall, waiting(hall), 2) == ["no-visit", "no-visit", ""]


def test_the_guide_desk_tells_anybody_what_is_missing(hall: CaseHall) -> None:
    ticket = at_one(hall)
    check = MaterialCheck(item=papered().id, have=[0])
    guide = Actor("device", "guide-1", "guide")
    hall.do(GiveNotice(check=check, ticket_id=ticket, print=False), guide)
    assert [one.have for one in hall.state.queue.tickets[ticket].checks] == [[0]]
