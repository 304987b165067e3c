"""What a case's file holds, as stored: its steps, tasks, joint meetings and papers on their way."""

import json
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

CASE_STEPS = Table(
    "case_steps",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("case_id", String(36), nullable=False),
    Column("at", String(32), nullable=False),
    Column("act", String(24), nullable=False),
    Column("by", String(64), nullable=False),
    Column("window", Integer),
    Column("before", String(16), nullable=False),
    Column("after", String(16), nullable=False),
    Column("facts", Text, nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "case_id"),
    info={"sealed": Sealed({"case": "case_id"}, ("note",))},
)

CASE_TASKS = Table(
    "case_tasks",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("case_id", String(36), nullable=False),
    Column("window", Integer, nullable=False),
    Column("opened_at", String(32), nullable=False),
    Column("due", String(10), nullable=False),
    Column("yellow_from", String(10), nullable=False),
    Column("state", String(10), nullable=False),
    Column("done_at", String(32)),
    Column("done_by", String(64)),
    Column("note", Text, nullable=False),
    Column("warned_at", String(32)),
    Column("urged", Integer, nullable=False),
    Column("urged_on", String(10)),
    Column("stage", Integer, nullable=False),
    Index(None, "case_id"),
    Index(None, "state"),
    info={
        "sealed": Sealed({"case": "case_id"}, ("note",)),
        "mutable": (
            "due",
            "yellow_from",
            "state",
            "done_at",
            "done_by",
            "note",
            "warned_at",
            "urged",
            "urged_on",
            "stage",
        ),
    },
)

MEETINGS = Table(
    "case_meetings",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("case_id", String(36), nullable=False),
    Column("called_at", String(32), nullable=False),
    Column("called_by", String(64), nullable=False),
    Column("meets_at", String(32), nullable=False),
    Column("place", Text, nullable=False),
    Column("called", Text, nullable=False),
    Column("held_at", String(32)),
    Column("held_by", String(64)),
    Column("present", Text, nullable=False),
    Column("bound", Text, nullable=False),
    Column("applicant_came", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("decision", Text, nullable=False),
    Column("memo", Text, nullable=False),
    Column("memo_day", String(10)),
    Index(None, "case_id"),
    info={
        "sealed": Sealed({"case": "case_id"}, ("decision", "memo")),
        "mutable": (
            "held_at",
            "held_by",
            "present",
            "bound",
            "applicant_came",
            "decided",
            "decision",
            "memo",
            "memo_day",
        ),
    },
)

CUSTODY = Table(
    "custody",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("case_id", String(36), nullable=False),
    Column("at", String(32), nullable=False),
    Column("giver", String(64), nullable=False),
    Column("window", Integer, nullable=False),
    Column("to", Text, nullable=False),
    Column("papers", Text, nullable=False),
    Column("taken_at", String(32)),
    Column("taken_by", String(64)),
    Column("taker", Text, nullable=False),
    Index(None, "at"),
    Index(None, "case_id"),
    Index(None, "taken_at"),
    info={
        "sealed": Sealed({"case": "case_id"}, ("papers", "taker"), {"papers": "[]"}),
        "mutable": ("taken_at", "taken_by", "taker"),
    },
)


@dataclass(frozen=True, slots=True)
class CaseStep:
    """One act in a case's file. `facts`: codes, days and ids; `note`: words, kept only here."""

    TABLE: ClassVar[Table] = CASE_STEPS

    id: str
    case_id: str
    at: str
    act: str
    by: str
    window: int | None
    before: str
    after: str
    facts: tuple[tuple[str, str], ...] = ()
    note: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        fields = {c.name: getattr(self, c.name) for c in CASE_STEPS.c if c.name != "facts"}
        return {**fields, "facts": json.dumps(dict(self.facts), ensure_ascii=False)}


@dataclass(frozen=True, slots=True)
class CaseTask:
    """A joined window's part of a joint case (抄告). Silence is no assent: it turns red (Ruling 2).

    bound: the window was absent from the joint meeting or refused it, and is bound by it.
    """

    TABLE: ClassVar[Table] = CASE_TASKS

    id: str
    case_id: str
    window: int
    opened_at: str
    due: str
    yellow_from: str
    state: Literal["open", "agreed", "objected", "bound", "dropped"] = "open"
    done_at: str | None = None
    done_by: str | None = None
    note: str = field(default="", repr=False)
    warned_at: str | None = None
    urged: int = 0
    urged_on: str | None = None
    stage: int = 0

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in CASE_TASKS.c}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A joint review: when and where it meets and which windows are called; once it was held, which
    came, and which are bound although they did not. The latest of a case is the one that counts."""

    TABLE: ClassVar[Table] = MEETINGS

    id: str
    case_id: str
    called_at: str
    called_by: str
    meets_at: str
    place: str
    called: tuple[int, ...]
    held_at: str | None = None
    held_by: str | None = None
    present: tuple[int, ...] = ()
    bound: tuple[int, ...] = ()
    applicant_came: bool = False
    decided: bool = False
    decision: str = field(default="", repr=False)
    memo: str = field(default="", repr=False)
    memo_day: str | None = None

    def row(self) -> dict[str, Any]:
        fields = {column.name: getattr(self, column.name) for column in MEETINGS.c}
        return {
            **fields,
            "called": " ".join(map(str, self.called)),
            "present": " ".join(map(str, self.present)),
            "bound": " ".join(map(str, self.bound)),
            "applicant_came": int(self.applicant_came),
            "decided": int(self.decided),
        }


@dataclass(frozen=True, slots=True)
class Custody:
    """Papers that went from one hand to another; until `taken_at` nobody has signed for them."""

    TABLE: ClassVar[Table] = CUSTODY

    id: str
    case_id: str
    at: str
    giver: str
    window: int
    to: str
    papers: tuple[str, ...]
    taken_at: str | None = None
    taken_by: str | None = None
    taker: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        fields = {c.name: getattr(self, c.name) for c in CUSTODY.c if c.name != "papers"}
        return {**fields, "papers": json.dumps(self.papers, ensure_ascii=False)}
