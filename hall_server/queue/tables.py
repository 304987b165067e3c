"""Queues, tickets and calls, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, text

from hall_link.wire.base import Language, Words
from hall_link.wire.tickets import TicketState
from hall_server.kernel.metadata import METADATA

QUEUES = Table(
    "queues",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name_zh", Text, nullable=False),
    Column("name_en", Text, nullable=False),
    Column("prefix", String(4), nullable=False),
    Column("colour", String(9), nullable=False),
)

_OPEN = text("state IN ('waiting', 'called', 'serving')")

TICKETS = Table(
    "tickets",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("queue", String(64), nullable=False),
    Column("serial", Integer, nullable=False),
    Column("number", String(12), nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("secret", String(64), nullable=False),
    Column("items", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("issued_at", String(32), nullable=False),
    Column("state", String(10), nullable=False),
    Column("window", Integer),
    Column("staff", String(64)),
    Column("call_id", String(36)),
    Column("round", Integer, nullable=False),
    Column("called_at", String(32)),
    Column("started_at", String(32)),
    Column("ended_at", String(32)),
    Column("outcome", String(40)),
    Column("rated", Integer, nullable=False),
    Index(None, "secret", unique=True),
    Index(None, "business_day", "queue", "serial", unique=True),
    Index("ix_tickets_open", "state", sqlite_where=_OPEN, postgresql_where=_OPEN),
    info={
        "mutable": (
            "place",
            "state",
            "window",
            "staff",
            "call_id",
            "round",
            "called_at",
            "started_at",
            "ended_at",
            "outcome",
            "rated",
        )
    },
)

CALLS = Table(
    "calls",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("business_day", String(10), nullable=False),
    Column("ticket_id", String(36), nullable=False),
    Column("number", String(12), nullable=False),
    Column("window", Integer, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("called_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("language", String(2), nullable=False, server_default="zh"),
    Column("shown_at", String(32)),
    Column("spoken_at", String(32)),
    Index(None, "business_day"),
    info={"mutable": ("shown_at", "spoken_at")},
)


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue and the letters its numbers begin with."""

    TABLE: ClassVar[Table] = QUEUES

    id: str
    position: int
    name: Words
    prefix: str
    colour: str

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "position": self.position,
            "name_zh": self.name.zh,
            "name_en": self.name.en,
            "prefix": self.prefix,
            "colour": self.colour,
        }


@dataclass(frozen=True, slots=True)
class Ticket:
    """A numbered ticket. `number` is for people; `place` is its place in line, lowest first."""

    TABLE: ClassVar[Table] = TICKETS

    id: str
    business_day: str
    queue: str
    serial: int
    number: str
    place: int
    secret: str
    items: tuple[str, ...]
    language: str
    issued_at: str
    state: TicketState = "waiting"
    window: int | None = None
    staff: str | None = None
    call_id: str | None = None
    round: int = 0
    called_at: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    outcome: str | None = None
    rated: bool = False

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "business_day": self.business_day,
            "queue": self.queue,
            "serial": self.serial,
            "number": self.number,
            "place": self.place,
            "secret": self.secret,
            "items": " ".join(self.items),
            "language": self.language,
            "issued_at": self.issued_at,
            "state": self.state,
            "window": self.window,
            "staff": self.staff,
            "call_id": self.call_id,
            "round": self.round,
            "called_at": self.called_at,
            "started_at": self.started_at,
            "ended_at": self.ended_at,
            "outcome": self.outcome,
            "rated": int(self.rated),
        }


@dataclass(frozen=True, slots=True)
class Call:
    """One round of calling a number to a window; a recall is a further round of the same id.

    `place` orders the day's calls, whatever the clock did.
    """

    TABLE: ClassVar[Table] = CALLS

    id: str
    round: int
    business_day: str
    ticket_id: str
    number: str
    window: int
    place: int
    called_at: str
    expires_at: str
    language: Language = "zh"
    shown_at: str | None = None
    spoken_at: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "round": self.round,
            "business_day": self.business_day,
            "ticket_id": self.ticket_id,
            "number": self.number,
            "window": self.window,
            "place": self.place,
            "called_at": self.called_at,
            "expires_at": self.expires_at,
            "language": self.language,
            "shown_at": self.shown_at,
            "spoken_at": self.spoken_at,
        }
