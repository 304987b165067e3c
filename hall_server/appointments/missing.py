"""Bookings nobody came for, and names that have served (row G2). The hall's own acts."""

from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked, Booker
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState


class MissBookings(BaseModel):
    """Mark the bookings whose time has passed."""


def bookings_to_miss(
    hall: PremisesState, state: AppointmentsState, now: datetime
) -> MissBookings | None:
    """Whether any booking has passed its last moment."""
    return MissBookings() if _past(hall, state, now) else None


def _past(hall: PremisesState, state: AppointmentsState, now: datetime) -> list[Booked]:
    """Where a late one may still take an ordinary place, nothing is missed before its day ends."""
    rules = hall.premises.appointments
    if rules is None or rules.late != "void":
        return []
    return state.open_before(to_text(now - timedelta(minutes=rules.late_min)))


def miss_past(
    hall: PremisesState, state: AppointmentsState, _command: MissBookings, work: Work
) -> Noted:
    """Marks them."""
    for booked in _past(hall, state, work.now):
        _miss(booked, work)
    return Noted()


def close_diary(state: AppointmentsState, day: str, work: Work) -> None:
    """When a day opens: what is left of earlier ones was missed, and who booked is forgotten."""
    for booked in state.open_before(to_text(work.now)):
        if booked.day < day:
            _miss(booked, work)
    for booking in state.kept_before(day):
        work.put(Booker(booking))


def _miss(booked: Booked, work: Work) -> None:
    work.put(replace(booked, state="missed", ended_at=to_text(work.now)))
    work.event("booking_missed", booking=booked.id, item=booked.item, starts=booked.starts)
