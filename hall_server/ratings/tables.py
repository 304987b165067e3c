"""Ratings, as stored."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

RATINGS = Table(
    "ratings",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("ticket_id", String(36), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("window", Integer),
    Column("staff", String(64)),
    Column("level", Integer, nullable=False),
    Column("tags", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("rated_at", String(32), nullable=False),
    Index(None, "ticket_id", unique=True),
    Index(None, "business_day"),
    info={"sealed": Sealed({"rating": "ticket_id"}, ("text",)), "kept": True},
)

ASKS = Table(
    "rating_asks",
    METADATA,
    Column("ticket_id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("window", Integer, nullable=False),
    Column("staff", String(64)),
    Column("asked_at", String(32), nullable=False),
    Column("until", String(32), nullable=False),
    Column("ended_at", String(32)),
    Column("outcome", String(12), nullable=False),
    Index(None, "business_day"),
    info={"mutable": ("staff", "asked_at", "until", "ended_at", "outcome")},
)

SUPPLEMENTS = Table(
    "rating_supplements",
    METADATA,
    Column("ticket_id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("level", Integer),
    Column("text", Text, nullable=False),
    Column("added_at", String(32), nullable=False),
    Index(None, "business_day"),
    info={"sealed": Sealed({"rating": "ticket_id"}, ("text",)), "kept": True},
)

AskOutcome = Literal["open", "rated", "unanswered", "interrupted", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Ask:
    """A pad's question after a visit (row D1): open, rated, or not rated (未评) and why.

    unanswered: nobody touched the pad in time. interrupted: the clerk began the next visit too
    soon (未评(被打断), Ruling 10). A late answer turns either into rated. withdrawn: the visit was
    not over after all; it is asked about again when it is.
    """

    TABLE: ClassVar[Table] = ASKS

    ticket_id: str
    business_day: str
    window: int
    staff: str | None
    asked_at: str
    until: str
    ended_at: str | None = None
    outcome: AskOutcome = "open"

    def row(self) -> dict[str, Any]:
        return {
            "ticket_id": self.ticket_id,
            "business_day": self.business_day,
            "window": self.window,
            "staff": self.staff,
            "asked_at": self.asked_at,
            "until": self.until,
            "ended_at": self.ended_at,
            "outcome": self.outcome,
        }


@dataclass(frozen=True, slots=True)
class Rating:
    """One visit's rating. It is never edited and never deleted (row D5)."""

    TABLE: ClassVar[Table] = RATINGS

    id: str
    ticket_id: str
    business_day: str
    window: int | None
    staff: str | None
    level: int
    tags: tuple[int, ...]
    text: str
    channel: str
    rated_at: str

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "ticket_id": self.ticket_id,
            "business_day": self.business_day,
            "window": self.window,
            "staff": self.staff,
            "level": self.level,
            "tags": " ".join(map(str, self.tags)),
            "text": self.text,
            "channel": self.channel,
            "rated_at": self.rated_at,
        }


@dataclass(frozen=True, slots=True)
class Supplement:
    """What the holder added to the visit's rating later (追评), once. Never edited."""

    TABLE: ClassVar[Table] = SUPPLEMENTS

    ticket_id: str
    business_day: str
    level: int | None
    text: str = field(repr=False)
    added_at: str = ""

    def row(self) -> dict[str, Any]:
        return {
            "ticket_id": self.ticket_id,
            "business_day": self.business_day,
            "level": self.level,
            "text": self.text,
            "added_at": self.added_at,
        }
