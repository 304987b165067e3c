"""Bookings, who made them, and seats held back, as stored."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Column, Index, String, Table, Text, text

from hall_link.wire.appointments import BookingState
from hall_link.wire.tickets import Need
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

BOOKINGS = Table(
    "bookings",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("code", String(8), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("item", String(64), nullable=False),
    Column("starts", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    Column("state", String(12), nullable=False),
    Column("language", String(2), nullable=False),
    Column("needs", Text, nullable=False),
    Column("booked_at", String(32), nullable=False),
    Column("booked_by", String(64), nullable=False),
    Column("ended_at", String(32)),
    Column("ticket_id", String(36)),
    Index(None, "secret", unique=True),
    Index(None, "day"),
    Index(None, "state"),
    info={"mutable": ("day", "starts", "ends", "state", "ended_at", "ticket_id")},
)

REACHED = text("phone <> ''")
"""Whose number is still kept. Said in these very words a query is answered from their index."""

BOOKERS = Table(
    "bookers",
    METADATA,
    Column("booking", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Index("ix_bookers_reached", "booking", sqlite_where=REACHED, postgresql_where=REACHED),
    info={"sealed": Sealed({"booking": "booking"}, ("name", "phone"))},
)
"""The only place of a booker's name and number; both are emptied when they have served."""

FREED_SEATS = Table(
    "freed_seats",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("day", String(10), nullable=False),
    Column("item", String(64), nullable=False),
    Column("starts", String(32), nullable=False),
    Column("ends", String(32), nullable=False),
    Column("free_from", String(32), nullable=False),
    Index(None, "day"),
)


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking. `day`: the hall's calendar day it is for; `starts`, `ends`: its slot, in UTC.

    code: eight digits, of no other open booking. booked_by: the role that booked.
    """

    TABLE: ClassVar[Table] = BOOKINGS

    id: str
    day: str
    code: str
    secret: str
    item: str
    starts: str
    ends: str
    language: str
    booked_at: str
    booked_by: str
    needs: tuple[Need, ...] = ()
    state: BookingState = "booked"
    ended_at: str | None = None
    ticket_id: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "day": self.day,
            "code": self.code,
            "secret": self.secret,
            "item": self.item,
            "starts": self.starts,
            "ends": self.ends,
            "state": self.state,
            "language": self.language,
            "needs": " ".join(self.needs),
            "booked_at": self.booked_at,
            "booked_by": self.booked_by,
            "ended_at": self.ended_at,
            "ticket_id": self.ticket_id,
        }


@dataclass(frozen=True, slots=True)
class Booker:
    """Who booked; both texts empty once they are erased."""

    TABLE: ClassVar[Table] = BOOKERS

    booking: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        return {"booking": self.booking, "name": self.name, "phone": self.phone}


@dataclass(frozen=True, slots=True)
class FreedSeat:
    """A seat somebody gave up, which nobody can book before `free_from`.

    The moment is drawn by chance when the seat is given up, so that it cannot be passed on to a
    buyer who waits for it (row G1).
    """

    TABLE: ClassVar[Table] = FREED_SEATS

    id: str
    day: str
    item: str
    starts: str
    ends: str
    free_from: str

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "day": self.day,
            "item": self.item,
            "starts": self.starts,
            "ends": self.ends,
            "free_from": self.free_from,
        }
