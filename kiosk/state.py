"""What a kiosk knows, and how it changes: `update(state, message) -> (state, effects)`. Pure."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from hall_link.wire.base import Words
from hall_link.wire.board import Board
from hall_link.wire.envelope import Error
from hall_link.wire.guide import Guide
from hall_link.wire.tickets import TicketTaken
from kiosk.guide import LARGE_PAGE, PAGE, items_of, known_item, page_count, shown_departments
from kiosk.messages import (
    AbandonTake,
    Back,
    ConfirmTouched,
    ContrastTouched,
    DepartmentTouched,
    Effect,
    Home,
    ItemTouched,
    LanguageTouched,
    LargeTouched,
    LinkChanged,
    Message,
    PageTouched,
    PrintLocally,
    RetryTouched,
    TakeTicketEffect,
    TakingRefused,
    Tick,
    TicketArrived,
    Touch,
    Touched,
)
from kiosk.paper import paper_of
from kiosk.timing import Timing


class Screen(StrEnum):
    """Where the person is. Without a line the first three show that the server is away."""

    HOME = "home"
    ITEMS = "items"
    CONFIRM = "confirm"
    TAKING = "taking"
    TICKET = "ticket"
    PROBLEM = "problem"


TRY_AGAIN = frozenset({"try-again", "too-slow"})
"""Refusals after which the same request may be sent again."""

ADAPTING = (LanguageTouched, LargeTouched, ContrastTouched)


@dataclass(frozen=True)
class KioskState:
    """Everything the screens are drawn from. `now`, `since` and `touched_at` share one clock.

    `ticket` is there on the ticket screen only, `command_id` from the confirming touch until the
    screen is left, `refusal` on the problem screen only.
    """

    language: str = "zh"
    usual_language: str = "zh"
    large: bool = False
    contrast: bool = False
    screen: Screen = Screen.HOME
    connected: bool = False
    board: Board | None = None
    guide: Guide | None = None
    goodbye: Error | None = None
    department: str | None = None
    item: str | None = None
    page: int = 0
    command_id: str | None = None
    ticket: TicketTaken | None = None
    refusal: str | None = None
    refusal_words: Words | None = None
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


def update(state: KioskState, message: Message) -> Step:
    """The state after a message, and what is to be done because of it."""
    match message:
        case LinkChanged():
            return _link_changed(state, message), ()
        case Tick():
            return _time_passed(replace(state, now=message.now, wall=message.wall))
        case TicketArrived():
            return _ticket_arrived(state, message)
        case TakingRefused():
            return _refused(state, message), ()
        case _:
            return _touched(state, message)


def _touched(state: KioskState, touch: Touch) -> Step:
    state = replace(state, touched_at=state.now, touches=state.touches + 1)
    if state.screen is Screen.TICKET and not isinstance(touch, ADAPTING):
        return _idle(state), ()
    match touch:
        case ConfirmTouched():
            return _confirmed(state, touch)
        case RetryTouched():
            return _asked_again(state)
        case Home():
            return _gone_home(state)
        case _:
            return _moved(state, touch), ()


def _moved(state: KioskState, touch: Touch) -> KioskState:
    match touch:
        case DepartmentTouched():
            return _department_chosen(state, touch.department)
        case ItemTouched():
            return _item_chosen(state, touch.item)
        case PageTouched():
            return _page_turned(state, touch.step)
        case Back():
            return _stepped_back(state)
        case _:
            return _adapted(state, touch)


def _adapted(state: KioskState, touch: Touch) -> KioskState:
    match touch:
        case LanguageTouched():
            return replace(state, language="en" if state.language == "zh" else "zh")
        case LargeTouched():
            return replace(state, large=not state.large, page=0)
        case ContrastTouched():
            return replace(state, contrast=not state.contrast)
        case _:
            assert isinstance(touch, Touched)
            return state


# --- choosing ----------------------------------------------------------------------------------


def _department_chosen(state: KioskState, department: str) -> KioskState:
    if state.away or state.guide is None or state.screen is not Screen.HOME:
        return state
    items = items_of(state.guide, department)
    if not items:
        return state
    state = replace(state, department=department)
    if len(items) == 1:
        return _enter(state, Screen.CONFIRM, item=items[0].id)
    return _enter(state, Screen.ITEMS)


def _item_chosen(state: KioskState, item: str) -> KioskState:
    if state.away or state.screen is not Screen.ITEMS or not known_item(state.guide, item):
        return state
    return _enter(state, Screen.CONFIRM, item=item, page=state.page)


def _page_turned(state: KioskState, step: int) -> KioskState:
    if state.guide is None or state.screen not in (Screen.HOME, Screen.ITEMS):
        return state
    if state.screen is Screen.HOME:
        pages = page_count(len(shown_departments(state.guide)))
    else:
        pages = page_count(len(items_of(state.guide, state.department)), items_per_page(state))
    return replace(state, page=max(0, min(state.page + step, pages - 1)))


def _stepped_back(state: KioskState) -> KioskState:
    if state.screen is Screen.ITEMS:
        return _enter(state, Screen.HOME, department=None)
    if state.screen is Screen.CONFIRM:
        return _left_confirm(state)
    if state.screen is Screen.PROBLEM:
        return _enter(state, Screen.CONFIRM, page=state.page)
    return state


def _left_confirm(state: KioskState) -> KioskState:
    if len(items_of(state.guide, state.department)) == 1:
        return _enter(state, Screen.HOME, department=None, item=None)
    return _enter(state, Screen.ITEMS, item=None, page=state.page)


# --- taking the ticket -------------------------------------------------------------------------


def _confirmed(state: KioskState, touch: ConfirmTouched) -> Step:
    if state.away or state.screen is not Screen.CONFIRM or state.item is None:
        return state, ()
    state = _enter(state, Screen.TAKING, command_id=touch.command_id, page=state.page)
    return state, (_take(state),)


def _asked_again(state: KioskState) -> Step:
    if state.screen is not Screen.PROBLEM or state.refusal not in TRY_AGAIN or state.away:
        return state, ()
    state = _enter(state, Screen.TAKING, command_id=state.command_id, page=state.page)
    return state, (_take(state),)


def _take(state: KioskState) -> TakeTicketEffect:
    assert state.command_id is not None
    assert state.item is not None
    return TakeTicketEffect(state.command_id, (state.item,), state.language)


def _awaits(state: KioskState, command_id: str) -> bool:
    return state.screen is Screen.TAKING and state.command_id == command_id


def _ticket_arrived(state: KioskState, message: TicketArrived) -> Step:
    if not _awaits(state, message.command_id):
        return state, ()
    job = message.ticket.job
    state = _enter(state, Screen.TICKET, command_id=state.command_id, ticket=message.ticket)
    return state, (PrintLocally(message.command_id, job),) if job else ()


def _refused(state: KioskState, message: TakingRefused) -> KioskState:
    if not _awaits(state, message.command_id):
        return state
    return _enter(
        state,
        Screen.PROBLEM,
        command_id=state.command_id,
        page=state.page,
        refusal=message.code,
        refusal_words=message.message,
    )


# --- time and the line -------------------------------------------------------------------------


def _time_passed(state: KioskState) -> Step:
    if state.screen is Screen.TICKET:
        return (_idle(state) if ticket_seconds_left(state) <= 0 else state), ()
    if idle_seconds_left(state) <= 0:
        return _abandoned(state, _idle(state))
    return state, ()


def items_per_page(state: KioskState) -> int:
    """How many items a page holds: fewer where the type is large."""
    return LARGE_PAGE if state.large else PAGE


def idle_seconds_left(state: KioskState) -> float:
    """Seconds until an untouched screen goes home."""
    return state.touched_at + state.timing.idle_s - state.now


def ticket_seconds_left(state: KioskState) -> float:
    """Seconds the ticket stays on the screen; longer where no paper carries the number."""
    timing = state.timing
    stay = timing.ticket_s if paper_of(state.board).prints else timing.ticket_without_paper_s
    return state.since + stay - state.now


def may_leave_taking(state: KioskState) -> bool:
    """Whether the wait for the server has been so long that the person may give up."""
    return state.screen is Screen.TAKING and state.now - state.since >= state.timing.patience_s


def _gone_home(state: KioskState) -> Step:
    if state.screen is Screen.TAKING and not may_leave_taking(state):
        return state, ()
    home = _enter(state, Screen.HOME, department=None, item=None)
    return _abandoned(state, home)


def _abandoned(before: KioskState, after: KioskState) -> Step:
    if before.screen is Screen.TAKING and before.command_id is not None:
        return after, (AbandonTake(before.command_id),)
    return after, ()


def _idle(state: KioskState) -> KioskState:
    """Ready for the next person: at home, in the hall's own language and ordinary type."""
    state = _enter(state, Screen.HOME, department=None, item=None)
    return replace(
        state,
        language=state.usual_language,
        large=False,
        contrast=False,
        touches=0,
        touched_at=state.now,
    )


def _link_changed(state: KioskState, message: LinkChanged) -> KioskState:
    snapshot = message.snapshot
    state = replace(
        state,
        connected=message.connected,
        board=snapshot.board if snapshot else state.board,
        guide=(snapshot.guide if snapshot else None) or state.guide,
        goodbye=None if message.connected else message.goodbye,
    )
    choosing = state.screen in (Screen.ITEMS, Screen.CONFIRM)
    if choosing and not _still_offered(state):
        return _enter(state, Screen.HOME, department=None, item=None)
    return _page_turned(state, 0)


def _still_offered(state: KioskState) -> bool:
    if state.screen is Screen.CONFIRM:
        return known_item(state.guide, state.item)
    return bool(items_of(state.guide, state.department))


def _enter(state: KioskState, screen: Screen, **changes: Any) -> KioskState:
    """The state on another screen, with nothing left over that belongs to the one before."""
    fresh = replace(
        state,
        screen=screen,
        since=state.now,
        page=0,
        command_id=None,
        ticket=None,
        refusal=None,
        refusal_words=None,
        touches=0 if screen is Screen.HOME else state.touches,
    )
    return replace(fresh, **changes)
