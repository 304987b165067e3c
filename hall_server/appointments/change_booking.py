"""Moving a booking to another slot (row G1)."""

from dataclasses import replace

from hall_link.wire.appointments import Booking, ChangeBooking
from hall_server.appointments.diary import booking_view, free_slot
from hall_server.appointments.giving_up import hold_back, open_booking
from hall_server.appointments.paper import on_paper
from hall_server.appointments.state import AppointmentsState
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState


def change_booking(
    hall: PremisesState,
    guide: GuideState,
    devices: DevicesState,
    state: AppointmentsState,
    command: ChangeBooking,
    work: Work,
) -> Booking:
    """Code and secret stay; the seat given up is held back as a cancelled one is.

    Raises what `open_booking` and `free_slot` raise.
    """
    booked = open_booking(state, command, work)
    if command.starts == stored(booked.starts):
        return booking_view(hall, guide, booked)
    slot = free_slot(hall, guide, state, booked.item, command.starts, work.now)
    day = hall.timetable.day_of(slot.starts).isoformat()
    changed = replace(booked, day=day, starts=to_text(slot.starts), ends=to_text(slot.ends))
    work.put(changed)
    hold_back(hall, booked, work)
    work.event("booking_changed", booking=booked.id, before=booked.starts, starts=changed.starts)
    told = booking_view(hall, guide, changed)
    if not command.print:
        return told
    return on_paper(hall, guide, devices, changed, told, command.printer, work)
