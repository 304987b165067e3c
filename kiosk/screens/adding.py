"""Draws the screen of several items on one ticket, and of those somebody acts for."""

from hall_link.look.boxes import Box
from hall_link.look.controls import draw_arrow, draw_button
from hall_link.look.parts import Button
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, SMALL, TARGET, TITLE
from kiosk.view import Card, Counter, View


def draw_more(sheet: Sheet, body: Box, view: View) -> None:
    """The items one below the other, a button for one more, the number of people."""
    counter, rest = body.cut_bottom(196, GAP)
    line = 136.0 if sheet.portrait else 104.0
    rows = rest.cut_top(len(view.cards) * (line + GAP) - GAP, GAP)
    names = [(_name(sheet, row, card), card.title) for row, card in _lines(rows[0], view)]
    size = sheet.common_size(names, 40, lines=3) or LEAST
    for row, card in _lines(rows[0], view):
        _line(sheet, row, card, size)
    if view.guide_button:
        button = rows[1].cut_top(104)[0]
        draw_button(sheet, button.cut_left(min(button.w, 520))[0], view.guide_button, tinted=True)
    if view.counter:
        _counter(sheet, counter, view.counter, view.lines[0])


def _lines(box: Box, view: View) -> list[tuple[Box, Card]]:
    return list(zip(box.grid(1, len(view.cards), GAP), view.cards, strict=True))


def _name(sheet: Sheet, row: Box, card: Card) -> Box:
    inner = row.inset(28, 4).cut_left(52, 20)[1]
    return inner.cut_right(row.w * 0.28, GAP)[1] if card.key else inner


def _line(sheet: Sheet, row: Box, card: Card, size: float) -> None:
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    whole = row.cut_right(row.w * 0.28, GAP)[1] if card.key else row
    sheet.panel(whole)
    sheet.icon(row.inset(28, 4).cut_left(52)[0].middle(52, 52), card.icon, ink)
    sheet.text(_name(sheet, row, card), card.title, size, palette.ink, bold=True, lines=3)
    if card.key:
        away = row.cut_right(row.w * 0.28, GAP)[0]
        draw_button(sheet, away, Button(card.key, card.detail, "cancel"))


def _counter(sheet: Sheet, box: Box, counter: Counter, more: str) -> None:
    """The question left, less and more with the figure between them right."""
    palette = sheet.palette
    sheet.panel(box)
    inner = box.inset(32, 20)
    keys, words = inner.cut_right(min(inner.w * 0.5, 480), GAP)
    title, detail = words.cut_top(words.h * 0.42, 4)
    sheet.text(title, counter.title, BODY + 4, palette.ink, bold=True, valign="bottom", lines=1)
    sheet.text(detail, more, SMALL, palette.quiet, valign="top", lines=3)
    keys = keys.middle(keys.w, TARGET + 24)
    less, rest = keys.cut_left(TARGET + 24, 8)
    further, figure = rest.cut_right(TARGET + 24, 8)
    draw_arrow(sheet, less, counter.less)
    draw_arrow(sheet, further, counter.more)
    size = TITLE
    sheet.text(figure, counter.words, size, palette.ink, bold=True, align="center", lines=1)
