"""The ways from home to the confirmation, and what may be read on it. Pure."""

from dataclasses import replace

from kiosk.checking import LISTS, check_opened, list_turned
from kiosk.going_back import stepped_back
from kiosk.guide import (
    find_event,
    find_queue,
    general_queue,
    items_in_queue,
    items_of,
    known_item,
    page_count,
    queues_first,
    shown_departments,
    shown_events,
    shown_queues,
)
from kiosk.guide_pages import guide_pages
from kiosk.initials import going_on
from kiosk.matters import item_chosen, matter_pages
from kiosk.messages import (
    Back,
    DepartmentTouched,
    EventTouched,
    GuideTouched,
    ItemTouched,
    KeyTouched,
    PageTouched,
    QueueTouched,
    ScreenTouched,
    Touch,
)
from kiosk.scanning import MOST_DIGITS
from kiosk.state import Errand, KioskState, Screen, enter, items_per_page, offered
from kiosk.wish import Wish
from kiosk.wishing import priorities

OF_AN_ITEM = (
    *(Screen.CONFIRM, Screen.GUIDE, Screen.STRAIGHT, Screen.CHECK, Screen.CHECKED),
    *(Screen.ASKING, Screen.NOTICE, Screen.SAMPLE, Screen.SLIP),
)
"""Screens that mean nothing once the hall has the item no more."""

BEGINNINGS = (Screen.HOME, Screen.PICK)
"""Screens on which departments are chosen."""


def moved(state: KioskState, touch: Touch) -> KioskState:
    """Where a touch leads."""
    match touch:
        case DepartmentTouched():
            return _department_chosen(state, touch.department)
        case EventTouched():
            return _event_chosen(state, touch.event)
        case QueueTouched():
            return _queue_chosen(state, touch.queue)
        case ItemTouched():
            return _item_chosen(state, touch.item)
        case ScreenTouched():
            return _opened(state, touch.screen)
        case KeyTouched():
            return _typed(state, touch.key)
        case GuideTouched():
            return _guide_opened(state)
        case PageTouched():
            return page_turned(state, touch.step)
        case Back():
            return stepped_back(state)
        case _:
            return state


# --- from home ---------------------------------------------------------------------------------


def _department_chosen(state: KioskState, department: str) -> KioskState:
    if state.away or state.screen not in BEGINNINGS:
        return state
    items = items_of(state.guide, department)
    if not items:
        return state
    state = replace(state, department=department)
    if len(items) == 1 and state.errand is Errand.REQUEST:
        return item_chosen(state, items[0].id)
    if len(items) == 1:
        return enter(state, Screen.CONFIRM, item=items[0].id)
    return enter(state, Screen.ITEMS)


def _event_chosen(state: KioskState, event: str) -> KioskState:
    if state.away or state.screen is not Screen.EVENTS:
        return state
    if find_event(state.guide, event) is None:
        return state
    return enter(state, Screen.ITEMS, event=event)


def _queue_chosen(state: KioskState, queue: str) -> KioskState:
    """Straight to the confirmation: a hall of few queues asks for two touches."""
    if state.away or state.screen is not Screen.HOME or find_queue(state.board, queue) is None:
        return state
    items = items_in_queue(state.guide, queue)
    state = replace(state, queue=queue)
    if len(items) == 1:
        return enter(state, Screen.CONFIRM, item=items[0].id)
    return enter(state, Screen.QUEUE)


def _item_chosen(state: KioskState, item: str) -> KioskState:
    on_list = state.screen in (Screen.ITEMS, Screen.LETTERS)
    if state.away or not on_list or not known_item(state.guide, item):
        return state
    if state.errand is Errand.REQUEST:
        return item_chosen(state, item)
    others = tuple(one for one in state.wish.others if one != item)
    wish = replace(state.wish, others=others)
    return enter(state, Screen.CONFIRM, item=item, wish=wish, page=state.page)


