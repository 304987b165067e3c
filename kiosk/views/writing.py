"""Writing at the kiosk: what is written above, in reach below it words and large keys."""

from dataclasses import replace

from hall_link.keypad.picture import keypad_of
from hall_link.keypad.writing import Writing
from hall_link.look.parts import Button
from kiosk.state import KioskState
from kiosk.view import Billboard, View
from kiosk.views.frame import back_and_home, framed
from kiosk.words import say


def writing_view(
    state: KioskState, screen: str, billboard: Billboard, writing: Writing, hint: str, whole: bool
) -> View:
    """The keypad under a question; letters stand in the order of the alphabet, as on the kiosk's
    other keys: at 15 mm each, ten of a typewriter's row would not fit."""
    language = state.language
    pad = keypad_of(writing, language, say(hint, language))
    keys = tuple(key for row in pad.rows[:3] for key in row)
    if not writing.signs:
        *letters, backspace = keys
        keys = (*sorted(letters, key=lambda key: key.text), backspace)
    on = Button("tell:on", say("on", language), "check", "right", True, whole)
    return replace(
        framed(state, screen, billboard),
        private=True,
        keypad=replace(pad, rows=(keys, pad.rows[3])),
        actions=(*back_and_home(language), on),
    )
