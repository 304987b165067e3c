"""Numbers set aside for kiosks, and what a kiosk handed in that nobody knows, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

ReserveState = Literal["held", "used", "void"]

RESERVES = Table(
    "reserves",
    METADATA,
    Column("ticket_id", String(36), primary_key=True),
    Column("device", String(64), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(12), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("state", String(8), nullable=False),
    Column("made_at", String(32), nullable=False),
    Index(None, "business_day", "number", unique=True),
    info={"mutable": ("state",)},
)

STRAYS = Table(
    "strays",
    METADATA,
    Column("ticket_id", String(36), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("at", String(32), nullable=False),
    Column("why", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "business_day"),
    info={"sealed": Sealed({"stray": "ticket_id"}, ("body",), {"body": "{}"})},
)


@dataclass(frozen=True, slots=True)
class Reserve:
    """A number only one kiosk may give, on one day.

    held -> used, when it was handed in; void: its day is over and nobody has handed it in, which a
    kiosk that was away over night still may.
    """

    TABLE: ClassVar[Table] = RESERVES

    ticket_id: str
    device: str
    queue: str
    serial: int
    number: str
    secret: str
    business_day: str
    state: ReserveState
    made_at: str

    def row(self) -> dict[str, Any]:
        return {
            "ticket_id": self.ticket_id,
            "device": self.device,
            "queue": self.queue,
            "serial": self.serial,
            "number": self.number,
            "secret": self.secret,
            "business_day": self.business_day,
            "state": self.state,
            "made_at": self.made_at,
        }


@dataclass(frozen=True, slots=True)
class Stray:
    """A ticket handed in that can't be taken in, kept for a person to see to.

    why: `unknown`, or `another-kiosk` whose number it is. body: the `OfflineTicket` as JSON.
    """

    TABLE: ClassVar[Table] = STRAYS

    ticket_id: str
    device: str
    business_day: str
    at: str
    why: str
    body: str

    def row(self) -> dict[str, Any]:
        return {
            "ticket_id": self.ticket_id,
            "device": self.device,
            "business_day": self.business_day,
            "at": self.at,
            "why": self.why,
            "body": self.body,
        }
