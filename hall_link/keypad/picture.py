"""The keypad as plain data: what is written, the words to choose from, the rows of keys."""

from dataclasses import dataclass, field

from hall_link.keypad.writing import Writing, pages, shown_words
from hall_link.look.parts import Button, Key
from hall_link.wire.base import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


COUNTER = _w("{used} / {most} 字", "{used} / {most}")
SPACE = _w("空格", "space")
TO_ABC = _w("英文", "ABC")
TO_HANZI = _w("拼音", "拼音")
TO_SIGNS = _w("123，。", "123 ?!")
TO_LETTERS = _w("字母", "abc")


@dataclass(frozen=True)
class Keypad:
    """The text so far, the letters being typed, the words to choose from, the rows of keys.

    `hint` stands there while nothing is written. The last row is the one without characters.
    """

    text: str = field(repr=False)
    hint: str
    letters: str = field(repr=False)
    counter: str
    words: tuple[str, ...] = field(repr=False)
    paging: tuple[Button, Button] | None
    rows: tuple[tuple[Key, ...], ...]


def keypad_of(writing: Writing, language: str, hint: str) -> Keypad:
    """Names of what is pressed: `key:…` (see `typed`), `cand:0` …, `cand:previous`, `cand:next`."""
    counter = COUNTER.in_language(language).format(used=len(writing.text), most=writing.most)
    return Keypad(
        text=writing.text,
        hint=hint,
        letters=writing.letters,
        counter=counter,
        words=shown_words(writing),
        paging=_paging(writing),
        rows=_rows(writing, language),
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
    mode = TO_ABC if writing.hanzi else TO_HANZI
    signs = TO_LETTERS if writing.signs else TO_SIGNS
    return (
        Key("key:mode", mode.in_language(language), share=1.6),
        Key("key:signs", signs.in_language(language), share=1.8),
        Key("key:space", SPACE.in_language(language), share=3.4),
        Key(f"key:{comma}", comma, share=1.3),
        Key(f"key:{stop}", stop, share=1.3),
    )
