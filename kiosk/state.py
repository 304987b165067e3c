"""What a kiosk knows. Pure; `kiosk.update` says how it changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall_link.wire.appointments import Booking, SlotsListed
from hall_link.wire.base import Words
from hall_link.wire.board import Board
from hall_link.wire.envelope import Error
from hall_link.wire.guide import Guide, ServiceItem
from hall_link.wire.tickets import TicketTaken, TicketView, WhyTold
from kiosk.effects import AbandonAsking, Effect
from kiosk.guide import LARGE_PAGE, PAGE, items_in_queue, items_of, items_of_event
from kiosk.hours import serves
from kiosk.initials import LETTERS_PAGE, spelt_items
from kiosk.matter import Matter
from kiosk.paper import Paper, paper_of
from kiosk.papers import Checking
from kiosk.sampling import Looking
from kiosk.timing import Timing
from kiosk.wish import Wish


class Screen(StrEnum):
    """Where the person is; PICK chooses an item once more, for the same ticket."""

    HOME = "home"
    QUEUE = "queue"
    ITEMS = "items"
    CONFIRM = "confirm"
    GUIDE = "guide"
    EVENTS = "events"
    LETTERS = "letters"
    PICK = "pick"
    PRIORITY = "priority"
    MORE = "more"
    UNSURE = "unsure"
    ENTRY = "entry"
    TAKING = "taking"
    TICKET = "ticket"
    PROBLEM = "problem"
    CLOSING = "closing"
    SEEKING = "seeking"
    FOUND = "found"
    PASS = "pass"  # noqa: S105
    CANCEL = "cancel"
    WHY = "why"
    DAYS = "days"
    SLOTS = "slots"
    PHONE = "phone"
    DROP = "drop"
    BOOKED = "booked"
    STRAIGHT = "straight"
    CHECK = "check"
    CHECKED = "checked"
    ASKING = "asking"
    NOTICE = "notice"
    SAMPLE = "sample"
    SLIP = "slip"
    PROGRESS = "progress"
    COMPLAINT = "complaint"
    PEOPLE = "people"
    REQUEST = "request"


class Errand(StrEnum):
    """What the person is about: a new ticket, one item more on it, another item on the ticket
    in hand, a booking's ticket, the item of a request; or a booking to be made, moved or given
    up."""

    TAKE = "take"
    ADD = "add"
    CHANGE = "change"
    CHECK_IN = "check-in"
    REQUEST = "request"
    BOOK = "book"
    MOVE = "move"
    DROP = "drop"


BOOKING = (Errand.BOOK, Errand.MOVE, Errand.DROP)


@dataclass(frozen=True)
class KioskState:
    """Everything the screens are drawn from. `now`, `since` and `touched_at` share one clock.

    A person came by `department`, by `event`, by `letters`, or in a hall of few queues by `queue`.
    `ticket` is there on the ticket screen only; `command_id` from the confirming touch or the scan
    until the screen is left; `refusal` where something was refused, with the server's `facts`.
    `found` is the ticket of the scanned `secret`, `done` what was just done to it, `why` the answer
    to who went before. `typed` are digits. Of a booking on its way: `slots` to choose from, those
    of `day` once one is chosen, the beginning of the `slot` chosen, the `booking` made. Of the
    papers to bring: `checking` what is at hand, `looking` the sample forms on the screen. `hint` is
    a text said until `hint_until`. `name` is what people call this kiosk; `general` the queue for
    those who can't choose; `desk`: a guide uses it. `stock`: queue -> the numbers this kiosk may
    give itself, `lost_at` when the line was lost; `local`: what came of this ticket's paper where
    the kiosk handed it to its printer itself.
    """

    language: str = "zh"
    usual_language: str = "zh"
    large: bool = False
    contrast: bool = False
    voice: bool = False
    general: str = ""
    desk: bool = False
    scanner: bool = True
    screen: Screen = Screen.HOME
    connected: bool = False
    name: str = ""
    board: Board | None = None
    guide: Guide | None = None
    goodbye: Error | None = None
    department: str | None = None
    queue: str | None = None
    event: str | None = None
    letters: str = ""
    item: str | None = None
    wish: Wish = field(default_factory=Wish)
    checking: Checking = field(default_factory=Checking)
    looking: Looking | None = None
    matter: Matter | None = field(default=None, repr=False)
    faces: Mapping[str, str] = field(default_factory=dict)
    stock: Mapping[str, int] = field(default_factory=dict)
    lost_at: float = 0.0
    local: Paper | None = None
    errand: Errand = Errand.TAKE
    typed: str = ""
    slots: SlotsListed | None = None
    day: str | None = None
    slot: datetime | None = None
    booking: Booking | None = None
    secret: str | None = None
    page: int = 0
    guide_page: int = 0
    command_id: str | None = None
    ticket: TicketTaken | None = None
    found: TicketView | None = None
    done: str = ""
    why: WhyTold | None = None
    refusal: str | None = None
    refusal_words: Words | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
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
        known = self.board is not None and self.guide is not None
        return not known or not (self.connected or self.alone)

    @property
    def alone(self) -> bool:
        """The server is away, and the kiosk goes on with its own numbers. Not where the hall sent
        it away itself: it may be a kiosk of theirs no more."""
        if self.connected or self.board is None or self.guide is None or self.goodbye is not None:
            return False
        return any(self.stock.values()) and serves(self.board, self.wall)


Step = tuple[KioskState, tuple[Effect, ...]]


def offered(state: KioskState) -> list[ServiceItem]:
    """The items of what was chosen at home, or that begin with the letters typed."""
    if state.letters:
        return spelt_items(state.guide, state.letters)
    if state.event is not None:
        return items_of_event(state.guide, state.event)
    if state.queue is not None:
        return items_in_queue(state.guide, state.queue)
    return items_of(state.guide, state.department)


def chosen_items(state: KioskState) -> tuple[str, ...]:
    """All items the ticket will be for, in the order they were chosen."""
    return (*state.wish.others, *((state.item,) if state.item else ()))


def items_per_page(state: KioskState) -> int:
    """How many items a page holds: fewer where the type is large."""
    if state.screen is Screen.LETTERS:
        return LETTERS_PAGE // 2 if state.large else LETTERS_PAGE
    return LARGE_PAGE if state.large else PAGE


def idle_seconds_left(state: KioskState) -> float:
    """Seconds until an untouched screen goes home."""
    return state.touched_at + state.timing.idle_s - state.now


def paper_here(state: KioskState) -> Paper:
    """Whether what is printed here now comes out on paper, and where."""
    return state.local or paper_of(state.board, state.name, state.connected)


def ticket_seconds(state: KioskState) -> float:
    """How long a number stays on the screen; longer where no paper carries it."""
    timing = state.timing
    if state.screen is Screen.FOUND:
        return timing.found_s if state.found is None else timing.found_open_s
    prints = paper_here(state).prints
    return timing.ticket_s if prints else timing.ticket_without_paper_s


def ticket_seconds_left(state: KioskState) -> float:
    """Seconds the number still stays on the screen."""
    begun = max(state.since, state.touched_at) if state.found else state.since
    return begun + ticket_seconds(state) - state.now


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
        done="",
        why=None,
        refusal=None,
        refusal_words=None,
        facts={},
        hint="",
        local=None,
        touches=0 if screen is Screen.HOME else state.touches,
    )
    return replace(fresh, **changes)


def at_home(state: KioskState) -> KioskState:
    """Nothing chosen yet."""
    return enter(
        state,
        Screen.HOME,
        department=None,
        queue=None,
        event=None,
        letters="",
        item=None,
        wish=Wish(),
        checking=Checking(),
        looking=None,
        matter=None,
        errand=Errand.TAKE,
        typed="",
        slots=None,
        day=None,
        slot=None,
        booking=None,
        secret=None,
        found=None,
    )


def idle(state: KioskState) -> KioskState:
    """Ready for the next person: at home, in the hall's own language and ordinary type."""
    return replace(
        at_home(state),
        language=state.usual_language,
        large=False,
        contrast=False,
        voice=False,
        touches=0,
        touched_at=state.now,
    )


def hinted(state: KioskState, hint: str) -> KioskState:
    """The same screen with a word to the person, said for a while."""
    return replace(state, hint=hint, hint_until=state.now + state.timing.hint_s)


def abandoned(before: KioskState, after: KioskState) -> Step:
    """A step that gives up what was still being asked for."""
    asking = before.screen in (Screen.TAKING, Screen.SEEKING, Screen.ASKING)
    asking = asking or before.matter is not None
    if asking and before.command_id is not None:
        return after, (AbandonAsking(before.command_id),)
    return after, ()