def _opened(state: KioskState, screen: str) -> KioskState:
    """The other ways in, and what lies beside a confirmation or a ticket in hand."""
    if state.away:
        return state
    match state.screen, screen:
        case Screen.HOME, "events" if shown_events(state.guide):
            return enter(state, Screen.EVENTS)
        case ((Screen.HOME | Screen.PICK), "letters"):
            return enter(state, Screen.LETTERS)
        case Screen.HOME, "entry":
            return enter(state, Screen.ENTRY)
        case Screen.HOME, "unsure":
            return _unsure(state)
        case ((Screen.CONFIRM | Screen.QUEUE), "priority") if priorities(state):
            return enter(state, Screen.PRIORITY, page=state.page)
        case ((Screen.CONFIRM | Screen.QUEUE), "more"):
            return enter(state, Screen.MORE, page=state.page)
        case ((Screen.CONFIRM | Screen.GUIDE | Screen.STRAIGHT), "check"):
            return check_opened(state)
        case Screen.FOUND, "pass" if state.found is not None:
            return enter(state, Screen.PASS)
        case _:
            return state


def _unsure(state: KioskState) -> KioskState:
    """The general queue's ticket; that somebody helps is marked unless taken back."""
    queue = general_queue(state.board, state.general)
    if queue is None:
        return state
    return enter(state, Screen.UNSURE, queue=queue.id, wish=Wish(needs=("reading",)))


def _typed(state: KioskState, key: str) -> KioskState:
    match state.screen:
        case Screen.LETTERS if key == "backspace":
            return replace(state, letters=state.letters[:-1], page=0)
        case Screen.LETTERS if key in going_on(state.guide, state.letters):
            return replace(state, letters=state.letters + key, page=0)
        case Screen.ENTRY | Screen.PHONE if key == "backspace":
            return replace(state, typed=state.typed[:-1])
        case Screen.ENTRY | Screen.PHONE if key.isdigit() and len(state.typed) < MOST_DIGITS:
            return replace(state, typed=state.typed + key)
        case _:
            return state


def _guide_opened(state: KioskState) -> KioskState:
    """An item's guide; before an item is chosen, the items there is a guide to."""
    if state.away:
        return state
    if state.screen is Screen.CONFIRM:
        return enter(state, Screen.GUIDE, page=state.page)
    if state.screen is Screen.QUEUE and offered(state):
        return enter(state, Screen.ITEMS)
    return state


# --- pages -----------------------------------------------------------------------------------


def page_turned(state: KioskState, step: int) -> KioskState:
    """Another page of what is shown; never beyond the first and the last."""
    if state.guide is None or state.board is None:
        return state
    if state.screen is Screen.GUIDE:
        return replace(state, guide_page=_within(state.guide_page + step, len(guide_pages(state))))
    if state.screen in LISTS:
        return list_turned(state, step)
    return replace(state, page=_within(state.page + step, _pages(state)))


def _pages(state: KioskState) -> int:
    assert state.board is not None
    match state.screen:
        case Screen.HOME if queues_first(state.board):
            return page_count(len(shown_queues(state.board)))
        case Screen.HOME | Screen.PICK:
            return page_count(len(shown_departments(state.guide)))
        case Screen.EVENTS:
            return page_count(len(shown_events(state.guide)))
        case Screen.ITEMS | Screen.LETTERS:
            return page_count(len(offered(state)), items_per_page(state))
        case Screen.PEOPLE | Screen.COMPLAINT:
            return matter_pages(state)
        case Screen.DAYS if state.slots is not None:
            return page_count(len(state.slots.days))
        case Screen.SLOTS if state.slots is not None:
            return page_count(len(state.slots.slots))
        case _:
            return state.page + 1


def _within(page: int, pages: int) -> int:
    return max(0, min(page, pages - 1))


def still_offered(state: KioskState) -> bool:
    """Whether the hall still has what was chosen so far."""
    match state.screen:
        case screen if screen in OF_AN_ITEM:
            return known_item(state.guide, state.item)
        case Screen.ITEMS:
            return bool(offered(state))
        case Screen.PRIORITY | Screen.MORE if state.item is not None:
            return known_item(state.guide, state.item)
        case Screen.QUEUE | Screen.UNSURE | Screen.PRIORITY | Screen.MORE:
            return find_queue(state.board, state.queue) is not None
        case _:
            return True
