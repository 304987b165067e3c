"""Complaints and petitions, and apart from them who made them, as stored."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.complaints import ComplaintState
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

COMPLAINTS = Table(
    "complaints",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("number", String(12), nullable=False),
    Column("code", String(6), nullable=False),
    Column("what", String(12), nullable=False),
    Column("category", String(12), nullable=False),
    Column("channel", String(12), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("named", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("window", Integer),
    Column("staff", String(64)),
    Column("happened", String(10)),
    Column("concerns", Text, nullable=False),
    Column("ticket_id", String(36)),
    Column("language", String(2), nullable=False),
    Column("state", String(10), nullable=False),
    Column("complicated", Integer, nullable=False),
    Column("handler", String(64)),
    Column("due", String(10)),
    Column("leader_due", String(10)),
    Column("met_on", String(10)),
    Column("met_by", String(64)),
    Column("answer", Text, nullable=False),
    Column("answered_at", String(32)),
    Column("answered_by", String(64)),
    Column("upheld", Integer),
    Column("satisfied", Integer),
    Column("reopened_at", String(32)),
    Column("correction_at", String(32)),
    Column("closed_at", String(32)),
    Column("tries", Integer, nullable=False),
    Column("tried_at", String(32)),
    Column("urged", Integer, nullable=False),
    Column("leader_urged", Integer, nullable=False),
    Index(None, "number", unique=True),
    Index(None, "business_day"),
    Index(None, "state"),
    Index(None, "closed_at"),
    info={
        "sealed": Sealed({"complaint": "id"}, ("text", "answer")),
        "mutable": (
            "text",
            "concerns",
            "state",
            "complicated",
            "handler",
            "due",
            "leader_due",
            "met_on",
            "met_by",
            "answer",
            "answered_at",
            "answered_by",
            "upheld",
            "satisfied",
            "reopened_at",
            "correction_at",
            "closed_at",
            "tries",
            "tried_at",
            "urged",
            "leader_urged",
        ),
    },
)

COMPLAINANTS = Table(
    "complainants",
    METADATA,
    Column("complaint_id", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("sex", String(1), nullable=False),
    Column("age", Integer),
    Column("occupation", Text, nullable=False),
    Column("affiliation", Text, nullable=False),
    info={
        "sealed": Sealed(
            {"complaint": "complaint_id"}, ("name", "phone", "address", "occupation", "affiliation")
        )
    },
)
"""The only place of who complained; read by the handlers, and each look is in the ledger."""

COMPLAINT_STEPS = Table(
    "complaint_steps",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("complaint_id", String(36), nullable=False),
    Column("at", String(32), nullable=False),
    Column("act", String(16), nullable=False),
    Column("by", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Index(None, "complaint_id"),
    info={"sealed": Sealed({"complaint": "complaint_id"}, ("note",))},
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint, suggestion, praise or petition. `number` is without gaps, `code` random.

    named: whether somebody's name is kept with it. people: how many came together. window, staff:
    whom it is about. happened: the day it tells of, None where that was not told. concerns:
    everybody it may be about, found when it was received and put right by handlers since: it never
    reaches them nor their subordinates. handler: whose it is. due, leader_due: the last days for
    the answer and, of a petition whose bringer came or can be found, for a leader to receive;
    met_on, met_by: when that was, and who.
    satisfied: how the present answer was judged, None while it was not. text and answer are kept
    here alone, never in the ledger. tries, tried_at: wrong codes in a row, and when the last came.
    urged: 1 once its handler was urged because it is past due, 2 once the leaders were told;
    leader_urged: the same of a leader's reception.
    """

    TABLE: ClassVar[Table] = COMPLAINTS

    id: str
    number: str
    code: str = field(repr=False)
    what: str = "complaint"
    category: str = "other"
    channel: str = "kiosk"
    business_day: str = ""
    received_at: str = ""
    text: str = field(default="", repr=False)
    named: bool = False
    people: int = 1
    window: int | None = None
    staff: str | None = None
    happened: str | None = None
    concerns: tuple[str, ...] = ()
    ticket_id: str | None = None
    language: str = "zh"
    state: ComplaintState = "received"
    complicated: bool = False
    handler: str | None = None
    due: str | None = None
    leader_due: str | None = None
    met_on: str | None = None
    met_by: str | None = None
    answer: str = field(default="", repr=False)
    answered_at: str | None = None
    answered_by: str | None = None
    upheld: bool | None = None
    satisfied: bool | None = None
    reopened_at: str | None = None
    correction_at: str | None = None
    closed_at: str | None = None
    tries: int = 0
    tried_at: str | None = None
    urged: int = 0
    leader_urged: int = 0

    def row(self) -> dict[str, Any]:
        fields = {column.name: getattr(self, column.name) for column in COMPLAINTS.c}
        fields["concerns"] = " ".join(self.concerns)
        for flag in ("named", "complicated", "upheld", "satisfied"):
            if fields[flag] is not None:
                fields[flag] = int(fields[flag])
        return fields


@dataclass(frozen=True, slots=True)
class Complainant:
    """Who complained; all of it empty once it is erased."""

    TABLE: ClassVar[Table] = COMPLAINANTS

    complaint_id: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    sex: str = field(default="", repr=False)
    age: int | None = field(default=None, repr=False)
    occupation: str = field(default="", repr=False)
    affiliation: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in COMPLAINANTS.c}


@dataclass(frozen=True, slots=True)
class ComplaintStep:
    """One act in a complaint's file. `note`: words, kept only here."""

    TABLE: ClassVar[Table] = COMPLAINT_STEPS

    id: str
    complaint_id: str
    at: str
    act: str
    by: str
    note: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in COMPLAINT_STEPS.c}
