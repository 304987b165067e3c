"""What a kiosk knows. Pure; `kiosk.update` says how it changes."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall_link.wire.base import Words
from hall_link.wire.board import Board
from hall_link.wire.envelope import Error
from hall_link.wire.guide import Guide, ServiceItem
from hall_link.wire.tickets import TicketTaken, TicketView
from kiosk.guide import LARGE_PAGE, PAGE, items_in_queue, items_of
from kiosk.messages import AbandonAsking, Effect
from kiosk.paper import paper_of
from kiosk.timing import Timing


class Screen(StrEnum):
    """Where the person is. Without a line the first five show that the server is away."""

    HOME = "home"
    QUEUE = "queue"
    ITEMS = "items"
    CONFIRM = "confirm"
    GUIDE = "guide"
    TAKING = "taking"
    TICKET = "ticket"
    PROBLEM = "problem"
    SEEKING = "seeking"
    FOUND = "found"


@dataclass(frozen=True)
class KioskState:
    """Everything the screens are drawn from. `now`, `since` and `touched_at` share one clock.

    A person came either by `department` or, in a hall of few queues, by `queue`. `ticket` is there
    on the ticket screen only; `command_id` from the confirming touch or the scan until the screen
    is left; `refusal` on the problem screen and where a scanned ticket was not `found`. `hint` is
    a text said until `hint_until`. `name` is what people call this kiosk.
    """

    language: str = "zh"
    usual_language: str = "zh"
    large: bool = False
    contrast: bool = False
    scanner: bool = True
    screen: Screen = Screen.HOME
    connected: bool = False
    name: str = ""
    board: Board | None = None
    guide: Guide | None = None
    goodbye: Error | None = None
    department: str | None = None
    queue: str | None = None
    item: str | None = None
    page: int = 0
    guide_page: int = 0
    command_id: str | None = None
    ticket: TicketTaken | None = None
    found: TicketView | None = None
    refusal: str | None = None
    refusal_words: Words | None = None
    hint: str = ""
    hint_until: float = 0.0
    timing: Timing = field(default_factory=Timing)
    now: float = 0.0
    wall: datetime | None = None
    since: float = 0.0
    touched_at: float = 0.0
    touches: int = 0

    @property
    def away(self) -> bool:
        """True while there is no hall to choose from."""
        return not self.connected or self.board is None or self.guide is None


Step = tuple[KioskState, tuple[Effect, ...]]


def offered(state: KioskState) -> list[ServiceItem]:
    """The items of what was chosen at home."""
    if state.queue is not None:
        return items_in_queue(state.guide, state.queue)
    return items_of(state.guide, state.department)


def items_per_page(state: KioskState) -> int:
    """How many items a page holds: fewer where the type is large."""
    return LARGE_PAGE if state.large else PAGE


def idle_seconds_left(state: KioskState) -> float:
    """Seconds until an untouched screen goes home."""
    return state.touched_at + state.timing.idle_s - state.now


def ticket_seconds(state: KioskState) -> float:
    """How long a number stays on the screen; longer where no paper carries it."""
    timing = state.timing
    if state.screen is Screen.FOUND:
        return timing.found_s
    prints = paper_of(state.board, state.name).prints
    return timing.ticket_s if prints else timing.ticket_without_paper_s


def ticket_seconds_left(state: KioskState) -> float:
    """Seconds the number still stays on the screen."""
    return state.since + ticket_seconds(state) - state.now


def may_leave_taking(state: KioskState) -> bool:
    """Whether the wait for the server has been so long that the person may give up."""
    return state.screen is Screen.TAKING and state.now - state.since >= state.timing.patience_s


def enter(state: KioskState, screen: Screen, **changes: Any) -> KioskState:
    """The state on another screen, with nothing left over that belongs to the one before."""
    fresh = replace(
        state,
        screen=screen,
        since=state.now,
        page=0,
        guide_page=0,
        command_id=None,
        ticket=None,
        found=None,
        refusal=None,
        refusal_words=None,
        hint="",
        touches=0 if screen is Screen.HOME else state.touches,
    )
    return replace(fresh, **changes)


def at_home(state: KioskState) -> KioskState:
    """Nothing chosen yet."""
    return enter(state, Screen.HOME, department=None, queue=None, item=None)


def idle(state: KioskState) -> KioskState:
    """Ready for the next person: at home, in the hall's own language and ordinary type."""
    return replace(
        at_home(state),
        language=state.usual_language,
        large=False,
        contrast=False,
        touches=0,
        touched_at=state.now,
    )


def hinted(state: KioskState, hint: str) -> KioskState:
    """The same screen with a word to the person, said for a while."""
    return replace(state, hint=hint, hint_until=state.now + state.timing.hint_s)


def abandoned(before: KioskState, after: KioskState) -> Step:
    """A step that gives up what was still being asked for."""
    asking = before.screen in (Screen.TAKING, Screen.SEEKING)
    if asking and before.command_id is not None:
        return after, (AbandonAsking(before.command_id),)
    return after, ()
