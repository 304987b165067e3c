"""Slips printed ahead for the hour without power, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table

from hall_server.kernel.metadata import METADATA

HandState = Literal["printed", "used", "void"]

HAND_TICKETS = Table(
    "hand_tickets",
    METADATA,
    Column("ticket_id", String(36), primary_key=True),
    Column("sheet", String(36), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(12), nullable=False),
    Column("secret", String(64), nullable=False, unique=True),
    Column("made_at", String(32), nullable=False),
    Column("state", String(8), nullable=False),
    Column("used_day", String(10)),
    Index(None, "sheet"),
    Index(None, "state"),
    Index(None, "used_day"),
    info={"mutable": ("state", "used_day")},
)


@dataclass(frozen=True, slots=True)
class HandTicket:
    """A slip in a drawer: printed -> used, on the day it was entered; void: another sheet took its
    place. It is of no day before that."""

    TABLE: ClassVar[Table] = HAND_TICKETS

    ticket_id: str
    sheet: str
    queue: str
    serial: int
    number: str
    secret: str
    made_at: str
    state: HandState = "printed"
    used_day: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "ticket_id": self.ticket_id,
            "sheet": self.sheet,
            "queue": self.queue,
            "serial": self.serial,
            "number": self.number,
            "secret": self.secret,
            "made_at": self.made_at,
            "state": self.state,
            "used_day": self.used_day,
        }
