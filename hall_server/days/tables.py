"""Who leads on which day, and which routines were done, as stored."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, String, Table, Text, text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

DUTIES = Table(
    "duties",
    METADATA,
    Column("business_day", String(10), primary_key=True),
    Column("staff", String(64), info={"mutable": True}),
)

ROUTINES = Table(
    "day_routines",
    METADATA,
    Column("business_day", String(10), primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("done_by", String(64), nullable=False, info={"mutable": True}),
    Column("done_at", String(32), nullable=False, info={"mutable": True}),
)

WAITS = text("signer IS NOT NULL AND signed_at IS NULL")
"""What waits for a signature. Said in these very words a query is answered from the index of it."""

DUTY_LOG = Table(
    "duty_log",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("business_day", String(10), nullable=False),
    Column("at", String(32), nullable=False),
    Column("by", String(64), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("signer", String(64)),
    Column("consent", String(10)),
    Column("case_number", String(10), nullable=False),
    Column("signed_at", String(32)),
    Index(None, "business_day"),
    Index("ix_duty_log_waits", "at", sqlite_where=WAITS, postgresql_where=WAITS),
    info={"sealed": Sealed({"duty": "id"}, ("text",)), "mutable": ("signed_at",)},
)

RoutineKind = Literal["opening", "closing"]

DutyNoteKind = Literal["note", "handover", "proxy"]
"""note: what happened. handover: from one duty leader to the next. proxy: done for another
leader, outside the own field (代理核签)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """The leader on duty (带班领导) of a day, by sign-in name; None where a name was taken off."""

    TABLE: ClassVar[Table] = DUTIES

    business_day: str
    staff: str | None

    def row(self) -> dict[str, Any]:
        return {"business_day": self.business_day, "staff": self.staff}


@dataclass(frozen=True, slots=True)
class Routine:
    """A leader went through the day's opening or closing list (row I6); done again, the last."""

    TABLE: ClassVar[Table] = ROUTINES

    business_day: str
    kind: RoutineKind
    done_by: str
    done_at: str

    def row(self) -> dict[str, Any]:
        return {
            "business_day": self.business_day,
            "kind": self.kind,
            "done_by": self.done_by,
            "done_at": self.done_at,
        }


@dataclass(frozen=True, slots=True)
class DutyNote:
    """An entry of the duty log (row H7). `by` wrote and thereby signed it; `signer` is who has to
    sign too: who takes over, or for whom it was acted. `text` is kept here alone."""

    TABLE: ClassVar[Table] = DUTY_LOG

    id: str
    business_day: str
    at: str
    by: str
    kind: DutyNoteKind
    text: str = field(repr=False)
    signer: str | None = None
    consent: str | None = None
    case_number: str = ""
    signed_at: str | None = None

    @property
    def waits(self) -> bool:
        """Whether somebody still has to sign it."""
        return self.signer is not None and self.signed_at is None

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in DUTY_LOG.c}
