"""A small hall that can be booked. Sessions: 8:30 to 12:00, 14:30 to 17:30; it is nine o'clock."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import BaseModel

from hall_link.wire.appointments import Book, Booking, CheckIn, ListSlots, SlotsListed
from hall_link.wire.tickets import TicketTaken
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.booking_plan import Appointments, SlotPlan
from hall_server.premises.hours import OpeningHours, Span
from hall_server.premises.rulebook import PriorityClass
from tests.support.small_hall import ISSUER, SmallHall, words

DESK = Actor("device", "desk", "guide")
CITIZEN = Actor("citizen", "phone", "citizen")
DAY = [Span(opens="08:30", closes="12:00"), Span(opens="14:30", closes="17:30")]
PHONE = "13800001234"


def booked_hall(**rules: Any) -> SmallHall:
    plan = SlotPlan(queue="a", minutes=30, capacity=rules.pop("capacity", 2))
    return SmallHall(
        hours=OpeningHours(sessions=DAY),
        appointments=Appointments(slots=[plan], priority="booked", **rules),
        priorities=[PriorityClass(id="booked", name=words("预约"))],
    )


def at(clock: str, day: int = 23) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}+08:00").astimezone(UTC)


def book(hall: SmallHall, clock: str, day: int = 23, phone: str = PHONE) -> Booking:
    asked = Book(item="item-a", starts=at(clock, day), name="张三丰", phone=phone)
    made: Booking = hall.do(asked, CITIZEN)
    return made


def slots(hall: SmallHall, day: str = "2026-11-23") -> SlotsListed:
    listed: SlotsListed = hall.do(ListSlots(item="item-a", day=day), CITIZEN)
    return listed


def come(hall: SmallHall, **named: Any) -> TicketTaken:
    taken: TicketTaken = hall.do(CheckIn(print=False, **named), ISSUER)
    return taken


def refusal(hall: SmallHall, command: BaseModel, actor: Actor = CITIZEN) -> str:
    with pytest.raises(Refusal) as caught:
        hall.do(command, actor)
    return caught.value.code


def until(hall: SmallHall, clock: str, day: int = 23) -> None:
    """Moves the clock on."""
    hall.clock.moment = at(clock, day)
