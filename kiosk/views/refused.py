"""Why the server would not do something, in one sentence."""

from hall_link.wire.refusals import REFUSALS
from kiosk.state import KioskState
from kiosk.words import say


def refusal_words(state: KioskState, code: str) -> str:
    """The refusal's own words; that it may be tried again where it has none. Empty for no code."""
    if not code:
        return ""
    words = REFUSALS.get(code)
    return words.in_language(state.language) if words else say("touch-again", state.language)
