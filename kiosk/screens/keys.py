"""Draws the screens with keys: letters and what they find, digits and what they are for."""

from hall_link.look.boxes import Box
from hall_link.look.controls import draw_key
from hall_link.look.parts import Key
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, SMALL, TITLE
from kiosk.screens.choices import draw_item_cards
from kiosk.view import Keyboard, View

KEY = 98.0
TYPED = 100.0


def draw_letters(sheet: Sheet, body: Box, view: View) -> None:
    """What is typed, what it finds, and the keys below, in reach."""
    assert view.keyboard is not None
    columns, rows = (7, 4) if sheet.portrait else (10, 3)
    keys, rest = body.cut_bottom(rows * KEY + (rows - 1) * GAP, GAP)
    draw_keys(sheet, keys, view.keyboard.keys, columns, rows)
    typed, rest = rest.cut_top(TYPED, GAP)
    _typed(sheet, typed, view.keyboard, view.lines[0])
    across, down = (2, 2) if sheet.portrait else (4, 1)
    if view.large:
        across //= 2
    draw_item_cards(sheet, rest, view.cards, across, down)


def draw_entry(sheet: Sheet, body: Box, view: View) -> None:
    """The scanner first, then the number over its keys."""
    assert view.keyboard is not None
    *scan, asked = view.lines
    if sheet.portrait:
        keys, rest = body.cut_bottom(4 * 118 + 3 * GAP, GAP)
    else:
        rest, keys = body.cut_left(body.w * 0.46, 40)
    draw_keys(sheet, keys, view.keyboard.keys, 3, 4)
    number, upper = rest.cut_bottom(TYPED + 60, GAP)
    label, typed = (number if scan else rest._replace(h=number.h)).cut_top(56, 4)
    sheet.text(label, asked, BODY, sheet.palette.ink, bold=True, lines=1)
    _typed(sheet, typed, view.keyboard, "")
    if scan:
        _scan(sheet, upper, scan[0])


def _scan(sheet: Sheet, box: Box, words: str) -> None:
    palette = sheet.palette
    sheet.panel(box)
    inner = box.inset(32, 20)
    if sheet.portrait:
        icon, text = inner.cut_left(min(150.0, inner.h), 32)
    else:
        icon, text = inner.cut_top(inner.h * 0.6, 12)
    side = min(icon.w, icon.h, 200)
    sheet.icon(icon.middle(side, side), "scan", palette.ink if palette.plain else palette.primary)
    align = "left" if sheet.portrait else "center"
    sheet.text(text, words, TITLE - 12, palette.ink, bold=True, align=align, lines=3)


def _typed(sheet: Sheet, box: Box, keyboard: Keyboard, found: str) -> None:
    """What was typed, large; how much it finds at the end of the line."""
    palette = sheet.palette
    sheet.panel(box)
    inner = box.inset(28, 10)
    if found:
        count, inner = inner.cut_right(inner.w * 0.4, 16)
        sheet.text(count, found, SMALL, palette.quiet, align="right", lines=1)
    if keyboard.shown:
        ink = palette.ink if palette.plain else palette.primary
        sheet.text(inner, keyboard.shown, 56, ink, bold=True, lines=1, scaled=False)
    else:
        sheet.text(inner, keyboard.hint, BODY, palette.quiet, lines=2)


def draw_keys(sheet: Sheet, box: Box, keys: tuple[Key, ...], columns: int, rows: int) -> None:
    """In their order, row by row; a wide key takes the place of several."""
    cells, at = box.grid(columns, rows, GAP), 0
    for key in keys:
        wide = cells[at]._replace(w=cells[at].w * key.share + GAP * (key.share - 1))
        draw_key(sheet, wide, key)
        at += round(key.share)
