"""What is left when the storm is over: what people were told, and what the hall and its machines
have kept. Plain data, so that a fault can be planted in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hall_server.kernel.ledger import Entry

Act = tuple[str, str]
"""What was done, in the ledger's word, and the ticket (booking, case, complaint) it was done to."""

RATED = "visit_rated"
CASE_OPENED = "case_opened"
BOOKED = "booked"
COMPLAINED = "complaint_received"
MATTERS = {BOOKED, CASE_OPENED, COMPLAINED}


@dataclass(frozen=True, slots=True)
class KeptTicket:
    """A ticket in the hall's table."""

    id: str
    business_day: str
    number: str
    secret: str
    state: str
    window: int | None


@dataclass(frozen=True, slots=True)
class Matter:
    """A booking, a case or a complaint in its table. `born`: the ledger's word for its beginning;
    `number`: what its holder knows it by; `ticket`: the visit it belongs to."""

    born: str
    id: str
    number: str
    ticket: str | None


@dataclass(frozen=True, slots=True)
class GivenTicket:
    """A number a kiosk gave by itself, in the kiosk's own store."""

    id: str
    number: str
    handed_in: bool


@dataclass(frozen=True, slots=True)
class Job:
    """A print job as the hall or a worker's journal keeps it; `ticket` is empty in a journal."""

    id: str
    number: str
    state: str
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A slip that came out: the number on it, what its code says, whether it says 重打."""

    number: str
    code: str
    reprint: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything the checker looks at.

    acts: what was acknowledged to people who repeated each act until it was, each told once.
    shown: number -> ticket id, of the numbers a kiosk's screen showed.
    head: the (seq, hash) the hall remembers. ratings: ticket ids, one for each stored rating.
    jobs: the hall's print jobs; journal: the worker's. boards: device -> what its picture tells;
    truth: what `GET /hall` tells, in the same words.
    """

    hall_id: str
    acts: tuple[Act, ...]
    shown: Mapping[str, str]
    ledger: tuple[Entry, ...]
    head: tuple[int, str]
    tickets: tuple[KeptTicket, ...]
    matters: tuple[Matter, ...]
    ratings: tuple[str, ...]
    given: tuple[GivenTicket, ...]
    jobs: tuple[Job, ...]
    journal: tuple[Job, ...]
    papers: tuple[Paper, ...]
    boards: Mapping[str, Mapping[str, Any]]
    truth: Mapping[str, Any]
