"""Cases and whose they are, as stored. What was done with them: `file_tables`."""

import json
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, ClassVar, Literal, get_args

from sqlalchemy import Column, Index, Integer, String, Table, Text

from hall_link.wire.cases import CasePaper, CaseState, Flow, SpecialStep, Wish
from hall_link.wire.guide import LimitUnit
from hall_server.kernel.metadata import METADATA
from hall_server.kernel.sealing import Sealed

ENDED: frozenset[CaseState] = frozenset({"closed"})
NOT_ENDED: frozenset[CaseState] = frozenset(get_args(CaseState)) - ENDED
GIVEN_UP: tuple[CaseState, ...] = ("returned", "refused", "withdrawn")
"""Not gone on with: over once its slip was settled and handed over. Each is the outcome too."""

CASES = Table(
    "cases",
    METADATA,
    Column("id", String(36), primary_key=True),
    Column("number", String(10), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("flow", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("business_day", String(10), nullable=False),
    Column("received_at", String(32), nullable=False),
    Column("item", String(64), nullable=False),
    Column("item_version", Integer, nullable=False),
    Column("also", Text, nullable=False),
    Column("ticket_id", String(36)),
    Column("window", Integer, nullable=False),
    Column("owner", String(64), nullable=False),
    Column("first_asked", String(64), nullable=False),
    Column("first_handler", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("visits", Integer, nullable=False),
    Column("papers", Text, nullable=False),
    Column("ground", Integer),
    Column("limit_days", Integer),
    Column("limit_unit", String(12), nullable=False),
    Column("accepted_at", String(32)),
    Column("complete_day", String(10)),
    Column("due", String(10)),
    Column("first_due", String(10)),
    Column("yellow_from", String(10)),
    Column("due_at", String(32)),
    Column("yellow_at", String(32)),
    Column("silent_from", String(10)),
    Column("notice_by", String(10)),
    Column("owed_due", String(10)),
    Column("owed_yellow", String(10)),
    Column("stops", Text, nullable=False),
    Column("extension", String(10)),
    Column("extension_days", Integer),
    Column("approved_by", String(64)),
    Column("superior", Text, nullable=False),
    Column("sent_up_on", String(10)),
    Column("send_by", String(10)),
    Column("agency", String(8)),
    Column("agency_end", Integer),
    Column("green", Integer, nullable=False),
    Column("approver", String(64)),
    Column("asked_kind", String(40)),
    Column("asked_days", Integer),
    Column("kept", Integer, nullable=False),
    Column("outer", String(64), nullable=False),
    Column("outcome", String(12)),
    Column("decided_on", String(10)),
    Column("deliver_by", String(10)),
    Column("shelf", String(20), nullable=False),
    Column("laid_on", String(10)),
    Column("channel", String(10)),
    Column("delivered_at", String(32)),
    Column("closed_at", String(32)),
    Column("urged", Integer, nullable=False),
    Column("urged_on", String(10)),
    Column("stage", Integer, nullable=False),
    Index(None, "number", unique=True),
    Index(None, "business_day"),
    Index(None, "state"),
    Index(None, "closed_at"),
    Index(None, "decided_on"),
    Index(None, "ticket_id"),
    Index(None, "outer"),
    info={
        "sealed": Sealed({"case": "id"}, ("papers",), {"papers": "[]"}),
        "mutable": (
            "kind",
            "flow",
            "state",
            "window",
            "owner",
            "visits",
            "papers",
            "ground",
            "limit_days",
            "limit_unit",
            "accepted_at",
            "complete_day",
            "due",
            "first_due",
            "yellow_from",
            "due_at",
            "yellow_at",
            "silent_from",
            "notice_by",
            "owed_due",
            "owed_yellow",
            "stops",
            "extension",
            "extension_days",
            "approved_by",
            "superior",
            "sent_up_on",
            "send_by",
            "agency_end",
            "green",
            "approver",
            "asked_kind",
            "asked_days",
            "kept",
            "outer",
            "outcome",
            "decided_on",
            "deliver_by",
            "shelf",
            "laid_on",
            "channel",
            "delivered_at",
            "closed_at",
            "urged",
            "urged_on",
            "stage",
        ),
    },
)

APPLICANTS = Table(
    "applicants",
    METADATA,
    Column("case_id", String(36), primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("agent_phone", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    info={
        "sealed": Sealed(
            {"case": "case_id"}, ("name", "phone", "address", "agent", "agent_phone", "recipient")
        )
    },
)
"""The only place of an applicant's name, telephones and address, and of who fetched the result."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A clock stopped by a special step, from the day `since`; `until` the day it went on.
    `expected`: the last day the step was thought to take."""

    step: SpecialStep
    since: str
    until: str | None = None
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case. Days are the hall's calendar days, `YYYY-MM-DD`; moments are UTC.

    due: the last day by which it must be decided; yellow_from: from which day it is yellow.
    first_due: the day that was promised first, whatever moved it later. send_by: by when a reported
    one had to be sent up, kept once it was sent_up_on a day, so that a late sending stays late.
    due_at, yellow_at: the moments of an on-the-spot case. silent_from: from which day it counts as
    accepted; notice_by: it was accepted by silence, and its acceptance notice, still not given, was
    owed by then. owed_due, owed_yellow: the first day a paper that may come later is due, and when
    it is yellow. first_asked, first_handler: who was asked first, who took it on first; never
    changed. owner: who answers for it now. visits: how often the applicant had to come with papers.
    ground: which listed ground of its kind, from 1. urged, urged_on: how often and when it was
    urged last. stage: who was told of its lateness: 0 nobody, 1 the owner, 2 the window's head, 3
    the leader. agency_end: the ground on which an agent's work ended. also: further items of a
    joint case, whose papers are one set with the item's. laid_on: the day it was laid out to be
    fetched. outcome: `granted`, `denied`, or one of `GIVEN_UP`; decided_on: the day of it,
    whichever it is. limit_days: the promise, so many `limit_unit`. asked_kind, asked_days: the
    fast-track kind, or the longer promise, a leader is asked for. kept: handed on to a window where
    nobody sits, and answered for by its owner until somebody sits down there.
    """

    TABLE: ClassVar[Table] = CASES

    id: str
    number: str
    kind: str
    flow: Flow
    state: CaseState
    business_day: str
    received_at: str
    item: str
    item_version: int
    ticket_id: str | None
    window: int
    owner: str
    first_asked: str
    first_handler: str
    language: str = "zh"
    visits: int = 1
    papers: tuple[CasePaper, ...] = ()
    ground: int | None = None
    limit_days: int | None = None
    limit_unit: LimitUnit = "working_day"
    accepted_at: str | None = None
    complete_day: str | None = None
    due: str | None = None
    first_due: str | None = None
    yellow_from: str | None = None
    due_at: str | None = None
    yellow_at: str | None = None
    silent_from: str | None = None
    notice_by: str | None = None
    owed_due: str | None = None
    owed_yellow: str | None = None
    stops: tuple[Stop, ...] = ()
    extension: Literal["asked", "approved", "denied", "lapsed"] | None = None
    extension_days: int | None = None
    approved_by: str | None = None
    superior: str = ""
    sent_up_on: str | None = None
    send_by: str | None = None
    agency: Literal["escort", "agent"] | None = None
    agency_end: int | None = None
    green: bool = False
    approver: str | None = None
    asked_kind: str | None = None
    asked_days: int | None = None
    kept: bool = False
    outer: str = ""
    also: tuple[str, ...] = ()
    outcome: str | None = None
    decided_on: str | None = None
    deliver_by: str | None = None
    shelf: str = ""
    laid_on: str | None = None
    channel: str | None = None
    delivered_at: str | None = None
    closed_at: str | None = None
    urged: int = 0
    urged_on: str | None = None
    stage: int = 0

    @property
    def ended(self) -> bool:
        """Whether nothing more is done with it."""
        return self.state in ENDED

    @property
    def missing(self) -> list[CasePaper]:
        """The papers it can't be accepted without."""
        return [paper for paper in self.papers if paper.state == "missing"]

    @property
    def owed(self) -> list[CasePaper]:
        """The papers that may come later, and have not come yet (容缺)."""
        return [paper for paper in self.papers if paper.state == "owed"]

    @property
    def stopped_by(self) -> SpecialStep | None:
        """The special step that stops its clock now."""
        return self.stop.step if self.stop is not None else None

    @property
    def stop(self) -> Stop | None:
        """The stop that lasts."""
        last = self.stops[-1] if self.stops else None
        return last if last is not None and last.until is None else None

    @property
    def wish(self) -> Wish | None:
        """What a leader was asked for as it was opened, and has not decided yet."""
        if self.asked_kind is not None:
            return "fast_track"
        return None if self.asked_days is None else "longer"

    def row(self) -> dict[str, Any]:
        return {
            **dict(zip(_PLAIN, _told(self), strict=True)),
            "papers": json.dumps([p.model_dump(exclude_none=True) for p in self.papers]),
            "stops": json.dumps([[s.step, s.since, s.until, s.expected] for s in self.stops]),
            "green": int(self.green),
            "kept": int(self.kept),
            "also": " ".join(self.also),
        }


_PACKED = frozenset({"papers", "stops", "green", "also", "kept"})
_PLAIN = tuple(c.name for c in CASES.c if c.name not in _PACKED)
_told = attrgetter(*_PLAIN)


@dataclass(frozen=True, slots=True)
class ApplicantRecord:
    """Whose case it is; all texts empty once they are erased."""

    TABLE: ClassVar[Table] = APPLICANTS

    case_id: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    agent: str = field(default="", repr=False)
    agent_phone: str = field(default="", repr=False)
    recipient: str = field(default="", repr=False)

    def row(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in APPLICANTS.c}
