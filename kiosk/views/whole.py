"""From the state to the screen."""

from kiosk.state import KioskState, Screen
from kiosk.view import View
from kiosk.views.choosing import home_view, items_view
from kiosk.views.confirming import confirm_view, guide_view, queue_view
from kiosk.views.finding import found_view, not_found_view, seeking_view
from kiosk.views.outcome import away_view, problem_view, taking_view, ticket_view


def show(state: KioskState) -> View:
    """What a person sees now. A number already given and one being taken outlive the line."""
    match state.screen:
        case Screen.TICKET if state.ticket is not None:
            return ticket_view(state, state.ticket)
        case Screen.TAKING:
            return taking_view(state)
        case Screen.PROBLEM:
            return problem_view(state)
        case Screen.SEEKING:
            return seeking_view(state)
        case Screen.FOUND if state.found is not None:
            return found_view(state, state.found)
        case Screen.FOUND:
            return not_found_view(state)
        case _:
            return _choosing(state)


def _choosing(state: KioskState) -> View:
    board, guide = state.board, state.guide
    if not state.connected or board is None or guide is None:
        return away_view(state)
    match state.screen:
        case Screen.ITEMS:
            return items_view(state, board, guide)
        case Screen.QUEUE:
            return queue_view(state, board, guide)
        case Screen.CONFIRM:
            return confirm_view(state, board, guide)
        case Screen.GUIDE:
            return guide_view(state, guide)
        case _:
            return home_view(state, board, guide)
