"""A guide is paged for who can't see, read or choose (rows A20, A22)."""

import pytest

from hall_link.wire.tickets import CancelTicket, Need, TakeTicket, TicketTaken
from hall_link.wire.windows import AnswerHelp, CallNext
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.kernel.work import Actor
from tests.support.small_hall import SmallHall, clerk

pytestmark = pytest.mark.unit

GUIDE = Actor("device", "desk", "guide")


def taken(hall: SmallHall, actor: Actor, *needs: Need) -> TicketTaken:
    ticket: TicketTaken = hall.do(
        TakeTicket(items=["item-a"], print=False, needs=list(needs)), actor
    )
    return ticket


def paged(state: Hall) -> list[tuple[str, str, str | None]]:
    """What, where and for which number, as a desk sees it."""
    return [(h.what, h.place, h.number) for h in snapshots.desk(state, 1).helps]


@pytest.mark.parametrize("need", ["blind", "reading"])
def test_who_cannot_see_or_read_is_met_and_the_page_ends_with_the_call(need: Need) -> None:
    hall = SmallHall()
    kiosk = hall.device("kiosk", name="东门取号机")
    ticket = taken(hall, kiosk, need)
    assert paged(hall.state) == [("guide", "东门取号机", ticket.number)]
    assert hall.told("guide_paged")[-1]["ticket"] == ticket.ticket_id
    assert paged(hall.store.load()[0]) == paged(hall.state)
    hall.do(CallNext(window=1), clerk(1))
    assert paged(hall.state) == []
    assert hall.told("guide_not_needed")[-1]["ticket"] == ticket.ticket_id
    assert paged(hall.store.load()[0]) == []


def test_a_guide_who_is_on_the_way_is_paged_no_more() -> None:
    hall = SmallHall()
    kiosk = hall.device("kiosk")
    ticket = taken(hall, kiosk, "blind", "slow")
    taken(hall, kiosk, "wheelchair")
    helps = hall.state.helps.open()
    assert [found.number for found in helps] == [ticket.number]
    hall.do(AnswerHelp(help_id=helps[0].id), GUIDE)
    assert hall.state.helps.open() == []
    hall.do(CallNext(window=1), clerk(1))
    assert not hall.told("guide_not_needed")


def test_who_gives_up_is_not_looked_for() -> None:
    hall = SmallHall()
    kiosk = hall.device("kiosk")
    ticket = taken(hall, kiosk, "blind")
    hall.do(CancelTicket(secret=ticket.secret), kiosk)
    assert hall.state.helps.open() == []


def test_at_the_guide_desk_nobody_is_paged() -> None:
    hall = SmallHall()
    taken(hall, GUIDE, "blind")
    assert hall.state.helps.open() == []
