"""From the state to the screen."""

from evaluator.state import PadState, Screen
from evaluator.view import View
from evaluator.views.card import card_view
from evaluator.views.complaint import complaint_view
from evaluator.views.keypad import writing_view
from evaluator.views.question import asking_view, reasons_view, thanks_view

_VIEWS = {
    Screen.CARD: card_view,
    Screen.ASKING: asking_view,
    Screen.REASONS: reasons_view,
    Screen.WRITING: writing_view,
    Screen.THANKS: thanks_view,
    Screen.SAYING: complaint_view,
}


def show(state: PadState) -> View:
    """What a person sees now. A question goes on without a line to the server."""
    return _VIEWS[state.screen](state)
