"""The day's bookings as the guide desk goes through them: who is expected when (row G2)."""

from hall_link.wire.appointments import BookedVisit
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked, Booker
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored
from hall_server.kernel.masking import masked_name, masked_phone


def day_list(guide: GuideState, state: AppointmentsState, day: str) -> list[BookedVisit]:
    """The bookings of a day by their hour, those given up left out; nobody's name in full."""
    found = in_their_order(state, day)
    return [_visit(guide, booked, state.booker(booked.id)) for booked in found]


def in_their_order(state: AppointmentsState, day: str) -> list[Booked]:
    """The bookings of a day by their hour, those given up left out."""
    return sorted(state.on_day(day), key=lambda booked: (booked.starts, booked.id))


def _visit(guide: GuideState, booked: Booked, booker: Booker | None) -> BookedVisit:
    return BookedVisit(
        id=booked.id,
        code=booked.code,
        item=booked.item,
        item_name=guide.name_of(booked.item),
        starts=stored(booked.starts),
        ends=stored(booked.ends),
        state=booked.state,
        name=masked_name(booker.name) if booker else "",
        phone=masked_phone(booker.phone) if booker else "",
    )
