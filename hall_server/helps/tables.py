"""Calls for help from the windows, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table

from hall_server.kernel.metadata import METADATA

HELPS = Table(
    "helps",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("window", Integer, nullable=False),
    Column("what", String(10), nullable=False),
    Column("asked_by", String(64), nullable=False),
    Column("since", String(32), nullable=False),
    Column("answered_by", String(64)),
    Column("answered_at", String(32)),
    Index(None, "answered_at"),
    info={"mutable": ("answered_by", "answered_at")},
)

Wanted = Literal["leader", "colleague", "emergency"]


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody at a window wants the duty leader, a colleague, or everybody (row B14)."""

    TABLE: ClassVar[Table] = HELPS

    id: str
    business_day: str
    window: int
    what: Wanted
    asked_by: str
    since: str
    answered_by: str | None = None
    answered_at: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "business_day": self.business_day,
            "window": self.window,
            "what": self.what,
            "asked_by": self.asked_by,
            "since": self.since,
            "answered_by": self.answered_by,
            "answered_at": self.answered_at,
        }
