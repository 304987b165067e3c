"""Coming with a booking: early, on time, late, twice, never (rows A6, G2)."""

import pytest

from hall_link.wire.appointments import CheckIn
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext
from hall_server.kernel.refusals import Refusal
from tests.appointments.booked_hall import PHONE, at, book, booked_hall, come, refusal, until
from tests.support.small_hall import ISSUER, SmallHall, clerk

pytestmark = pytest.mark.unit


def walk_in(hall: SmallHall) -> str:
    taken = hall.do(TakeTicket(items=["item-a"], print=False, knowing=True))
    number: str = taken.number
    return number


def called(hall: SmallHall, window: int) -> str:
    number: str = hall.do(CallNext(window=window), clerk(window)).number
    return number


def test_too_early_is_told_when_to_come() -> None:
    hall = booked_hall()
    made = book(hall, "10:00")
    for named in ({"code": made.code}, {"secret": made.secret}, {"phone": PHONE}):
        with pytest.raises(Refusal) as caught:
            come(hall, **named)
        assert caught.value.code == "too-early"
        opens, starts = at("09:30").isoformat(), at("10:00").isoformat()
        told = {"item": "item-a", "starts": starts, "opens": opens}
        assert caught.value.details == told


@pytest.mark.parametrize("by", ["code", "secret", "phone"])
def test_on_time_the_place_is_the_slot_s_moment(by: str) -> None:
    hall = booked_hall()
    made = book(hall, "10:00")
    until(hall, "09:40")
    before = walk_in(hall)
    taken = come(hall, **{by: PHONE if by == "phone" else getattr(made, by)})
    ticket = hall.state.queue.tickets[taken.ticket_id]
    assert ticket.place == int(at("10:00").timestamp() * 1_000_000)
    assert (ticket.lane, ticket.origin, taken.ahead) == ("entitled", "booking", 1)
    until(hall, "09:50")
    earlier = walk_in(hall)
    until(hall, "10:05")
    walk_in(hall)
    waiting = [t.number for t in hall.state.queue.in_lines(["a"], 9)]
    assert waiting == [before, earlier, taken.number, "A004"]


def test_two_of_one_slot_stand_one_behind_the_other() -> None:
    hall = booked_hall()
    first, second = book(hall, "10:00"), book(hall, "10:00")
    until(hall, "09:45")
    numbers = [come(hall, code=made.code).number for made in (second, first)]
    assert [t.number for t in hall.state.queue.in_lines(["a"], 9)] == numbers
    assert len({t.place for t in hall.state.queue.tickets.values()}) == 2


def test_late_is_an_ordinary_place() -> None:
    hall = booked_hall(late="ordinary")
    made = book(hall, "10:00")
    until(hall, "10:16")
    walk_in(hall)
    ticket = hall.state.queue.tickets[come(hall, code=made.code).ticket_id]
    assert (ticket.lane, ticket.origin, hall.state.queue.ahead(ticket)) == (
        "ordinary",
        "booking",
        1,
    )


def test_late_is_void_where_the_hall_says_so_and_marked_by_the_hall_itself() -> None:
    hall = booked_hall(late="void")
    made = book(hall, "10:00")
    until(hall, "10:15")
    walk_in(hall)
    assert hall.told("booking_missed") == []
    hall.clock.advance(seconds=1)
    walk_in(hall)
    assert len(hall.told("booking_missed")) == 1
    assert refusal(hall, CheckIn(secret=made.secret), ISSUER) == "booking-missed"
    assert refusal(hall, CheckIn(code=made.code), ISSUER) == "unknown-booking"


def test_nobody_comes_twice_with_one_booking() -> None:
    hall = booked_hall()
    made = book(hall, "10:00")
    until(hall, "10:00")
    taken = come(hall, code=made.code)
    with pytest.raises(Refusal) as caught:
        come(hall, secret=made.secret)
    assert (caught.value.code, caught.value.details) == (
        "has-live-ticket",
        {"number": taken.number},
    )
    assert refusal(hall, CheckIn(code=made.code), ISSUER) == "unknown-booking"
    assert refusal(hall, CheckIn(phone=PHONE), ISSUER) == "unknown-booking"


def test_by_phone_it_is_the_booking_that_is_due() -> None:
    hall = booked_hall()
    book(hall, "09:30")
    due = book(hall, "11:00")
    until(hall, "10:50")
    come(hall, phone=PHONE)
    assert hall.state.appointments.with_secret(due.secret).state == "arrived"  # type: ignore[union-attr]


def test_nobody_is_called_before_coming() -> None:
    hall = booked_hall()
    book(hall, "10:00")
    until(hall, "10:05")
    with pytest.raises(Refusal) as caught:
        called(hall, 1)
    assert caught.value.code == "nobody-waiting"


def test_a_late_booked_place_is_not_taken_for_one_that_was_passed() -> None:
    """Calls made before somebody came did not pass that somebody."""
    hall = booked_hall()
    made = book(hall, "10:00")
    until(hall, "10:01")
    for _ in range(3):
        walk_in(hall)
    called(hall, 1)
    until(hall, "10:10")
    ticket = hall.state.queue.tickets[come(hall, code=made.code).ticket_id]
    assert hall.state.queue.passed(ticket) == 0
