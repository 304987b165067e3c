"""What can happen to a kiosk, and what it asks its surroundings to do."""

from dataclasses import dataclass
from datetime import datetime

from hall_link.wire.base import Words
from hall_link.wire.envelope import Error, Snapshot
from hall_link.wire.printing import PrintJob
from hall_link.wire.tickets import TicketTaken, TicketView

# --- from the surroundings ---------------------------------------------------------------------


@dataclass(frozen=True)
class LinkChanged:
    """The line to the server, or what came over it, changed."""

    connected: bool
    snapshot: Snapshot | None
    goodbye: Error | None = None
    name: str = ""


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


@dataclass(frozen=True)
class TicketSeen:
    """How the ticket asked for under `command_id` stands."""

    command_id: str
    ticket: TicketView


@dataclass(frozen=True)
class SeekingRefused:
    """The server did not tell of the ticket asked for under `command_id`."""

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


Touch = (
    Touched
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
Message = (
    LinkChanged
    | Tick
    | TicketArrived
    | TakingRefused
    | TicketSeen
    | SeekingRefused
    | Scanned
    | Touch
)


# --- what it asks for --------------------------------------------------------------------------


@dataclass(frozen=True)
class TakeTicketEffect:
    """Ask the server for a ticket; asking again under the same id takes no second one.

    Either `items` are named or a `queue`.
    """

    command_id: str
    items: tuple[str, ...]
    language: str
    queue: str | None = None


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


Effect = TakeTicketEffect | FindTicketEffect | PrintLocally | AbandonAsking
