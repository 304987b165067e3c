"""A ticket is found by its number, by the staff and by nobody else (row A14)."""

import pytest

from hall_link.wire.tickets import FindTicket, TakeTicket, TicketTaken
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.support.small_hall import ISSUER, SmallHall, clerk

pytestmark = pytest.mark.unit

GUIDE = Actor("device", "desk", "guide")


@pytest.mark.parametrize("actor", [GUIDE, clerk(1)])
def test_the_staff_find_todays_tickets_by_number(actor: Actor) -> None:
    hall = SmallHall()
    ticket: TicketTaken = hall.do(TakeTicket(items=["item-a"], print=False))
    found = hall.do(FindTicket(number=f" {ticket.number.lower()} "), actor).ticket
    assert (found.id, found.state) == (ticket.ticket_id, "waiting")


@pytest.mark.parametrize(
    ("number", "actor", "code"), [("A999", GUIDE, "unknown-ticket"), ("A001", ISSUER, "wrong-role")]
)
def test_nobody_else_and_no_other_number(number: str, actor: Actor, code: str) -> None:
    hall = SmallHall()
    hall.do(TakeTicket(items=["item-a"], print=False))
    with pytest.raises(Refusal) as caught:
        hall.do(FindTicket(number=number), actor)
    assert caught.value.code == code
