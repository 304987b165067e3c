"""Issued documents, as stored."""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.documents import SignedHow
from hall_link.wire.guide import MaterialCheck
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("form", String(48), nullable=False),
    Column("book", String(60), nullable=False),
    Column("number", Integer, nullable=False),
    Column("serial", String(40), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("issued_at", String(32), nullable=False),
    Column("issued_by", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("window", Integer),
    Column("item", String(64)),
    Column("item_version", Integer),
    Column("ticket_id", String(36)),
    Column("case_id", String(36)),
    Column("complaint_id", String(36)),
    Column("by_hand", Integer, nullable=False, server_default="0"),
    Column("secret", String(64)),
    Column("fields", Text, nullable=False),
    Column("checked", Text, nullable=False),
    Column("also", Text, nullable=False, server_default="[]"),
    Column("came_back", String(36)),
    Column("layout", Text, nullable=False),
    Column("signed_at", String(32)),
    Column("signed_how", String(12)),
    Column("voided_at", String(32)),
    Column("void_reason", Text, nullable=False, server_default=""),
    Index(None, "book", "number", unique=True),
    Index(None, "secret", unique=True),
    Index(None, "case_id"),
    Index(None, "complaint_id"),
    Index(None, "ticket_id"),
    Index(None, "business_day"),
    info={
        "sealed": Sealed(
            {"case": "case_id", "complaint": "complaint_id", "document": "id"},
            ("fields", "void_reason"),
            {"fields": "{}"},
        ),
        "mutable": ("fields", "came_back", "signed_at", "signed_how", "voided_at", "void_reason"),
    },
)


@dataclass(frozen=True, slots=True)
class Document:
    """A form filled in and given out; what it said can always be printed again, word for word.

    book, number: the series it is numbered in without gaps (a form and a year) and its place there;
    serial: how that is written. fields: the form's keys and what stands in them, names included:
    nothing of it enters the ledger. layout: the layout it was set by. by_hand: somebody filled it
    in besides, no act of its case gave it out. checked: for a one-time
    notice, the places of the papers that were there; also: the same of its further items. secret:
    what its QR carries. came_back: the ticket somebody came straight back to its window with.
    signed_at, signed_how: when and how its signature was settled.
    """

    TABLE: ClassVar[Table] = DOCUMENTS

    id: str
    form: str
    book: str
    number: int
    serial: str
    business_day: str
    issued_at: str
    issued_by: str
    language: str
    window: int | None = None
    item: str | None = None
    item_version: int | None = None
    ticket_id: str | None = None
    case_id: str | None = None
    complaint_id: str | None = None
    by_hand: bool = False
    secret: str | None = field(default=None, repr=False)
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    checked: tuple[int, ...] = ()
    also: tuple[MaterialCheck, ...] = ()
    came_back: str | None = None
    layout: str = field(default="", repr=False)
    signed_at: str | None = None
    signed_how: SignedHow | None = None
    voided_at: str | None = None
    void_reason: str = ""

    def row(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "form": self.form,
            "book": self.book,
            "number": self.number,
            "serial": self.serial,
            "business_day": self.business_day,
            "issued_at": self.issued_at,
            "issued_by": self.issued_by,
            "language": self.language,
            "window": self.window,
            "item": self.item,
            "item_version": self.item_version,
            "ticket_id": self.ticket_id,
            "case_id": self.case_id,
            "complaint_id": self.complaint_id,
            "by_hand": int(self.by_hand),
            "secret": self.secret,
            "fields": json.dumps(dict(self.fields), ensure_ascii=False),
            "checked": " ".join(map(str, self.checked)),
            "also": json.dumps([check.model_dump() for check in self.also]),
            "came_back": self.came_back,
            "layout": self.layout,
            "signed_at": self.signed_at,
            "signed_how": self.signed_how,
            "voided_at": self.voided_at,
            "void_reason": self.void_reason,
        }
