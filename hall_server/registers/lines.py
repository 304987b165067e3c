"""Rows of the database as the registers read them: of a case only what stands in a register."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall_link.wire.guide import LimitUnit


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case. `papers` and `stops` are still the JSON they are stored as: few registers look."""

    id: str
    number: str
    kind: str
    flow: str
    state: str
    business_day: str
    received_at: str
    item: str
    window: int
    owner: str
    first_asked: str
    first_handler: str
    visits: int
    limit_days: int | None
    limit_unit: LimitUnit
    accepted_at: str | None
    complete_day: str | None
    due: str | None
    first_due: str | None
    due_at: str | None
    stops: str
    extension: str | None
    extension_days: int | None
    agency: str | None
    agency_end: int | None
    outcome: str | None
    decided_on: str | None
    channel: str | None
    delivered_at: str | None
    closed_at: str | None
    urged: int
    sent_up_on: str | None = None
    send_by: str | None = None


@dataclass(frozen=True, slots=True)
class StepLine:
    """One act of a case. `note`: the words of its last act alone are read, never others."""

    at: str
    act: str
    by: str
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """A case with whose it is and what was done."""

    case: CaseLine
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    agent: str = field(default="", repr=False)
    papers: tuple[str, ...] = ()
    steps: tuple[StepLine, ...] = ()
    signed: tuple[str, str] | None = None
    """When and how the slip of the agency was settled."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question asked at a window."""

    window: int
    handlers: tuple[str, ...]
    asked_at: str
    question: str
    answer: str
    closed_at: str | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """An issued form."""

    serial: str
    form: str
    book: str
    number: int
    issued_at: str
    issued_by: str
    window: int | None
    case_number: str | None
    signed_at: str | None
    signed_how: str | None
    voided_at: str | None
    void_reason: str


@dataclass(frozen=True, slots=True)
class Serials:
    """The numbers of forms. `books`: book -> how many numbers it has given out, and its last one;
    `given`, `voided`: how many forms of the days that were asked for, and how many of them hold no
    more."""

    books: Mapping[str, tuple[int, int]]
    given: int
    voided: int


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """Papers that changed hands."""

    case_number: str
    item: str
    at: str
    giver: str
    window: int
    to: str
    papers: tuple[str, ...]
    taken_at: str | None
    taken_by: str | None
    taker: str = field(default="", repr=False)
