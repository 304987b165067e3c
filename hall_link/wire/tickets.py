"""Taking a ticket and following it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from hall_link.wire.base import Instant, Language, Message, Secret, Words
from hall_link.wire.printing import PrintJob
from hall_link.wire.wait import Wait

TicketState = Literal["waiting", "called", "serving", "finished", "missed", "cancelled"]


class TakeTicket(Message):
    """Take one number (取号) for one or more items that share a queue, or for a queue itself.

    With `queue` no item is named: what it is about is told at the window.
    """

    kind: Literal["take_ticket"] = "take_ticket"
    items: Annotated[list[str], Field(max_length=12)] = []
    queue: Annotated[str, Field(min_length=1, max_length=64)] | None = None
    print: bool = True
    language: Language = "zh"

    @model_validator(mode="after")
    def _names_items_or_a_queue(self) -> "TakeTicket":
        if bool(self.items) == (self.queue is not None):
            raise ValueError("name either items or a queue")
        return self


class TicketTaken(Message):
    """The ticket as issued. `job` is the paper's print job, None when none was asked for."""

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


class TicketView(Message):
    """A ticket as its holder may see it. `ahead` is None unless it waits."""

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


class FindTicket(Message):
    """Ask how a ticket stands, by the secret its QR carries (a scan at the kiosk)."""

    kind: Literal["find_ticket"] = "find_ticket"
    secret: Secret


class TicketFound(Message):
    """The ticket of a scanned secret."""

    kind: Literal["ticket_found"] = "ticket_found"
    ticket: TicketView
