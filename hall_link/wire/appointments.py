"""Appointments: slots, booking, and coming (rows A6, G1, G2)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from hall_link.wire.base import Instant, Language, Message, Secret, Words
from hall_link.wire.printing import PrintJob
from hall_link.wire.tickets import Need

Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")]
"""What a booked citizen types at the kiosk; unique among the bookings that are open."""

Phone = Annotated[str, StringConstraints(pattern=r"^1[0-9]{10}$")]
"""A mainland mobile number. Shown to nobody but the desk that booked; masked elsewhere."""

BookingState = Literal["booked", "arrived", "cancelled", "missed"]


class Slot(Message):
    """A stretch of time that can still be booked. `free`: how many more people."""

    starts: Instant
    ends: Instant
    free: int


class ListSlots(Message):
    """What can be booked for an item on a day, `YYYY-MM-DD`."""

    kind: Literal["list_slots"] = "list_slots"
    item: Annotated[str, Field(min_length=1, max_length=48)]
    day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class SlotsListed(Message):
    """`days`: the days on which the item can be booked at all, for a calendar."""

    kind: Literal["slots_listed"] = "slots_listed"
    slots: list[Slot]
    days: list[str]


class Book(Message):
    """Book a slot. `name` and `phone` are kept apart from the ledger and erased in time.

    `name`: may be empty, as at a kiosk. `print`: the booking is put on paper, by the printer of the
    device id `printer`, else by that beside who asks, or the best.
    """

    kind: Literal["book"] = "book"
    item: Annotated[str, Field(min_length=1, max_length=48)]
    starts: Instant
    name: Annotated[str, Field(max_length=40)] = Field(default="", repr=False)
    phone: Phone = Field(repr=False)
    language: Language = "zh"
    needs: Annotated[list[Need], Field(max_length=5)] = []
    print: bool = False
    printer: Annotated[str, Field(max_length=36)] | None = None


class ChangeBooking(Message):
    """Move a booking to another slot. Named by its secret, or in the hall by its code.

    `print`: as in `book`; what is on the paper before is no longer so.
    """

    kind: Literal["change_booking"] = "change_booking"
    secret: Secret | None = None
    code: Code | None = None
    starts: Instant
    print: bool = False
    printer: Annotated[str, Field(max_length=36)] | None = None

    @model_validator(mode="after")
    def _names_one_booking(self) -> "ChangeBooking":
        if (self.secret is None) == (self.code is None):
            raise ValueError("name the booking by its secret or its code")
        return self


class CancelBooking(Message):
    """Give a booked slot up; it is held back a random while before others can book it."""

    kind: Literal["cancel_booking"] = "cancel_booking"
    secret: Secret | None = None
    code: Code | None = None

    @model_validator(mode="after")
    def _names_one_booking(self) -> "CancelBooking":
        if (self.secret is None) == (self.code is None):
            raise ValueError("name the booking by its secret or its code")
        return self


class Booking(Message):
    """A booking as its holder sees it. `late_min`: minutes after `starts` it is still on time.

    `job`: its paper's print job, where one was asked for.
    """

    kind: Literal["booking"] = "booking"
    code: Code
    secret: Secret
    qr: str
    item: str
    item_name: Words
    starts: Instant
    ends: Instant
    state: BookingState
    early_min: int
    late_min: int
    job: PrintJob | None = None


class BookedVisit(Message):
    """A booking in the desk's list of the day: name and phone masked, `张*` and `*******1234`."""

    id: str
    code: Code
    item: str
    item_name: Words
    starts: Instant
    ends: Instant
    state: BookingState
    name: str
    phone: str


class CheckIn(Message):
    """A booked citizen is in the hall: by code, by the booking's QR, or by the mobile number.

    Answered by `ticket_taken`. Refused as `too-early`, `booking-missed`, `unknown-booking`.
    """

    kind: Literal["check_in"] = "check_in"
    code: Code | None = None
    secret: Secret | None = None
    phone: Phone | None = Field(default=None, repr=False)
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None

    @model_validator(mode="after")
    def _names_one_booking(self) -> "CheckIn":
        if sum(given is not None for given in (self.code, self.secret, self.phone)) != 1:
            raise ValueError("name the booking by its code, its secret or the phone number")
        return self
