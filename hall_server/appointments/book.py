"""Booking a slot (row G1)."""

import secrets

from hall_link.wire.appointments import Book, Booking
from hall_server.appointments.diary import booking_view, free_slot, rules_of
from hall_server.appointments.paper import on_paper
from hall_server.appointments.rules import check_phone
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked, Booker
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id, new_secret
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState

CODE_DIGITS = 8


def book(
    hall: PremisesState,
    guide: GuideState,
    devices: DevicesState,
    state: AppointmentsState,
    command: Book,
    work: Work,
) -> Booking:
    """Takes one seat. Name and number go into a table of their own and nowhere else.

    Raises `UnknownItem`, `NoBookings`, `NoSuchSlot`, `SlotFull`, `TooManyBookings`.
    """
    slot = free_slot(hall, guide, state, command.item, command.starts, work.now)
    check_phone(len(state.open_of(command.phone)), rules_of(hall).per_phone)
    booked = Booked(
        id=new_id(work.now),
        day=hall.timetable.day_of(slot.starts).isoformat(),
        code=_new_code(state),
        secret=new_secret(),
        item=command.item,
        starts=to_text(slot.starts),
        ends=to_text(slot.ends),
        language=command.language,
        booked_at=to_text(work.now),
        booked_by=work.actor.role,
        needs=tuple(dict.fromkeys(command.needs)),
    )
    work.put(booked)
    work.put(Booker(booked.id, command.name.strip(), command.phone))
    work.event("booked", booking=booked.id, item=booked.item, starts=booked.starts)
    told = booking_view(hall, guide, booked)
    if not command.print:
        return told
    return on_paper(hall, guide, devices, booked, told, command.printer, work)


def _new_code(state: AppointmentsState) -> str:
    """Never that of another open booking. A hundred million codes: a second draw is rare."""
    while True:
        code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
        if state.with_code(code) is None:
            return code
