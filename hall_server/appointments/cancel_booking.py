"""Cancelling a booking (row G1)."""

from dataclasses import replace

from hall_link.wire.appointments import Booking, CancelBooking
from hall_server.appointments.diary import booking_view
from hall_server.appointments.giving_up import hold_back, open_booking
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booker
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState


def cancel_booking(
    hall: PremisesState,
    guide: GuideState,
    state: AppointmentsState,
    command: CancelBooking,
    work: Work,
) -> Booking:
    """Gives the seat up and erases the booker at once. Raises what `open_booking` raises."""
    booked = open_booking(state, command, work)
    cancelled = replace(booked, state="cancelled", ended_at=to_text(work.now))
    work.put(cancelled)
    work.put(Booker(booked.id))
    hold_back(hall, booked, work)
    work.event("booking_cancelled", booking=booked.id, item=booked.item, starts=booked.starts)
    return booking_view(hall, guide, cancelled)
