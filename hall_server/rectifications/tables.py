"""Putting bad ratings right, as stored (row D5)."""

import json
from dataclasses import astuple, dataclass, field
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

RectificationState = Literal[
    "open", "assigned", "contacted", "found", "fixed", "verified", "called_back", "closed"
]

RECTIFICATIONS = Table(
    "rectifications",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("rating_id", String(36), nullable=False),
    Column("ticket_id", String(36), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("opened_at", String(32), nullable=False),
    Column("window", Integer),
    Column("rated", String(64)),
    Column("concerns", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("assignee", String(64)),
    Column("contact_due", String(10), nullable=False),
    Column("fix_due", String(10), nullable=False),
    Column("contacted_at", String(32)),
    Column("found_at", String(32)),
    Column("upheld", Integer),
    Column("fixed_at", String(32)),
    Column("verified_at", String(32)),
    Column("verified_by", String(64)),
    Column("called_back_at", String(32)),
    Column("satisfied", Integer),
    Column("reopened_at", String(32)),
    Column("closed_at", String(32)),
    Column("notes", Text, nullable=False),
    Index(None, "rating_id", unique=True),
    Index(None, "state"),
    Index(None, "closed_at"),
    Index(None, "business_day"),
    info={
        "sealed": Sealed({"rating": "ticket_id"}, ("notes",), {"notes": "[]"}),
        "mutable": (
            "state",
            "assignee",
            "contact_due",
            "fix_due",
            "contacted_at",
            "found_at",
            "upheld",
            "fixed_at",
            "verified_at",
            "verified_by",
            "called_back_at",
            "satisfied",
            "reopened_at",
            "closed_at",
            "notes",
        ),
    },
)


@dataclass(frozen=True, slots=True)
class Note:
    """A line of its file: when, who (a sign-in name, or `hall`), which act, and in which words."""

    at: str
    by: str
    act: str
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Rectification:
    """A bad rating on its way to being put right. The rating itself is never changed.

    rated: the clerk it was given to, None where the window's own key served. concerns: everybody
    it may have been given to: that clerk, else who sat there that day; never the assignee.
    contact_due, fix_due: last days. upheld: False where the rating was found mistaken or untrue,
    with the reason in `notes`, its file. reopened_at: since when it is put right anew under a
    leader, because the citizen was not satisfied.
    """

    TABLE: ClassVar[Table] = RECTIFICATIONS

    id: str
    rating_id: str
    ticket_id: str
    business_day: str
    opened_at: str
    window: int | None
    rated: str | None
    concerns: tuple[str, ...]
    level: int
    contact_due: str
    fix_due: str
    state: RectificationState = "open"
    assignee: str | None = None
    contacted_at: str | None = None
    found_at: str | None = None
    upheld: bool | None = None
    fixed_at: str | None = None
    verified_at: str | None = None
    verified_by: str | None = None
    called_back_at: str | None = None
    satisfied: bool | None = None
    reopened_at: str | None = None
    closed_at: str | None = None
    notes: tuple[Note, ...] = field(default=(), repr=False)

    def row(self) -> dict[str, Any]:
        fields = {column.name: getattr(self, column.name) for column in RECTIFICATIONS.c}
        for flag in ("upheld", "satisfied"):
            if fields[flag] is not None:
                fields[flag] = int(fields[flag])
        fields["concerns"] = " ".join(self.concerns)
        fields["notes"] = json.dumps([astuple(n) for n in self.notes], ensure_ascii=False)
        return fields
