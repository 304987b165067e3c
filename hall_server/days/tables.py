"""Who leads on which day, and which routines were done, as stored."""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, String, Table

from hall_server.kernel.metadata import METADATA

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

RoutineKind = Literal["opening", "closing"]


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
