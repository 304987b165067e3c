"""Draws what is read once more before it is sent, and choices one below the other."""

from hall_link.look.boxes import Box
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, SMALL
from kiosk.screens.options import draw_options
from kiosk.view import Fact, View

LABEL = 220.0
TALL_TEXT = 40
"""A value with more characters is given the room of three."""


def draw_tall(sheet: Sheet, body: Box, view: View) -> None:
    """Choices as high as there is room, in one column; lying in two where they are many."""
    count = len(view.options)
    columns = 2 if count > 3 and not sheet.portrait else 1
    rows = -(-count // columns)
    high = min(body.h, 220.0 * rows + GAP * (rows - 1))
    draw_options(sheet, body._replace(h=high), view.options, columns, rows)


def draw_review(sheet: Sheet, body: Box, view: View) -> None:
    """Labels and values on one card; what is decided about it below."""
    if view.options:
        row, body = body.cut_bottom(200 if sheet.portrait else 160, GAP)
        draw_options(sheet, row, view.options, len(view.options))
    if len(view.review) == 1:
        _told(sheet, body, view.review[0])
        return
    shares = [_share(fact) for fact in view.review]
    unit = min(130.0 * sheet.text_scale, (body.h - 56) / sum(shares))
    card = body._replace(h=unit * sum(shares) + 56)
    sheet.panel(card, radius=32)
    y = card.y + 28
    for place, (fact, share) in enumerate(zip(view.review, shares, strict=True)):
        row = Box(card.x + 40, y, card.w - 80, unit * share)
        if place:
            sheet.rectangle(row._replace(h=2), sheet.palette.line)
        _row(sheet, row.inset(0, 10), fact)
        y += unit * share


def _told(sheet: Sheet, box: Box, fact: Fact) -> None:
    """One thing only: its label above, its words below as large as they may be."""
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    card = box._replace(h=min(box.h, (240.0 + 2.6 * len(fact.value)) * sheet.text_scale))
    sheet.panel(card, radius=32)
    label, words = card.inset(40, 28).cut_top(64 * sheet.text_scale, 12)
    icon, title = label.cut_left(56, 18)
    sheet.icon(icon.middle(52, 52), fact.icon, ink)
    sheet.text(title, fact.label, BODY, palette.quiet, lines=1)
    sheet.text(words, fact.value, 46, palette.ink, bold=len(fact.value) < TALL_TEXT, valign="top")


def _share(fact: Fact) -> float:
    """Rows of the table a value takes."""
    return 1.0 if len(fact.value) < TALL_TEXT else 3.0 if len(fact.value) < 3 * TALL_TEXT else 4.5


def _row(sheet: Sheet, box: Box, fact: Fact) -> None:
    palette = sheet.palette
    label, value = box.cut_left(LABEL + 60 * (sheet.text_scale - 1), 24)
    icon, words = label.cut_left(52, 16)
    ink = palette.ink if palette.plain else palette.primary
    sheet.icon(icon.middle(48, 48), fact.icon, ink)
    sheet.text(words, fact.label, SMALL, palette.quiet, lines=2)
    sheet.text(value, fact.value, BODY + 4, palette.ink, bold=True, least=LEAST)
