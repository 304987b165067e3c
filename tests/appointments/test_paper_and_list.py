"""A booking on paper, moved by its code in the hall, and the desk's list of the day (G1, G2)."""

import pytest

from hall_link.wire.appointments import Book, CancelBooking, ChangeBooking
from hall_server.appointments.day_list import day_list
from hall_server.delivery import snapshots
from hall_server.kernel.masking import masked_name, masked_phone
from tests.appointments.booked_hall import CITIZEN, at, book, booked_hall, refusal

pytestmark = pytest.mark.unit


def test_a_kiosk_books_without_a_name_and_on_paper() -> None:
    hall = booked_hall()
    kiosk, printer = hall.device("kiosk", name="一号"), hall.device("printer", name="一号")
    asked = Book(item="item-a", starts=at("10:00"), phone="13800005555", print=True)
    made = hall.do(asked, kiosk)
    slip = made.job.ticket
    assert (slip.number, slip.booked) == (made.code, "2026-11-23 10:00-10:30")
    assert (slip.qr, slip.ahead, slip.windows) == (made.qr, 0, [])
    assert "13800005555" not in made.job.model_dump_json()
    assert [job.job_id for job in snapshots.jobs(hall.state, printer.id)] == [made.job.job_id]
    moved = ChangeBooking(code=made.code, starts=at("11:00"), print=True)
    again = hall.do(moved, kiosk)
    assert again.job.ticket.booked == "2026-11-23 11:00-11:30"
    assert hall.do(CancelBooking(code=made.code), kiosk).state == "cancelled"


def test_from_afar_a_code_moves_nothing() -> None:
    hall = booked_hall()
    made = book(hall, "10:00")
    assert refusal(hall, CancelBooking(code=made.code), CITIZEN) == "wrong-role"


def test_the_desk_sees_who_is_expected_and_nobodys_name_or_number() -> None:
    hall = booked_hall()
    later, first = book(hall, "11:00"), book(hall, "10:00")
    given_up = book(hall, "11:30", phone="13800009999")
    hall.do(CancelBooking(secret=given_up.secret), CITIZEN)
    book(hall, "10:00", day=24, phone="13800008888")
    found = day_list(hall.state.guide, hall.state.appointments, "2026-11-23")
    assert [visit.code for visit in found] == [first.code, later.code]
    assert (found[0].name, found[0].phone) == ("张*", "*******1234")


@pytest.mark.parametrize(("name", "shown"), [("", ""), ("李", "李*"), ("欧阳锋", "欧*")])
def test_a_name_is_its_first_sign(name: str, shown: str) -> None:
    assert masked_name(name) == shown
    assert masked_phone("13800001234") == "*******1234"
