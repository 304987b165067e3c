"""Taking a ticket and following it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from hall_link.wire.base import Instant, Language, Message, Secret, Words
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.printing import PrintJob
from hall_link.wire.wait import Wait

TicketState = Literal[
    "waiting",
    "transferred",
    "restored",
    "called",
    "serving",
    "held",
    "missed",
    "finished",
    "cancelled",
]
"""`transferred` and `restored` tickets wait in line like `waiting` ones, after a hand-over
and after a missed call. `held`: put aside at its window while the citizen fetches something."""

Need = Literal["slow", "blind", "deaf", "wheelchair", "reading"]
"""What helps a visitor: more time to come, a guide, a flash, a low seat, somebody who reads."""

IdNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{17}[0-9X]$")]
"""A resident identity number. Only its keyed hash of the day is kept, never the number itself."""


class TakeTicket(Message):
    """Take one number (取号) for one or more items, or for a queue itself.

    With `queue` no item is named: what it is about is told at the window. Items of several queues
    make one ticket that waits once: it is handed on from queue to queue with its first place.

    `priority`: a class of the hall's list, `reason` and `approver` (a member of staff) where that
    class asks for them. `principals`: for how many people an agent comes. `knowing`: the citizen
    was told that service may not be reached by closing time, and takes the ticket all the same.
    `printer`: the device id of the one a desk chose; None for that beside who asks, or the best.
    `checks`: the papers ticked as at hand before queueing, for the clerk to see (row A3).
    `notice`: the secret of a notice that leads straight back to the window that gave it, once.
    """

    kind: Literal["take_ticket"] = "take_ticket"
    items: Annotated[list[str], Field(max_length=12)] = []
    queue: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    print: bool = True
    language: Language = "zh"
    priority: Annotated[str, Field(min_length=1, max_length=48)] | None = None
    reason: Annotated[str, Field(max_length=150)] = ""
    approver: Annotated[str, Field(max_length=64)] | None = None
    needs: Annotated[list[Need], Field(max_length=5)] = []
    principals: Annotated[int, Field(ge=1, le=20)] = 1
    person: IdNumber | None = Field(default=None, repr=False)
    knowing: bool = False
    printer: Annotated[str, Field(max_length=36)] | None = None
    checks: Annotated[list[MaterialCheck], Field(max_length=12)] = []
    notice: Secret | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _names_items_or_a_queue(self) -> "TakeTicket":
        if bool(self.items) == (self.queue is not None):
            raise ValueError("name either items or a queue")
        return self


class TicketTaken(Message):
    """The ticket as issued. `job` is the paper's print job, None when none was asked for.

    `offline`: a kiosk gave it while the server was away; how many are `ahead` nobody knew.
    """

    kind: Literal["ticket_taken"] = "ticket_taken"
    ticket_id: str
    number: str
    secret: Secret
    queue: str
    items: list[str]
    ahead: int
    windows: list[int]
    issued_at: Instant
    business_day: str
    qr: str
    wait: Wait | None = None
    job: PrintJob | None = None
    offline: bool = False


class TicketItem(Message):
    """One item of a ticket; `outcome` is None while it is open."""

    id: str
    name: Words
    outcome: str | None = None


class TicketView(Message):
    """A ticket as its holder may see it. `ahead` and `wait` are None unless it waits in line.

    `returns`: how often it may still come back by the hall's rule; at 0 a missed ticket is void.
    `for_window`: the only window it waits for. Why it has priority is never told. `supplemented`:
    its rating has its one supplement. `rate_until`: how long it may be rated, None before it ends.
    `cases`: the numbers of the cases the visit became.
    """

    number: str
    queue: Words
    items: list[Words]
    state: TicketState
    ahead: int | None
    window: int | None
    windows: list[int]
    business_day: str
    issued_at: Instant
    outcome: str | None = None
    rated: bool = False
    id: str = ""
    queue_id: str = ""
    parts: list[TicketItem] = []
    wait: Wait | None = None
    returns: int = 0
    for_window: int | None = None
    called_at: Instant | None = None
    language: Language = "zh"
    principals: int = 1
    supplemented: bool = False
    rate_until: Instant | None = None
    cases: list[str] = []


class FindTicket(Message):
    """Ask how a ticket stands, by the secret its QR carries (a scan at the kiosk).

    By its `number`, one of today's, only the staff may ask: who reads a number off a board must not
    learn what its holder came for.
    """

    kind: Literal["find_ticket"] = "find_ticket"
    secret: Secret | None = None
    number: Annotated[str, Field(min_length=1, max_length=16)] | None = None

    @model_validator(mode="after")
    def _names_one_ticket(self) -> "FindTicket":
        if (self.secret is None) == (self.number is None):
            raise ValueError("name the ticket by its secret or its number")
        return self


class TicketFound(Message):
    """The ticket of a scanned secret."""

    kind: Literal["ticket_found"] = "ticket_found"
    ticket: TicketView


class CancelTicket(Message):
    """The citizen gives the place in line up."""

    kind: Literal["cancel_ticket"] = "cancel_ticket"
    secret: Secret


class LetPass(Message):
    """The citizen lets so many others go before, in the same line."""

    kind: Literal["let_pass"] = "let_pass"
    secret: Secret
    count: Annotated[int, Field(ge=1, le=50)]


class ReturnTicket(Message):
    """A missed ticket comes back by the hall's rule (row A14), its paper scanned again."""

    kind: Literal["return_ticket"] = "return_ticket"
    secret: Secret


class ChangeItems(Message):
    """A wrongly taken item is changed without losing the place (row A18).

    Named by the scanned `secret` or, at a desk or window, by `ticket_id`.
    """

    kind: Literal["change_items"] = "change_items"
    secret: Secret | None = None
    ticket_id: Annotated[str, Field(max_length=36)] | None = None
    items: Annotated[list[str], Field(min_length=1, max_length=12)]

    @model_validator(mode="after")
    def _names_one_ticket(self) -> "ChangeItems":
        if (self.secret is None) == (self.ticket_id is None):
            raise ValueError("name the ticket by its secret or its id")
        return self


class AskWhy(Message):
    """Why were others called before me? (row A16)"""

    kind: Literal["ask_why"] = "ask_why"
    secret: Secret


class PassedBy(Message):
    """One call of somebody who came later, and the rule that chose it.

    `rule` is the hall's name for it; nothing tells who that was, or why they have priority.
    """

    called_at: Instant
    window: int
    rule: str
    words: Words


class WhyTold(Message):
    """The answer to "why before me?": every call that passed this ticket, oldest first.

    `limit`: how often the hall lets a ticket be passed at the most.
    """

    kind: Literal["why_told"] = "why_told"
    number: str
    passed: list[PassedBy]
    limit: int
