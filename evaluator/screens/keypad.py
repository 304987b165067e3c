"""Draws the keypad: what is written, the words to choose from, the keys."""

from evaluator.screens.frame import cut_bar, draw_bar, target
from evaluator.view import View
from hall_link.keypad.picture import Keypad
from hall_link.look.boxes import Box
from hall_link.look.colours import mixed
from hall_link.look.controls import draw_arrow, draw_key
from hall_link.look.parts import Key
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST

KEY_GAP = 14.0
SIDE = 28.0
LONGEST_ON_A_LINE = 6
ROW = 108.0
"""A row of keys: ten letters across leave no room for 15 mm, as on every keypad of this size."""


def draw_keypad(sheet: Sheet, view: View) -> None:
    """From the top: the text, the words, four rows of keys, back and submit."""
    keypad = view.keypad
    assert keypad is not None
    sheet.rectangle(sheet.frame, sheet.palette.ground)
    bar, body = cut_bar(sheet, sheet.frame)
    draw_bar(sheet, bar, view)
    body = body.inset(SIDE, 24)
    rows = 4 * ROW + 3 * KEY_GAP
    if sheet.portrait:
        rows *= 1.15
    keys, body = body.cut_bottom(rows, 20)
    _rows(sheet, keys, keypad)
    deep = 2 * target(sheet) + GAP if sheet.portrait else target(sheet)
    words, text = body.cut_bottom(deep, 20)
    _words(sheet, words, keypad)
    _text(sheet, text, keypad)


def _text(sheet: Sheet, box: Box, keypad: Keypad) -> None:
    palette = sheet.palette
    sheet.panel(box, radius=24)
    inner = box.inset(28, 12)
    low, inner = inner.cut_bottom(54)
    counter, letters = low.cut_right(240, GAP)
    sheet.text(counter, keypad.counter, LEAST, palette.quiet, align="right", lines=1)
    sheet.text(letters, keypad.letters, 36, palette.primary, bold=True, lines=1)
    if keypad.text or keypad.letters:
        size, ink, words = 42.0, palette.ink, f"{keypad.text}|"
    else:
        size, ink, words = BODY, palette.quiet, keypad.hint
    sheet.text(inner, words, size, ink, valign="top")


def _words(sheet: Sheet, box: Box, keypad: Keypad) -> None:
    """The arrows' places stay free without arrows: a word must not move under the finger."""
    wide = target(sheet)
    before, box = box.cut_left(wide, GAP)
    after, box = box.cut_right(wide, GAP)
    for cell, button in zip((before, after), keypad.paging or (), strict=False):
        draw_arrow(sheet, cell, button)
    cells = box.grid(3, 2, GAP) if sheet.portrait else box.grid(6, 1, GAP)
    lines = 1 if max(map(len, keypad.words), default=0) <= LONGEST_ON_A_LINE else 2
    texts = [(cell.inset(10, 6), word) for cell, word in zip(cells, keypad.words, strict=False)]
    size = sheet.common_size(texts, 48, lines=lines) or LEAST
    for place, (cell, word) in enumerate(zip(cells, keypad.words, strict=False)):
        _word(sheet, cell, place, word, size)


def _word(sheet: Sheet, cell: Box, place: int, word: str, size: float) -> None:
    palette = sheet.palette
    fill = mixed(palette.card, palette.primary, 0.09)
    face = sheet.panel(cell, fill)
    ink = palette.primary
    sheet.text(cell.inset(10, 6), word, size, ink, bold=True, align="center", lines=2)
    sheet.pressable(f"cand:{place}", cell, face, palette.card_pressed)


def _rows(sheet: Sheet, box: Box, keypad: Keypad) -> None:
    letter = (box.w - 9 * KEY_GAP) / 10
    for row, keys in zip(box.grid(1, 4, KEY_GAP), keypad.rows, strict=True):
        _row(sheet, row, keys, letter)


def _row(sheet: Sheet, row: Box, keys: tuple[Key, ...], letter: float) -> None:
    """A row in the middle, its keys as wide as their share says."""
    widths = [key.share * (letter + KEY_GAP) - KEY_GAP for key in keys]
    whole = sum(widths) + KEY_GAP * (len(keys) - 1)
    x = row.x + (row.w - whole) / 2
    for key, wide in zip(keys, widths, strict=True):
        draw_key(sheet, Box(x, row.y, wide, row.h), key)
        x += wide + KEY_GAP
