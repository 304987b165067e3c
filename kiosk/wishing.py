"""What a person adds to a ticket before taking it: priority, needs, people, further items. Pure."""

from dataclasses import replace
from typing import get_args

from hall_link.wire.board import PriorityChoice
from hall_link.wire.tickets import Need
from kiosk.guide import known_item
from kiosk.messages import (
    AddTouched,
    AgainTouched,
    ChangeTouched,
    NeedTouched,
    PrincipalsTouched,
    PriorityTouched,
    RemoveTouched,
)
from kiosk.state import Errand, KioskState, Screen, at_home, enter
from kiosk.wish import MOST_ITEMS, MOST_PRINCIPALS, Wish

NEEDS: tuple[Need, ...] = get_args(Need)


def priorities(state: KioskState) -> list[PriorityChoice]:
    """The classes that may be chosen here: at the guide desk all, but those a leader approves."""
    known = state.board.priorities if state.board else []
    return [one for one in known if one.by_citizen or (state.desk and not one.needs_reason)]


def confirm_screen(state: KioskState) -> Screen:
    """Where a ticket is confirmed: for an item, or for a queue as such."""
    return Screen.CONFIRM if state.item is not None else Screen.QUEUE


def with_priority(state: KioskState, touch: PriorityTouched) -> KioskState:
    """The class, or none, and back to the confirmation; nothing has to be shown for it."""
    known = {choice.id for choice in priorities(state)}
    if state.screen is not Screen.PRIORITY or touch.priority not in {None, *known}:
        return state
    wish = replace(state.wish, priority=touch.priority)
    return enter(state, confirm_screen(state), wish=wish, page=state.page)


def with_need(state: KioskState, touch: NeedTouched) -> KioskState:
    """The need marked, or taken back."""
    if state.screen is not Screen.UNSURE or touch.need not in NEEDS:
        return state
    marked = set(state.wish.needs) ^ {touch.need}
    needs = tuple(need for need in NEEDS if need in marked)
    return replace(state, wish=replace(state.wish, needs=needs))


def with_principals(state: KioskState, touch: PrincipalsTouched) -> KioskState:
    """For one person more or less, never for nobody."""
    if state.screen is not Screen.MORE:
        return state
    count = max(1, min(state.wish.principals + touch.step, MOST_PRINCIPALS))
    return replace(state, wish=replace(state.wish, principals=count))


def adding(state: KioskState, touch: AddTouched) -> KioskState:
    """Chooses one more item; those chosen so far stay on the ticket."""
    others = (*state.wish.others, *((state.item,) if state.item else ()))
    if state.away or state.screen is not Screen.MORE or len(others) >= MOST_ITEMS or not others:
        return state
    wish = replace(state.wish, others=others)
    fresh = replace(at_home(state), wish=wish, errand=Errand.ADD, checking=state.checking)
    return enter(fresh, Screen.PICK, touches=state.touches)


def removed(state: KioskState, touch: RemoveTouched) -> KioskState:
    """Without an item that was chosen before."""
    if state.screen is not Screen.MORE:
        return state
    others = tuple(item for item in state.wish.others if item != touch.item)
    return replace(state, wish=replace(state.wish, others=others))


def kept_so_far(state: KioskState) -> KioskState:
    """Back to the confirmation of what was chosen before another item was to be added."""
    *others, last = state.wish.others
    wish = replace(state.wish, others=tuple(others))
    return enter(state, Screen.CONFIRM, item=last, wish=wish, errand=Errand.TAKE)


def changing(state: KioskState, touch: ChangeTouched) -> KioskState:
    """Chooses another item for the ticket in hand."""
    if not state.connected or state.screen is not Screen.FOUND or state.found is None:
        return state
    return enter(state, Screen.PICK, errand=Errand.CHANGE)


def again(state: KioskState, touch: AgainTouched) -> KioskState:
    """A new ticket for the item of the one in hand; where that is gone, from the beginning."""
    if state.away or state.screen is not Screen.FOUND:
        return state
    items = [part.id for part in state.found.parts] if state.found else []
    fresh = replace(at_home(state), touches=state.touches)
    if not items or not all(known_item(state.guide, item) for item in items):
        return fresh
    wish = Wish(others=tuple(items[:-1]))
    return enter(fresh, Screen.CONFIRM, item=items[-1], wish=wish)
