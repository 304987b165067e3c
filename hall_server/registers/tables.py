"""What the registers keep of their own: calls, templates of the month report, frozen reports."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

PHONE_CALLS = Table(
    "phone_calls",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("at", String(32), nullable=False),
    Column("taken_by", String(64), nullable=False),
    Column("caller", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("passed_to", String(64)),
    Column("answer", Text, nullable=False),
    Column("settled_at", String(32)),
    Column("settled_by", String(64)),
    Index(None, "business_day"),
    Index(None, "settled_at"),
    info={
        "sealed": Sealed({"call": "id"}, ("caller", "phone", "content", "answer")),
        "mutable": ("answer", "settled_at", "settled_by"),
    },
)
"""Who rang, and about what: kept here alone."""

REPORT_TEMPLATES = Table(
    "report_templates",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    info={"mutable": ("name", "at", "by")},
)

FROZEN_REPORTS = Table(
    "frozen_reports",
    METADATA,
    Column("month", String(7), primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("previous", String(64)),
    Column("template", String(64)),
    Column("made_at", String(32), nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    info={"kept": True},
)


@dataclass(frozen=True, slots=True)
class PhoneCall:
    """A call at the hall's telephone (来电登记). `passed_to`: the leader whom it was put before;
    it is open until it is settled."""

    TABLE: ClassVar[Table] = PHONE_CALLS

    id: str
    business_day: str
    at: str
    taken_by: str
    caller: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    content: str = field(default="", repr=False)
    passed_to: str | None = None
    answer: str = field(default="", repr=False)
    settled_at: str | None = None
    settled_by: str | None = None

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in PHONE_CALLS.c}


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """A hall's own workbook for the month report. The one kept last is used (`at`)."""

    TABLE: ClassVar[Table] = REPORT_TEMPLATES

    sha256: str
    name: str
    at: str
    by: str
    content: bytes = field(default=b"", repr=False)

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in REPORT_TEMPLATES.c}


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """A month report as it was sent; never changed. A correction is the month's next revision.

    `sha256`: of the file's bytes. `previous`: the hash of the revision it corrects. `template`: the
    hash of the hall's own workbook, None for the one that ships. `figures`: what it says, as JSON,
    key -> number; `changes`: what became of the revision before, as JSON, [key, before, now].
    """

    TABLE: ClassVar[Table] = FROZEN_REPORTS

    month: str
    revision: int
    sha256: str
    previous: str | None
    template: str | None
    made_at: str
    made_by: str
    reason: str = ""
    changes: str = "[]"
    figures: str = "{}"
    content: bytes = field(default=b"", repr=False)

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in FROZEN_REPORTS.c}
