"""What can happen to a kiosk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hall_link.wire.base import Words
from hall_link.wire.envelope import Error, Snapshot
from hall_link.wire.tickets import TicketTaken, TicketView, WhyTold
from kiosk.booking_messages import BookingArrived, BookingTouch, SlotsHeard
from kiosk.check_messages import CheckNews, CheckTouch
from kiosk.effects import Act
from kiosk.matter_messages import Answered, AnsweredNot, MatterTouched
from kiosk.paper import Paper

# --- from the surroundings ---------------------------------------------------------------------


@dataclass(frozen=True)
class LinkChanged:
    """The line to the server, or what came over it, changed."""

    connected: bool
    snapshot: Snapshot | None
    goodbye: Error | None = None
    name: str = ""


@dataclass(frozen=True)
class StockChanged:
    """How many numbers of each queue this kiosk may give today without the server."""

    stock: Mapping[str, int]


@dataclass(frozen=True)
class PaperTold:
    """What this kiosk's printer made of the paper of the ticket asked for under `command_id`."""

    command_id: str
    paper: Paper


@dataclass(frozen=True)
class Tick:
    """Time goes on: `now` in seconds of a clock that never jumps, `wall` in the hall's time."""

    now: float
    wall: datetime


@dataclass(frozen=True)
class TicketArrived:
    """The server gave the ticket asked for under `command_id`."""

    command_id: str
    ticket: TicketTaken


@dataclass(frozen=True)
class TakingRefused:
    """The server refused what was asked for under `command_id`; nothing was taken."""

    command_id: str
    code: str
    message: Words
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class TicketSeen:
    """How the ticket asked for under `command_id` stands."""

    command_id: str
    ticket: TicketView


@dataclass(frozen=True)
class WhyHeard:
    """Who was called before the ticket, and by which rules."""

    command_id: str
    answer: WhyTold


@dataclass(frozen=True)
class SeekingRefused:
    """The server did not tell of the ticket asked for under `command_id`, or would not do it."""

    command_id: str
    code: str


# --- from the person before it -----------------------------------------------------------------


@dataclass(frozen=True)
class Touched:
    """A touch that presses nothing: somebody is there."""


@dataclass(frozen=True)
class DepartmentTouched:
    department: str


@dataclass(frozen=True)
class QueueTouched:
    queue: str


@dataclass(frozen=True)
class GuideTouched:
    """Read the guide before taking a ticket."""


@dataclass(frozen=True)
class Scanned:
    """The scanner read a code. `command_id` is new with every scan."""

    text: str
    command_id: str


@dataclass(frozen=True)
class ItemTouched:
    item: str


@dataclass(frozen=True)
class EventTouched:
    event: str


@dataclass(frozen=True)
class ScreenTouched:
    """One of the screens that need nothing chosen before, by its name."""

    screen: str


@dataclass(frozen=True)
class KeyTouched:
    """A letter, a digit or `backspace`."""

    key: str


@dataclass(frozen=True)
class PriorityTouched:
    """A class of the hall's; None for no priority."""

    priority: str | None


@dataclass(frozen=True)
class NeedTouched:
    """What helps this person: marked, or not any more."""

    need: str


@dataclass(frozen=True)
class PrincipalsTouched:
    """One person more (1) or less (-1) to act for."""

    step: int


@dataclass(frozen=True)
class AddTouched:
    """One more item on the same ticket."""


@dataclass(frozen=True)
class RemoveTouched:
    """An item chosen before is not wanted after all."""

    item: str


@dataclass(frozen=True)
class ChangeTouched:
    """The ticket in hand is for the wrong item."""


@dataclass(frozen=True)
class AgainTouched:
    """A new ticket for what the ticket in hand was for."""


@dataclass(frozen=True)
class KnowingTouched:
    """Take the ticket all the same, though it may come too late. `command_id` is new."""

    command_id: str


@dataclass(frozen=True)
class ActTouched:
    """Do something with the ticket in hand; `count` people go before. `command_id` is new."""

    act: Act
    command_id: str
    count: int = 1


@dataclass(frozen=True)
class ConfirmTouched:
    """Take the ticket. `command_id` is new with every touch; only one that counts is used."""

    command_id: str


@dataclass(frozen=True)
class RetryTouched:
    """Ask again for the ticket that was not given, as the same request."""


@dataclass(frozen=True)
class PageTouched:
    """Turn pages: `step` is 1 or -1."""

    step: int


@dataclass(frozen=True)
class Back:
    pass


@dataclass(frozen=True)
class Home:
    pass


@dataclass(frozen=True)
class LanguageTouched:
    pass


@dataclass(frozen=True)
class LargeTouched:
    pass


@dataclass(frozen=True)
class ContrastTouched:
    pass


@dataclass(frozen=True)
class VoiceTouched:
    pass


Choice = (
    EventTouched
    | ScreenTouched
    | KeyTouched
    | PriorityTouched
    | NeedTouched
    | PrincipalsTouched
    | AddTouched
    | RemoveTouched
    | ChangeTouched
    | AgainTouched
)
Touch = (
    Choice
    | BookingTouch
    | CheckTouch
    | MatterTouched
    | KnowingTouched
    | ActTouched
    | VoiceTouched
    | Touched
    | DepartmentTouched
    | QueueTouched
    | ItemTouched
    | GuideTouched
    | ConfirmTouched
    | RetryTouched
    | PageTouched
    | Back
    | Home
    | LanguageTouched
    | LargeTouched
    | ContrastTouched
)
Answer = (
    TicketArrived
    | TakingRefused
    | TicketSeen
    | SeekingRefused
    | WhyHeard
    | SlotsHeard
    | BookingArrived
    | CheckNews
    | Answered
    | AnsweredNot
)
Message = LinkChanged | StockChanged | PaperTold | Tick | Answer | Scanned | Touch
