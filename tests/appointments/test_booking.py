"""Booking, moving and giving up a seat (row G1)."""

from datetime import datetime

import pytest

from hall_link.wire.appointments import Book, CancelBooking, ChangeBooking, CheckIn, ListSlots
from hall_server.appointments.tables import Booker, FreedSeat
from tests.appointments.booked_hall import (
    CITIZEN,
    DESK,
    PHONE,
    at,
    book,
    booked_hall,
    refusal,
    slots,
    until,
)
from tests.support.small_hall import ISSUER, SmallHall

pytestmark = pytest.mark.unit


def test_slots_that_have_begun_and_days_that_are_closed_are_not_offered() -> None:
    hall = booked_hall()
    listed = slots(hall)
    assert listed.slots[0].starts == at("09:30")
    assert {slot.free for slot in listed.slots} == {2}
    assert listed.days == [f"2026-11-{day}" for day in (23, 24, 25, 26, 27, 30)]
    assert slots(hall, "2026-11-28").slots == []
    assert slots(hall, "2026-12-01").slots == []
    assert slots(hall, "2026-11-22").slots == []


def test_a_full_slot_is_not_offered_and_not_booked() -> None:
    hall = booked_hall()
    book(hall, "10:00")
    book(hall, "10:00", phone="13900000000")
    assert at("10:00") not in [slot.starts for slot in slots(hall).slots]
    asked = Book(item="item-a", starts=at("10:00"), name="王", phone="13700000000")
    assert refusal(hall, asked) == "slot-full"


@pytest.mark.parametrize(
    ("item", "clock", "code"),
    [
        ("item-a", "10:10", "no-such-slot"),
        ("item-a", "09:00", "no-such-slot"),
        ("item-a", "12:00", "no-such-slot"),
        ("item-b", "10:00", "no-bookings"),
        ("item-x", "10:00", "unknown-item"),
    ],
)
def test_what_is_not_booked(item: str, clock: str, code: str) -> None:
    asked = Book(item=item, starts=at(clock), name="王", phone=PHONE)
    assert refusal(booked_hall(), asked) == code


@pytest.mark.parametrize(
    "starts", ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_moment_beyond_every_calendar_is_no_slot(starts: str) -> None:
    asked = Book(item="item-a", starts=datetime.fromisoformat(starts), phone=PHONE)
    assert refusal(booked_hall(), asked) == "no-such-slot"


def test_a_hall_without_a_plan_takes_no_bookings() -> None:
    assert refusal(SmallHall(), ListSlots(item="item-a", day="2026-11-23")) == "no-bookings"
    assert refusal(SmallHall(), CheckIn(phone=PHONE), ISSUER) == "no-bookings"
    assert refusal(booked_hall(), ListSlots(item="item-a", day="2026-02-30")) == "no-such-slot"


def test_one_phone_has_so_many_open_bookings() -> None:
    hall = booked_hall()
    first = book(hall, "10:00")
    book(hall, "10:30")
    asked = Book(item="item-a", starts=at("11:00"), name="王", phone=PHONE)
    assert refusal(hall, asked) == "too-many-bookings"
    hall.do(CancelBooking(secret=first.secret), CITIZEN)
    book(hall, "11:00")


def test_a_seat_given_up_comes_back_at_a_moment_nobody_knows_and_a_restart_keeps() -> None:
    hall = booked_hall(capacity=1, hold_back_min=30)
    made = book(hall, "15:00")
    assert hall.do(CancelBooking(secret=made.secret), CITIZEN).state == "cancelled"
    (seat,) = (r for r in hall.store.records.values() if isinstance(r, FreedSeat))
    assert (
        at("09:00").isoformat() <= seat.free_from.replace(".000000", "") <= at("09:31").isoformat()
    )
    hall.writer.state, hall.writer.chain = hall.store.load()
    asked = Book(item="item-a", starts=at("15:00"), name="王", phone="13700000000")
    if seat.free_from > hall.clock.now().isoformat():
        assert refusal(hall, asked) == "slot-full"
    until(hall, "09:31")
    assert hall.do(asked, CITIZEN).state == "booked"


def test_moments_of_release_differ() -> None:
    hall = booked_hall(capacity=50, per_phone=20, hold_back_min=60)
    for _ in range(12):
        hall.do(CancelBooking(secret=book(hall, "15:00").secret), CITIZEN)
    moments = [r.free_from for r in hall.store.records.values() if isinstance(r, FreedSeat)]
    assert len(set(moments)) > 6


def test_moving_keeps_the_code_and_holds_the_old_seat_back() -> None:
    hall = booked_hall(capacity=1, hold_back_min=240)
    made = book(hall, "10:00")
    moved = hall.do(ChangeBooking(secret=made.secret, starts=at("15:30", 24)), CITIZEN)
    assert (moved.code, moved.secret, moved.starts) == (made.code, made.secret, at("15:30", 24))
    again = ChangeBooking(secret=made.secret, starts=at("15:30", 24))
    assert hall.do(again, CITIZEN) == moved
    assert at("15:30", 24) not in [slot.starts for slot in slots(hall, "2026-11-24").slots]
    assert len([r for r in hall.store.records.values() if isinstance(r, FreedSeat)]) == 1
    taken = ChangeBooking(code=made.code, starts=at("10:10"))
    assert refusal(hall, taken, DESK) == "no-such-slot"


def test_a_code_counts_at_the_desk_only_and_a_used_booking_is_over() -> None:
    hall = booked_hall()
    made = book(hall, "10:00")
    assert refusal(hall, CancelBooking(code=made.code), CITIZEN) == "wrong-role"
    assert refusal(hall, CancelBooking(code="00000000"), DESK) == "unknown-booking"
    assert refusal(hall, CancelBooking(secret="x" * 24), CITIZEN) == "unknown-booking"
    hall.do(CancelBooking(code=made.code), DESK)
    assert refusal(hall, CancelBooking(secret=made.secret)) == "booking-ended"
    assert refusal(hall, ChangeBooking(secret=made.secret, starts=at("11:00"))) == "booking-ended"


def test_name_and_number_are_in_their_own_table_only_and_erased_in_time() -> None:
    hall = booked_hall()
    cancelled, kept = book(hall, "10:00"), book(hall, "11:00")
    asked = Book(item="item-a", starts=at("15:00"), name="张三丰", phone="13800005678")
    hall.do(asked, CITIZEN, "once")
    told = [e.body for e in hall.store.entries]
    told += [reply.reply for reply in hall.store.replies.values()]
    rows = [r for r in hall.store.records.values() if not isinstance(r, Booker)]
    told += [str(row.row()) for row in rows] + [repr(asked)]
    told += [repr(r) for r in hall.store.records.values() if isinstance(r, Booker)]
    assert not any("张三丰" in text or "1380000" in text for text in told)

    def people() -> list[tuple[str, str]]:
        found = (r for r in hall.store.records.values() if isinstance(r, Booker))
        return [(r.name, r.phone) for r in found if r.name or r.phone]

    hall.do(CancelBooking(secret=cancelled.secret), CITIZEN)
    assert len(people()) == 2
    until(hall, "09:00", 24)
    assert refusal(hall, CancelBooking(secret=kept.secret)) == "unknown-booking"
    assert people() == []
    assert [told["booking"] for told in hall.told("booking_missed")]
