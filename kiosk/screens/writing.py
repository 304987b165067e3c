"""Draws writing: the text in the coloured top, words to choose and large keys in reach."""

from hall_link.keypad.picture import Keypad
from hall_link.look.boxes import Box
from hall_link.look.colours import mixed
from hall_link.look.controls import draw_arrow, draw_key
from hall_link.look.parts import Key
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, SMALL, TARGET
from kiosk.screens.keys import KEY, draw_keys
from kiosk.view import View

LONGEST_SHOWN = 90
"""Characters of a long text that are seen: its end, where it goes on."""


def draw_written(sheet: Sheet, box: Box, keypad: Keypad) -> Box:
    """What is written so far, on a card of its own; returns what is left for the question."""
    share = 0.58 if sheet.portrait else 0.34
    card, rest = box.inset(0, 8).cut_bottom(box.h * share, 12)
    palette = sheet.palette
    sheet.panel(card, radius=24)
    inner = card.inset(28, 16)
    low, inner = inner.cut_bottom(54, 4)
    counter, letters = low.cut_right(200, GAP)
    sheet.text(counter, keypad.counter, LEAST, palette.quiet, align="right", lines=1, scaled=False)
    ink = palette.ink if palette.plain else palette.primary
    sheet.text(letters, keypad.letters, 36, ink, bold=True, lines=1, scaled=False)
    if keypad.text or keypad.letters:
        sheet.text(inner, _end_of(keypad.text), 44, palette.ink, valign="top", scaled=False)
    else:
        sheet.text(inner, keypad.hint, BODY, palette.quiet, valign="top")
    return rest


def _end_of(text: str) -> str:
    shown = text if len(text) <= LONGEST_SHOWN else f"…{text[-LONGEST_SHOWN:]}"
    return f"{shown}|"


def draw_writing(sheet: Sheet, body: Box, view: View) -> None:
    """From the bottom: the keys that are no characters, those that are, the words."""
    keypad = view.keypad
    assert keypad is not None
    keys, others = keypad.rows
    columns, rows = (7, 4) if sheet.portrait else (10, 3)
    last, body = body.cut_bottom(KEY, GAP)
    _row(sheet, last, others)
    box, words = body.cut_bottom(rows * KEY + (rows - 1) * GAP, GAP)
    draw_keys(sheet, box, keys, columns, rows)
    deep = 2 * TARGET + GAP if sheet.portrait else TARGET
    _words(sheet, words.cut_bottom(min(deep, words.h))[0], keypad)


def _row(sheet: Sheet, box: Box, keys: tuple[Key, ...]) -> None:
    """Keys as wide as their share of the whole row."""
    unit = (box.w - GAP * (len(keys) - 1)) / sum(key.share for key in keys)
    x = box.x
    for key in keys:
        draw_key(sheet, Box(x, box.y, unit * key.share, box.h), key)
        x += unit * key.share + GAP


def _words(sheet: Sheet, box: Box, keypad: Keypad) -> None:
    """The arrows' places stay free without arrows: a word must not move under the finger."""
    before, box = box.cut_left(TARGET, GAP)
    after, box = box.cut_right(TARGET, GAP)
    for cell, button in zip((before, after), keypad.paging or (), strict=False):
        draw_arrow(sheet, cell, button)
    cells = box.grid(3, 2, GAP) if sheet.portrait else box.grid(6, 1, GAP)
    texts = [(cell.inset(10, 6), word) for cell, word in zip(cells, keypad.words, strict=False)]
    size = sheet.common_size(texts, 48 / sheet.text_scale, lines=1) or SMALL
    for place, (cell, word) in enumerate(zip(cells, keypad.words, strict=False)):
        _word(sheet, cell, place, word, size)


def _word(sheet: Sheet, cell: Box, place: int, word: str, size: float) -> None:
    palette = sheet.palette
    fill = palette.card if palette.plain else mixed(palette.card, palette.primary, 0.09)
    face = sheet.panel(cell, fill)
    ink = palette.ink if palette.plain else palette.primary
    sheet.text(cell.inset(10, 6), word, size, ink, bold=True, align="center", lines=1)
    sheet.pressable(f"cand:{place}", cell, face, palette.card_pressed)
