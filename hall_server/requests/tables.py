"""Requests to the duty officer: service at home, on a holiday, on the fast track (row G3)."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

REQUESTS = Table(
    "service_requests",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("number", String(12), nullable=False),
    Column("what", String(12), nullable=False),
    Column("item", String(64)),
    Column("channel", String(12), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("state", String(10), nullable=False),
    Column("day", String(10)),
    Column("staff", String(64)),
    Column("answered_at", String(32)),
    Column("answered_by", String(64)),
    Column("done_at", String(32)),
    Column("due_at", String(32)),
    Column("urged", Integer, nullable=False),
    Index(None, "number", unique=True),
    Index(None, "state"),
    Index(None, "answered_at"),
    Index(None, "done_at"),
    Index(None, "business_day"),
    info={
        "mutable": (
            "state",
            "day",
            "staff",
            "answered_at",
            "answered_by",
            "done_at",
            "due_at",
            "urged",
        )
    },
)

REQUESTERS = Table(
    "requesters",
    METADATA,
    Column("request_id", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("wanted", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("answer", Text, nullable=False),
    info={
        "sealed": Sealed(
            {"request": "request_id"}, ("name", "phone", "address", "wanted", "text", "answer")
        )
    },
)
"""Who asks and in which words, and what they were answered: kept here alone."""


@dataclass(frozen=True, slots=True)
class ServiceRequest:
    """A request. state: asked, promised (for `day`, by `staff`), declined, done. due_at: until when
    it is answered, or what was promised is done. urged: 1 once that was past and the duty officer
    was paged again, 2 once the leaders were told."""

    TABLE: ClassVar[Table] = REQUESTS

    id: str
    number: str
    what: str
    item: str | None
    channel: str
    business_day: str
    received_at: str
    state: str = "asked"
    day: str | None = None
    staff: str | None = None
    answered_at: str | None = None
    answered_by: str | None = None
    done_at: str | None = None
    due_at: str | None = None
    urged: int = 0

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in REQUESTS.c}


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks; all of it empty once it is erased."""

    TABLE: ClassVar[Table] = REQUESTERS

    request_id: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    wanted: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    answer: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in REQUESTERS.c}
