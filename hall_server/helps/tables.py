"""Calls for help, from windows and for visitors, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table

from hall_server.kernel.metadata import METADATA

HELPS = Table(
    "helps",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("window", Integer),
    Column("ticket_id", String(36)),
    Column("number", String(16)),
    Column("what", String(10), nullable=False),
    Column("asked_by", String(64), nullable=False),
    Column("since", String(32), nullable=False),
    Column("answered_by", String(64)),
    Column("answered_at", String(32)),
    Index(None, "answered_at"),
    info={"mutable": ("answered_by", "answered_at")},
)

Wanted = Literal["leader", "colleague", "emergency", "guide", "group", "request"]


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody at a window wants the duty leader, a colleague, or everybody (row B14).

    A `guide` is wanted by the holder of a ticket who waits in the hall (rows A20, A22): `ticket_id`
    and `number` say who, `asked_by` is the device where it was taken, and there is no window.

    A `group` of petitioners (row H6) and a `request` for service outside the windows (row G3) want
    the duty leader; `number` is theirs in the register. Only the pages of leaders tell them.
    """

    TABLE: ClassVar[Table] = HELPS

    id: str
    business_day: str
    window: int | None
    what: Wanted
    asked_by: str
    since: str
    ticket_id: str | None = None
    number: str | None = None
    answered_by: str | None = None
    answered_at: str | None = None

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "business_day": self.business_day,
            "window": self.window,
            "ticket_id": self.ticket_id,
            "number": self.number,
            "what": self.what,
            "asked_by": self.asked_by,
            "since": self.since,
            "answered_by": self.answered_by,
            "answered_at": self.answered_at,
        }
