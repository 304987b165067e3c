"""The way from home to the confirmation, and what may be read on it. Pure."""

from dataclasses import replace

from kiosk.guide import (
    find_queue,
    items_in_queue,
    items_of,
    known_item,
    page_count,
    queues_first,
    shown_departments,
    shown_queues,
)
from kiosk.guide_pages import guide_pages
from kiosk.messages import (
    Back,
    DepartmentTouched,
    GuideTouched,
    ItemTouched,
    PageTouched,
    QueueTouched,
    Touch,
)
from kiosk.state import KioskState, Screen, at_home, enter, items_per_page, offered


def moved(state: KioskState, touch: Touch) -> KioskState:
    """Where a touch leads."""
    match touch:
        case DepartmentTouched():
            return _department_chosen(state, touch.department)
        case QueueTouched():
            return _queue_chosen(state, touch.queue)
        case ItemTouched():
            return _item_chosen(state, touch.item)
        case GuideTouched():
            return _guide_opened(state)
        case PageTouched():
            return page_turned(state, touch.step)
        case Back():
            return _stepped_back(state)
        case _:
            return state


def _department_chosen(state: KioskState, department: str) -> KioskState:
    if state.away or state.screen is not Screen.HOME:
        return state
    items = items_of(state.guide, department)
    if not items:
        return state
    state = replace(state, department=department)
    if len(items) == 1:
        return enter(state, Screen.CONFIRM, item=items[0].id)
    return enter(state, Screen.ITEMS)


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
    if state.away or state.screen is not Screen.ITEMS or not known_item(state.guide, item):
        return state
    return enter(state, Screen.CONFIRM, item=item, page=state.page)


def _guide_opened(state: KioskState) -> KioskState:
    """An item's guide; before an item is chosen, the items there is a guide to."""
    if state.away:
        return state
    if state.screen is Screen.CONFIRM:
        return enter(state, Screen.GUIDE, page=state.page)
    if state.screen is Screen.QUEUE and offered(state):
        return enter(state, Screen.ITEMS)
    return state


def page_turned(state: KioskState, step: int) -> KioskState:
    """Another page of what is shown; never beyond the first and the last."""
    if state.guide is None or state.board is None:
        return state
    if state.screen is Screen.GUIDE:
        return replace(state, guide_page=_within(state.guide_page + step, len(guide_pages(state))))
    if state.screen is Screen.HOME and queues_first(state.board):
        pages = page_count(len(shown_queues(state.board)))
    elif state.screen is Screen.HOME:
        pages = page_count(len(shown_departments(state.guide)))
    elif state.screen is Screen.ITEMS:
        pages = page_count(len(offered(state)), items_per_page(state))
    else:
        return state
    return replace(state, page=_within(state.page + step, pages))


def _within(page: int, pages: int) -> int:
    return max(0, min(page, pages - 1))


def _stepped_back(state: KioskState) -> KioskState:
    match state.screen:
        case Screen.GUIDE:
            return enter(state, Screen.CONFIRM, page=state.page)
        case Screen.PROBLEM:
            before = Screen.QUEUE if state.item is None else Screen.CONFIRM
            return enter(state, before, page=state.page)
        case Screen.CONFIRM if len(offered(state)) > 1:
            return enter(state, Screen.ITEMS, item=None, page=state.page)
        case Screen.ITEMS if state.queue is not None:
            return enter(state, Screen.QUEUE)
        case Screen.CONFIRM | Screen.ITEMS | Screen.QUEUE:
            return at_home(state)
        case _:
            return state


def still_offered(state: KioskState) -> bool:
    """Whether the hall still has what was chosen so far."""
    match state.screen:
        case Screen.CONFIRM | Screen.GUIDE:
            return known_item(state.guide, state.item)
        case Screen.ITEMS:
            return bool(offered(state))
        case Screen.QUEUE:
            return find_queue(state.board, state.queue) is not None
        case _:
            return True
