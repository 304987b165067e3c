"""Slots out of plans and sessions, seats, and coming early or late: pure (rows G1, G2)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall_link.wire.board import Session
from hall_server.appointments.rules import (
    NoBookings,
    Stretch,
    arrival,
    plan_of,
    slots_of,
    taken_in,
)
from hall_server.premises.booking_plan import Appointments, SlotPlan

pytestmark = pytest.mark.unit

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 23)


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-23T{clock}+08:00").astimezone(UTC)


def clocks(slots: list[Stretch]) -> list[str]:
    return [slot.starts.astimezone(ZONE).strftime("%H:%M") for slot in slots]


SESSIONS = [
    Session(opens=at("08:30"), closes=at("12:00")),
    Session(opens=at("14:30"), closes=at("17:30")),
]


@pytest.mark.parametrize(
    ("plan", "starts"),
    [
        ({"minutes": 60}, "08:30 09:30 10:30 14:30 15:30 16:30"),
        ({"minutes": 90, "begins": "10:00"}, "10:00 14:30 16:00"),
        ({"minutes": 45, "begins": "10:00", "ends": "15:30"}, "10:00 10:45 14:30"),
        ({"minutes": 240}, ""),
    ],
)
def test_a_slot_lies_within_one_session(plan: dict[str, object], starts: str) -> None:
    found = slots_of(SlotPlan(queue="a", **plan), SESSIONS, DAY, ZONE)  # type: ignore[arg-type]
    assert clocks(found) == starts.split()


def test_a_closed_day_has_no_slots() -> None:
    assert slots_of(SlotPlan(queue="a"), [], DAY, ZONE) == []


def test_a_seat_counts_in_every_slot_it_reaches_into() -> None:
    slots = slots_of(SlotPlan(queue="a", minutes=60), SESSIONS, DAY, ZONE)
    seats = [
        Stretch(at("09:30"), at("10:30")),
        Stretch(at("10:00"), at("11:00")),  # booked before the plan was changed
        Stretch(at("12:00"), at("13:00")),
        Stretch(at("16:30"), at("17:30")),
    ]
    assert taken_in(slots, seats) == [0, 2, 1, 0, 0, 1]


def test_the_plan_that_names_an_item_goes_before_its_queue_s() -> None:
    whole, own = SlotPlan(queue="a"), SlotPlan(queue="a", items=["x"])
    rules = Appointments(slots=[whole, own])
    assert plan_of(rules, "x", "a") is own
    assert plan_of(rules, "y", "a") is whole
    for missing in (rules, None):
        with pytest.raises(NoBookings):
            plan_of(missing, "z", "b")


@pytest.mark.parametrize(
    ("minutes", "means"),
    [(-31, "early"), (-30, "on-time"), (0, "on-time"), (15, "on-time"), (15.01, "late")],
)
def test_early_on_time_late(minutes: float, means: str) -> None:
    rules = Appointments(slots=[SlotPlan(queue="a")])
    assert arrival(rules, at("10:00"), at("10:00") + timedelta(minutes=minutes)) == means
