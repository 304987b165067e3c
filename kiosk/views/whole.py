"""From the state to the screen."""

from collections.abc import Callable

from hall_link.wire.board import Board
from hall_link.wire.guide import Guide
from kiosk.matters import MATTERS
from kiosk.state import KioskState, Screen
from kiosk.view import View
from kiosk.views.booking import booked_view, days_view, drop_view, phone_view, slots_view
from kiosk.views.checking import (
    check_view,
    checked_view,
)
from kiosk.views.choosing import events_view, home_view, items_view, pick_view
from kiosk.views.confirming import confirm_view, guide_view, queue_view, unsure_view
from kiosk.views.finding import (
    cancel_view,
    found_view,
    not_found_view,
    pass_view,
    seeking_view,
    why_view,
)
from kiosk.views.letters import entry_view, letters_view
from kiosk.views.matters import matter_view
from kiosk.views.outcome import away_view, taking_view, ticket_view
from kiosk.views.refusing import closing_view, problem_view
from kiosk.views.samples import sample_view
from kiosk.views.straight import straight_view
from kiosk.views.telling import asking_view, notice_view, slip_view
from kiosk.views.wishing import more_view, priority_view

_CHOOSING: dict[Screen, Callable[[KioskState, Board, Guide], View]] = {
    Screen.ITEMS: items_view,
    Screen.EVENTS: lambda state, _, guide: events_view(state, guide),
    Screen.LETTERS: letters_view,
    Screen.PICK: pick_view,
    Screen.ENTRY: lambda state, *_: entry_view(state),
    Screen.UNSURE: unsure_view,
    Screen.PRIORITY: lambda state, *_: priority_view(state),
    Screen.MORE: lambda state, _, guide: more_view(state, guide),
    Screen.QUEUE: queue_view,
    Screen.CONFIRM: confirm_view,
    Screen.DAYS: lambda state, *_: days_view(state),
    Screen.SLOTS: lambda state, *_: slots_view(state),
    Screen.PHONE: lambda state, *_: phone_view(state),
    Screen.DROP: lambda state, *_: drop_view(state),
    Screen.GUIDE: lambda state, _, guide: guide_view(state, guide),
}


_PAPERS: dict[Screen, Callable[[KioskState], View]] = {
    Screen.STRAIGHT: straight_view,
    Screen.CHECK: check_view,
    Screen.CHECKED: checked_view,
    Screen.ASKING: asking_view,
    Screen.NOTICE: notice_view,
    Screen.SAMPLE: sample_view,
    Screen.SLIP: slip_view,
}
"""What is read and ticked here needs no line while it lasts."""


def show(state: KioskState) -> View:
    """What a person sees now. A number already given and one being taken outlive the line."""
    match state.screen:
        case Screen.TICKET if state.ticket is not None:
            return ticket_view(state, state.ticket)
        case Screen.BOOKED if state.booking is not None:
            return booked_view(state, state.booking)
        case screen if screen in MATTERS and state.matter and state.board:
            return matter_view(state)
        case Screen.TAKING:
            return taking_view(state)
        case Screen.PROBLEM:
            return problem_view(state)
        case Screen.CLOSING:
            return closing_view(state)
        case Screen.SEEKING:
            return seeking_view(state)
        case screen if screen in _PAPERS and state.guide is not None:
            return _PAPERS[screen](state)
        case Screen.FOUND | Screen.PASS | Screen.CANCEL | Screen.WHY:
            return _in_hand(state)
        case _:
            return _choosing(state)


def _in_hand(state: KioskState) -> View:
    """The scanned ticket, and what may be asked of it."""
    if state.found is None:
        return not_found_view(state)
    match state.screen:
        case Screen.PASS:
            return pass_view(state, state.found)
        case Screen.CANCEL:
            return cancel_view(state, state.found)
        case Screen.WHY if state.why is not None:
            return why_view(state, state.why)
        case _:
            return found_view(state, state.found)


def _choosing(state: KioskState) -> View:
    board, guide = state.board, state.guide
    if state.away or board is None or guide is None:
        return away_view(state)
    return _CHOOSING.get(state.screen, home_view)(state, board, guide)
