"""From the state to the screen."""

from kiosk.state import KioskState, Screen
from kiosk.view import View
from kiosk.views.choosing import confirm_view, home_view, items_view
from kiosk.views.outcome import away_view, problem_view, taking_view, ticket_view


def show(state: KioskState) -> View:
    """What a person sees now. A ticket already given and one being taken outlive the line."""
    if state.screen is Screen.TICKET and state.ticket is not None:
        return ticket_view(state, state.ticket)
    if state.screen is Screen.TAKING:
        return taking_view(state)
    if state.screen is Screen.PROBLEM:
        return problem_view(state)
    return _choosing(state)


def _choosing(state: KioskState) -> View:
    board, guide = state.board, state.guide
    if not state.connected or board is None or guide is None:
        return away_view(state)
    if state.screen is Screen.ITEMS:
        return items_view(state, board, guide)
    if state.screen is Screen.CONFIRM:
        return confirm_view(state, board, guide)
    return home_view(state, board, guide)
