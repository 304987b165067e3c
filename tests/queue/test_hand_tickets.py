"""Slips given by hand while nothing has power: merged by time, each once (row K9)."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from hall_link.wire.hand_tickets import EnterHandTicket, HandTicketEntered, PrintHandTickets
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.rulebook import Limits
from hall_server.queue.hand_tables import HandTicket
from tests.support.small_hall import MORNING, SmallHall, clerk

pytestmark = pytest.mark.unit

GUIDE = Actor("staff", "lijuan", "guide")


def hall(**limits: Any) -> SmallHall:
    return SmallHall(limits=Limits(kiosk_minute=0, **limits))


def printed(small: SmallHall, queue: str = "a", count: int = 3, **more: Any) -> list[str]:
    numbers: list[str] = small.do(PrintHandTickets(queue=queue, count=count, **more), GUIDE).numbers
    return numbers


def entered(small: SmallHall, slip: str, **more: Any) -> HandTicketEntered:
    told: HandTicketEntered = small.do(EnterHandTicket(slip=slip, **more), GUIDE)
    return told


def at(small: SmallHall, minutes: float) -> None:
    small.clock.moment = MORNING + timedelta(minutes=minutes)


def refused(small: SmallHall, command: BaseModel) -> str:
    with pytest.raises(Refusal) as told:
        small.do(command, GUIDE)
    return told.value.code


def line(small: SmallHall) -> list[str]:
    return [ticket.number for ticket in small.state.queue.in_lines(["a"], 20)]


def slip_of(small: SmallHall, number: str) -> HandTicket:
    found = small.state.queue.hands.numbered(number)
    assert found is not None
    return found


def test_slips_have_a_range_of_their_own_and_go_on_where_the_last_sheet_ended() -> None:
    small = hall()
    assert printed(small) == ["A901", "A902", "A903"]
    assert printed(small, count=2) == ["A904", "A905"]
    assert printed(small, queue="b", count=1) == ["B901"]
    assert len({slip_of(small, f"A90{n}").secret for n in range(1, 6)}) == 5
    assert len(small.told("hand_tickets_printed")) == 3


def test_ordinary_numbers_pass_over_the_drawer() -> None:
    small = hall(hand_from=2)
    assert printed(small, count=2) == ["A002", "A003"]
    taken = [small.do(TakeTicket(items=["item-a"])).number for _ in range(2)]
    assert taken == ["A001", "A004"]
    entered(small, "A002")
    assert small.do(TakeTicket(items=["item-a"])).number == "A005"


def test_slips_are_merged_by_the_time_written_on_them() -> None:
    small = hall()
    printed(small, count=4)
    at(small, 10.5)
    before = small.do(TakeTicket(items=["item-a"])).number
    at(small, 40)
    after = small.do(TakeTicket(items=["item-a"])).number
    at(small, 45)
    entered(small, "A904", given="09:20")
    entered(small, "A902", given="09:20")
    told = entered(small, "A901", given="09:12")
    assert (told.ahead, told.windows) == (1, [1, 2])
    entered(small, "a903")
    assert line(small) == [before, "A901", "A902", "A904", after, "A903"]
    assert small.do(CallNext(window=1), clerk(1)).number == before
    assert small.do(CallNext(window=2), clerk(2)).number == "A901"


def test_a_slip_entered_twice_stands_once_where_it_stood() -> None:
    small = hall()
    printed(small)
    at(small, 30)
    first = entered(small, slip_of(small, "A901").secret, given="09:10")
    again = entered(small, "A901", given="09:01")
    assert (first.again, again.again) == (False, True)
    assert again.given_at == first.given_at
    assert line(small) == ["A901"]
    assert len(small.told("hand_ticket_entered")) == 1
    assert small.do(CallNext(window=1), clerk(1)).number == "A901"
    assert entered(small, "A901").ahead is None


def test_the_link_of_the_code_means_the_slip() -> None:
    small = hall()
    printed(small)
    told = entered(small, f"https://hall.example/t/{slip_of(small, 'A902').secret}")
    assert told.number == "A902"


def test_a_time_to_come_an_unknown_and_a_void_slip_are_refused() -> None:
    small = hall()
    printed(small)
    assert refused(small, EnterHandTicket(slip="A901", given="09:01")) == "not-yet"
    for nonsense in ("A950", "A", "901", "²", "x" * 40):
        assert refused(small, EnterHandTicket(slip=nonsense)) == "unknown-ticket"
    assert printed(small, count=2, replaces=True) == ["A904", "A905"]
    assert refused(small, EnterHandTicket(slip="A901")) == "slip-void"
    assert line(small) == []


def test_a_full_drawer_says_so_and_replacing_it_is_the_way_out() -> None:
    small = hall(hand_from=998)
    assert printed(small, count=2) == ["A998", "A999"]
    assert refused(small, PrintHandTickets(queue="a", count=1)) == "drawer-full"
    assert printed(small, count=2, replaces=True) == ["A998", "A999"]
    assert entered(small, "A999").number == "A999"


def test_everything_is_known_again_after_a_restart() -> None:
    small = hall()
    printed(small)
    at(small, 9)
    entered(small, "A901", given="09:05")
    again = SmallHall(list(small.store.records.values()))
    again.clock.moment = small.clock.moment
    assert entered(again, "A901").again
    assert printed(again, count=1) == ["A904"]
