"""What a kiosk asks its surroundings to do."""

from dataclasses import dataclass, field
from typing import Literal

from hall_link.wire.guide import MaterialCheck
from hall_link.wire.printing import PrintJob
from kiosk.booking_messages import BookingEffect, SlotsEffect
from kiosk.check_messages import CheckEffect
from kiosk.matter_messages import AskEffect
from kiosk.wish import Wish

Act = Literal["cancel", "pass", "return", "change", "why"]
"""What may be asked about the ticket in hand."""


@dataclass(frozen=True)
class TakeTicketEffect:
    """Ask the server for a ticket; asking again under the same id takes no second one.

    Either `items` are named or a `queue`. `checks`: the papers ticked as at hand. `notice`: the
    secret of a notice that leads straight to its window.
    """

    command_id: str
    items: tuple[str, ...]
    language: str
    queue: str | None = None
    wish: Wish = field(default_factory=Wish)
    checks: tuple[MaterialCheck, ...] = ()
    notice: str | None = None


@dataclass(frozen=True)
class GiveEffect:
    """Give a number of this kiosk's own: the server is away. `instead_of`: what it was asked under
    before, and never answered."""

    command_id: str
    queue: str
    wish: TakeTicketEffect
    instead_of: str | None = None


@dataclass(frozen=True)
class CheckInEffect:
    """A booked citizen is here: by code, phone number or the booking's secret, one of them."""

    command_id: str
    code: str | None = None
    phone: str | None = None
    secret: str | None = None


@dataclass(frozen=True)
class ActEffect:
    """Have something done with the ticket of a secret; `items` are what it is changed to."""

    command_id: str
    secret: str
    act: Act
    count: int = 1
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindTicketEffect:
    """Ask the server how a ticket stands."""

    command_id: str
    secret: str


@dataclass(frozen=True)
class PrintLocally:
    """Hand the paper's job to this kiosk's own printer worker as well."""

    command_id: str
    job: PrintJob


@dataclass(frozen=True)
class AbandonAsking:
    """Nobody waits for this answer any more: stop asking."""

    command_id: str


Effect = (
    TakeTicketEffect
    | GiveEffect
    | CheckInEffect
    | BookingEffect
    | ActEffect
    | FindTicketEffect
    | SlotsEffect
    | CheckEffect
    | AskEffect
    | PrintLocally
    | AbandonAsking
)
