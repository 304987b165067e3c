"""The keypad as a picture: rows of keys, the words to choose from, what is written."""

import math
from dataclasses import replace

from evaluator.state import PadState, submit_seconds_left
from evaluator.view import Keypad, View
from evaluator.views.frame import framed
from evaluator.words import say
from hall_link.keypad.writing import Writing, pages, shown_words
from hall_link.look.parts import Button, Key


def writing_view(state: PadState) -> View:
    """The text so far over a keypad of pinyin, letters or signs."""
    language, writing = state.language, state.writing
    left = max(1, math.ceil(submit_seconds_left(state)))
    return replace(
        framed(state, "writing"),
        footnote=say("soon", language, left=left),
        buttons=(
            Button("back", say("back", language), "back"),
            Button("submit", say("submit", language), "submit", main=True),
        ),
        keypad=Keypad(
            text=writing.text,
            hint=say("hint", language),
            letters=writing.letters,
            counter=say("counter", language, used=len(writing.text), most=writing.most),
            words=shown_words(writing),
            paging=_paging(writing),
            rows=_rows(writing, language),
        ),
    )


def _paging(writing: Writing) -> tuple[Button, Button] | None:
    last = pages(writing) - 1
    if last == 0:
        return None
    return (
        Button("cand:previous", "", "previous", enabled=writing.page > 0),
        Button("cand:next", "", "next", enabled=writing.page < last),
    )


def _rows(writing: Writing, language: str) -> tuple[tuple[Key, ...], ...]:
    upper, middle, lower = (tuple(Key(f"key:{k}", k) for k in row) for row in writing.rows)
    backspace = Key("key:backspace", "", "backspace", share=2.0)
    return upper, middle, (*lower, backspace), _last_row(writing, language)


def _last_row(writing: Writing, language: str) -> tuple[Key, ...]:
    comma, stop = ("，", "。") if writing.hanzi else (",", ".")
    mode = say("to-abc" if writing.hanzi else "to-hanzi", language)
    signs = say("to-letters" if writing.signs else "to-signs", language)
    return (
        Key("key:mode", mode, share=1.6),
        Key("key:signs", signs, share=1.8),
        Key("key:space", say("space", language), share=3.4),
        Key(f"key:{comma}", comma, share=1.3),
        Key(f"key:{stop}", stop, share=1.3),
    )
