"""What happens and is asked for while a time is booked."""

from dataclasses import dataclass
from datetime import datetime

from hall_link.wire.appointments import Booking, SlotsListed

# --- from the server ---------------------------------------------------------------------------


@dataclass(frozen=True)
class SlotsHeard:
    """The days and times asked for under `command_id`."""

    command_id: str
    listed: SlotsListed


@dataclass(frozen=True)
class BookingArrived:
    """The booking made, moved or given up under `command_id`."""

    command_id: str
    booking: Booking


# --- from the person ---------------------------------------------------------------------------


@dataclass(frozen=True)
class BookTouched:
    """Another day suits better: book a time for the chosen item."""

    command_id: str


@dataclass(frozen=True)
class DayTouched:
    """A day, `YYYY-MM-DD`."""

    day: str
    command_id: str


@dataclass(frozen=True)
class SlotTouched:
    """A time, as ISO 8601 text."""

    starts: str
    command_id: str


@dataclass(frozen=True)
class MoveTouched:
    """The booking in hand shall be at another time."""

    command_id: str


@dataclass(frozen=True)
class DropTouched:
    """The booking in hand is given up; pressed once more it is meant."""

    command_id: str


BookingTouch = BookTouched | DayTouched | SlotTouched | MoveTouched | DropTouched


# --- what is asked for -------------------------------------------------------------------------


@dataclass(frozen=True)
class SlotsEffect:
    """Ask for the days an item can be booked on, and the free times of one of them."""

    command_id: str
    item: str
    day: str


@dataclass(frozen=True)
class BookEffect:
    """Book, and put it on paper; asking again under the same id books nothing twice."""

    command_id: str
    item: str
    starts: datetime
    phone: str
    language: str


@dataclass(frozen=True)
class MoveEffect:
    """Move the booking of a secret or a code, and put it on paper anew."""

    command_id: str
    starts: datetime
    secret: str | None
    code: str | None


@dataclass(frozen=True)
class DropEffect:
    """Give the booking of a secret or a code up."""

    command_id: str
    secret: str | None
    code: str | None


BookingEffect = BookEffect | MoveEffect | DropEffect
