"""Bookings as the guide desk sees them: whose they are, so far as the desk needs it."""

from pydantic import BaseModel

from hall_link.wire.appointments import Booking
from hall_server.appointments.day_list import in_their_order
from hall_server.appointments.diary import booking_view
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked
from hall_server.guide.state import GuideState
from hall_server.kernel.masking import masked_phone
from hall_server.premises.state import PremisesState


class DeskBooking(BaseModel):
    """A booking with its booker, the telephone number but for its last four figures hidden."""

    booking: Booking
    name: str
    phone: str


def todays_bookings(
    hall: PremisesState, guide: GuideState, state: AppointmentsState
) -> list[DeskBooking]:
    """Those of the business day by their hours; none in a hall that takes no bookings."""
    if hall.premises.appointments is None:
        return []
    today = in_their_order(state, hall.day.business_day)
    return [_at_desk(hall, guide, state, booked) for booked in today]


def bookings_named(
    hall: PremisesState, guide: GuideState, state: AppointmentsState, name: str
) -> list[DeskBooking]:
    """The one of this code or secret, else the open ones of this mobile number."""
    if hall.premises.appointments is None:
        return []
    named = state.with_code(name) or state.with_secret(name)
    found = [named] if named else state.open_of(name)
    return [_at_desk(hall, guide, state, booked) for booked in found]


def _at_desk(
    hall: PremisesState, guide: GuideState, state: AppointmentsState, booked: Booked
) -> DeskBooking:
    booker = state.booker(booked.id)
    return DeskBooking(
        booking=booking_view(hall, guide, booked),
        name=booker.name if booker else "",
        phone=masked_phone(booker.phone) if booker else "",
    )
