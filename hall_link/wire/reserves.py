"""Tickets a kiosk gives while the server is away, out of numbers it was given before (row A15)."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import CommandId, Instant, Language, Message, Secret, Words
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.ticket_layout import TicketPart
from hall_link.wire.tickets import Need

MOST_AT_ONCE = 40
"""Tickets of one hand-in: a frame holds so many, whatever is on them."""


class Reserved(Message):
    """A number set aside for one kiosk, one queue and one day; nobody else is given it.

    `qr`: what the paper's code says.
    """

    ticket_id: str
    queue: str
    number: str
    serial: int
    secret: Secret = Field(repr=False)
    business_day: str
    qr: str = Field(default="", repr=False)


class OfflinePaper(Message):
    """What a ticket says that a kiosk's picture of the hall does not tell."""

    missed_rule: Words
    layout: list[TicketPart] = []


class ReserveTickets(Message):
    """A kiosk asks to have its blocks filled up.

    `holding`: queue -> the reserves of today it has not used; `next_day`: those of the next day the
    hall serves. What it does not name it has none of.
    """

    kind: Literal["reserve_tickets"] = "reserve_tickets"
    holding: dict[str, Annotated[int, Field(ge=0)]] = {}
    next_day: dict[str, Annotated[int, Field(ge=0)]] = {}


class TicketsReserved(Message):
    """New reserves only, each given once: an answer that was lost costs numbers, never gives one
    of them twice."""

    kind: Literal["tickets_reserved"] = "tickets_reserved"
    tickets: list[Reserved]
    paper: OfflinePaper


class OfflineTicket(Message):
    """A reserve somebody was given at `taken_at`, the hall's time as the kiosk knew it.

    `printed`: its printer's worker took the paper. `instead_of`: the request for the same ticket
    the server never answered; a ticket it gave all the same is withdrawn.
    """

    ticket_id: Annotated[str, Field(min_length=1, max_length=36)]
    queue: Annotated[str, Field(min_length=1, max_length=64)]
    items: Annotated[list[str], Field(max_length=12)] = []
    language: Language = "zh"
    needs: Annotated[list[Need], Field(max_length=5)] = []
    priority: Annotated[str, Field(min_length=1, max_length=48)] | None = None
    principals: Annotated[int, Field(ge=1, le=20)] = 1
    checks: Annotated[list[MaterialCheck], Field(max_length=12)] = []
    taken_at: Instant
    printed: bool = False
    instead_of: CommandId | None = None


class HandIn(Message):
    """A kiosk is back and tells what it gave meanwhile; each ticket counts once, however often it
    is told."""

    kind: Literal["hand_in"] = "hand_in"
    tickets: Annotated[list[OfflineTicket], Field(max_length=MOST_AT_ONCE)]


class HandedIn(Message):
    """Every ticket of the hand-in is the hall's now, those `kept_aside` for a person to see to: the
    hall does not know the number as this kiosk's."""

    kind: Literal["handed_in"] = "handed_in"
    ticket_ids: list[str]
    kept_aside: list[str] = []
