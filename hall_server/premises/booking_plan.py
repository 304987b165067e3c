"""What can be booked, as the hall file states it."""

from typing import Annotated, Literal

from pydantic import Field

from hall_server.premises.spelling import Section, TimeOfDay


class SlotPlan(Section):
    """Bookable stretches of the sessions. `items`: of these items only, none for every item of
    `queue`. `capacity`: people per slot. `from_slot`, `to_slot`: local times between which slots
    are made, none for the whole of the sessions."""

    queue: str
    items: list[str] = []
    minutes: Annotated[int, Field(ge=5, le=480)] = 30
    capacity: Annotated[int, Field(ge=1, le=500)] = 2
    begins: TimeOfDay | None = None
    ends: TimeOfDay | None = None


class Appointments(Section):
    """Booking rules (rows G1, G2). None in a hall file: nothing can be booked.

    `days_ahead`: how far ahead. `early_min`, `late_min`: when a booked citizen may check in before
    the slot begins, and until when afterwards with the booked place; later ones take an ordinary
    place, `late` "void" sends them to take a ticket. `priority`: the class of those on time.
    `per_phone`: open bookings of one number. `hold_back_min`: a freed slot comes back after a
    random while up to this.
    """

    slots: Annotated[list[SlotPlan], Field(min_length=1)]
    days_ahead: Annotated[int, Field(ge=0, le=90)] = 7
    early_min: Annotated[int, Field(ge=0, le=240)] = 30
    late_min: Annotated[int, Field(ge=0, le=240)] = 15
    late: Literal["ordinary", "void"] = "ordinary"
    priority: str | None = None
    per_phone: Annotated[int, Field(ge=1, le=20)] = 2
    hold_back_min: Annotated[int, Field(ge=0, le=240)] = 30
