"""A question asked, or asked again after the server would not do it."""

from hall_link.wire.refusals import REFUSALS
from kiosk.state import KioskState
from kiosk.view import Billboard
from kiosk.words import say


def asked(state: KioskState, key: str, icon: str, refusal: str = "") -> Billboard:
    """The question `key` and what adds to it; after a refusal that in one sentence, large."""
    language = state.language
    question = say(key, language)
    if not refusal:
        return Billboard(question, say(f"{key}-more", language), icon)
    words = REFUSALS.get(refusal)
    told = words.in_language(language) if words else say("touch-again", language)
    return Billboard(told, question, "alert", "warn")
