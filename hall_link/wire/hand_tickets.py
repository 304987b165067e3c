"""Tickets printed ahead and given by hand while nothing has power (row K9)."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Instant, Message
from hall_link.wire.tickets import Need

MOST_ON_PAPER = 60


class PrintHandTickets(Message):
    """A sheet of numbered slips of one queue, for the drawer.

    `replaces`: the slips of that queue printed before and not yet given are void from now on.
    """

    kind: Literal["print_hand_tickets"] = "print_hand_tickets"
    queue: Annotated[str, Field(min_length=1, max_length=64)]
    count: Annotated[int, Field(ge=1, le=MOST_ON_PAPER)] = 20
    replaces: bool = False


class HandTicketsPrinted(Message):
    """The sheet is there to be printed. Slips are good on any day, each once."""

    kind: Literal["hand_tickets_printed"] = "hand_tickets_printed"
    sheet: str
    queue: str
    numbers: list[str]


class EnterHandTicket(Message):
    """A slip somebody was given by hand takes its place in line.

    `slip`: its number, or what its code says. `given`: the hall's local time written on it, HH:MM
    of today; left out it counts from now on. `priority`: a class of the hall's list that asks for
    no reason.
    """

    kind: Literal["enter_hand_ticket"] = "enter_hand_ticket"
    slip: Annotated[str, Field(min_length=1, max_length=300)] = Field(repr=False)
    given: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None = None
    items: Annotated[list[str], Field(max_length=12)] = []
    priority: Annotated[str, Field(min_length=1, max_length=48)] | None = None
    needs: Annotated[list[Need], Field(max_length=5)] = []


class HandTicketEntered(Message):
    """Where the slip stands now. `again`: it was in line already, and nothing was changed.

    `ahead`: those before it; None when it no longer waits.
    """

    kind: Literal["hand_ticket_entered"] = "hand_ticket_entered"
    ticket_id: str
    number: str
    queue: str
    given_at: Instant
    ahead: int | None
    windows: list[int]
    again: bool = False
