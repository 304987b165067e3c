"""Ratings, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA

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
)


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
