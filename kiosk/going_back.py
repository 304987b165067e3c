"""The way back, one screen at a time. Pure."""

from dataclasses import replace

from kiosk.matters import pick_left
from kiosk.paper_touches import back_among_papers
from kiosk.state import BOOKING, Errand, KioskState, Screen, at_home, enter, offered
from kiosk.wishing import confirm_screen, kept_so_far


def stepped_back(state: KioskState) -> KioskState:
    """One screen back; what was chosen there is open again."""
    match state.screen:
        case Screen.GUIDE | Screen.PRIORITY | Screen.MORE:
            return enter(state, confirm_screen(state), page=state.page)
        case Screen.CHECK | Screen.CHECKED | Screen.NOTICE | Screen.SAMPLE | Screen.SLIP:
            return back_among_papers(state)
        case Screen.PASS | Screen.CANCEL | Screen.WHY:
            return enter(state, Screen.FOUND)
        case Screen.PROBLEM | Screen.CLOSING:
            return _back_to_asking(state)
        case Screen.CONFIRM:
            return _back_from_item(state)
        case Screen.ITEMS | Screen.LETTERS:
            return _back_from_items(state)
        case Screen.PICK:
            return _back_from_pick(state)
        case Screen.DAYS | Screen.SLOTS | Screen.PHONE | Screen.DROP:
            return _back_in_booking(state)
        case Screen.EVENTS | Screen.ENTRY | Screen.UNSURE | Screen.QUEUE | Screen.STRAIGHT:
            return at_home(state)
        case _:
            return state


def _back_from_items(state: KioskState) -> KioskState:
    if state.queue is not None:
        return enter(state, Screen.QUEUE)
    if state.event is not None:
        return enter(state, Screen.EVENTS, event=None)
    return _back_to_beginning(state)


def _back_from_pick(state: KioskState) -> KioskState:
    if state.errand is Errand.ADD:
        return kept_so_far(state)
    if state.errand is Errand.REQUEST:
        return pick_left(state)
    return enter(state, Screen.FOUND, errand=Errand.TAKE)


def _back_to_asking(state: KioskState) -> KioskState:
    if state.errand in BOOKING and state.slot is not None:
        return enter(state, Screen.PHONE if state.refusal == "too-many-bookings" else Screen.SLOTS)
    if state.errand in BOOKING:
        return _back_from_booking(state)
    if state.errand is Errand.CHECK_IN:
        return enter(state, Screen.ENTRY, errand=Errand.TAKE, secret=None)
    return enter(state, confirm_screen(state), page=state.page)


def _back_in_booking(state: KioskState) -> KioskState:
    match state.screen:
        case Screen.PHONE:
            return enter(state, Screen.SLOTS)
        case Screen.SLOTS:
            return enter(state, Screen.DAYS, day=None, slot=None)
        case Screen.DROP:
            return enter(state, Screen.PROBLEM, refusal=state.refusal, facts=state.facts)
        case _:
            return _back_from_booking(state)


def _back_from_booking(state: KioskState) -> KioskState:
    """To the item where a booking was to be made, to its code where one was in hand."""
    state = replace(state, slots=None, day=None, slot=None)
    if state.errand is Errand.BOOK:
        return enter(state, Screen.CONFIRM, errand=Errand.TAKE, typed="")
    return enter(state, Screen.ENTRY, errand=Errand.TAKE, secret=None, item=None)


def _back_from_item(state: KioskState) -> KioskState:
    if state.letters:
        return enter(state, Screen.LETTERS, item=None, page=state.page)
    if len(offered(state)) > 1:
        return enter(state, Screen.ITEMS, item=None, page=state.page)
    return _back_to_beginning(state)


def _back_to_beginning(state: KioskState) -> KioskState:
    if state.errand in (Errand.ADD, Errand.CHANGE, Errand.REQUEST):
        return enter(state, Screen.PICK, department=None, letters="", item=None)
    return at_home(state)
