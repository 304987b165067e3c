"""What a ticket is for, in a few words."""

from kiosk.guide import find_item, find_queue
from kiosk.state import Errand, KioskState, chosen_items
from kiosk.words import say


def item_name(state: KioskState) -> str:
    """The items' names; the queue's where none was chosen, else what the person is about."""
    language = state.language
    if state.errand is Errand.CHECK_IN:
        return say("check-in", language)
    items = chosen_items(state)
    known = find_item(state.guide, items[0] if items else None) or find_queue(
        state.board, state.queue
    )
    name = known.name.in_language(language) if known else ""
    return say("and-more", language, name=name, count=len(items)) if len(items) > 1 else name
