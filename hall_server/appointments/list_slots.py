"""What can be booked (row G1)."""

from datetime import date, datetime

from hall_link.wire.appointments import ListSlots, Slot, SlotsListed
from hall_server.appointments.diary import days_for, slots_on
from hall_server.appointments.rules import NoSuchSlot
from hall_server.appointments.state import AppointmentsState
from hall_server.guide.state import GuideState
from hall_server.premises.state import PremisesState


def list_slots(
    hall: PremisesState,
    guide: GuideState,
    state: AppointmentsState,
    command: ListSlots,
    now: datetime,
) -> SlotsListed:
    """Changes nothing. Full slots are left out: who gave a seat up cannot be seen.

    Raises `UnknownItem`, `NoBookings`, `NoSuchSlot` for a day there never was.
    """
    try:
        day = date.fromisoformat(command.day)
    except ValueError:
        raise NoSuchSlot from None
    found = slots_on(hall, guide, state, command.item, day, now)
    return SlotsListed(
        slots=[
            Slot(starts=slot.when.starts, ends=slot.when.ends, free=slot.free)
            for slot in found
            if slot.free
        ],
        days=[day.isoformat() for day in days_for(hall, guide, command.item, now)],
    )
