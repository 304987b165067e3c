"""Writing a few words about a visit: the keypad, and when it is sent by itself."""

import math
from dataclasses import replace

from evaluator.state import PadState, submit_seconds_left
from evaluator.view import View
from evaluator.views.frame import framed
from hall_link.keypad.picture import keypad_of
from hall_link.look.parts import Button
from hall_link.rating.words import say


def writing_view(state: PadState) -> View:
    """The text so far over a keypad of pinyin, letters or signs."""
    language = state.language
    left = max(1, math.ceil(submit_seconds_left(state)))
    return replace(
        framed(state, "writing"),
        footnote=say("soon", language, left=left),
        buttons=(
            Button("back", say("back", language), "back"),
            Button("submit", say("submit", language), "submit", main=True),
        ),
        keypad=keypad_of(state.writing, language, say("hint", language)),
    )
