"""Giving a seat up: it is held back a random while, so that seats can't be traded (row G1)."""

import secrets
from datetime import timedelta

from hall_link.wire.appointments import CancelBooking, ChangeBooking
from hall_server.appointments.diary import rules_of
from hall_server.appointments.rules import BookingEnded, UnknownBooking
from hall_server.appointments.state import AppointmentsState
from hall_server.appointments.tables import Booked, FreedSeat
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState

IN_THE_HALL = frozenset({"guide", "kiosk"})
"""Where nobody can try a hundred million codes."""


def open_booking(
    state: AppointmentsState, command: ChangeBooking | CancelBooking, work: Work
) -> Booked:
    """The booking named by its secret, or in the hall by its code, which can be guessed from afar.

    Raises `UnknownBooking`, `BookingEnded`, `WrongRole`.
    """
    if command.secret is not None:
        found = state.with_secret(command.secret)
    elif work.actor.role in IN_THE_HALL:
        found = state.with_code(command.code or "")
    else:
        raise WrongRole(role=work.actor.role)
    if found is None:
        raise UnknownBooking
    if found.state != "booked":
        raise BookingEnded(state=found.state)
    return found


def hold_back(hall: PremisesState, booked: Booked, work: Work) -> None:
    """Keeps the seat of a booking from everybody until a moment drawn by chance.

    The moment is stored: a restart draws no other.
    """
    most_ms = rules_of(hall).hold_back_min * 60_000
    free_from = work.now + timedelta(milliseconds=secrets.randbelow(most_ms + 1))
    work.put(
        FreedSeat(
            id=new_id(work.now),
            day=booked.day,
            item=booked.item,
            starts=booked.starts,
            ends=booked.ends,
            free_from=to_text(free_from),
        )
    )
