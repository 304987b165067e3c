"""Draws the grids of departments and of items."""

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, colour, contrast, faded
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import GAP, SMALL
from kiosk.view import Card, View


def draw_cards(sheet: Sheet, body: Box, view: View) -> None:
    """All cards of the page, in cells of eight so that a card never jumps from page to page."""
    columns, rows = (2, 4) if sheet.portrait else _lying_cells(view)
    if len(view.cards) <= 4 and view.pages == 1 and sheet.portrait:
        columns, rows = 1, 4
    for cell, card in zip(body.grid(columns, rows, GAP), view.cards, strict=False):
        draw = _department if card.icon else _item
        draw(sheet, cell, card)


def _lying_cells(view: View) -> tuple[int, int]:
    return (4, 2) if view.cards and view.cards[0].icon else (2, 4)


def _department(sheet: Sheet, cell: Box, card: Card) -> None:
    """Pictogram and name large; how many wait in a corner."""
    palette = sheet.palette
    face = sheet.panel(cell)
    inner = cell.inset(28, 22)
    top, name = inner.cut_top(104, 8)
    tile, rest = top.cut_left(104, 16)
    tint = _tint(sheet, card.colour)
    if not palette.plain:
        sheet.rounded(tile, faded(tint, 0.12), radius=28)
    sheet.icon(tile.middle(72, 72), card.icon, tint)
    _waiting(sheet, rest, card)
    sheet.text(name, card.title, 46, palette.ink, bold=True, lines=3)
    sheet.pressable(card.key, cell, face, palette.card_pressed)


def _tint(sheet: Sheet, code: str) -> Colour:
    """The department's colour where it can be seen on a card, else the look's own."""
    palette = sheet.palette
    if palette.plain:
        return palette.ink
    try:
        wanted = colour(code)
    except ValueError:
        return palette.primary
    return wanted if contrast(wanted, palette.card) >= 3 else palette.primary


def _waiting(sheet: Sheet, box: Box, card: Card) -> None:
    palette = sheet.palette
    fill = palette.quiet if card.busy else palette.good
    sheet.text(box, card.detail, SMALL, fill, align="right", lines=2, bold=not card.busy)


def _item(sheet: Sheet, cell: Box, card: Card) -> None:
    palette = sheet.palette
    face = sheet.panel(cell)
    inner = cell.inset(28, 16)
    chevron, inner = inner.cut_right(48, 8)
    sheet.icon(chevron.middle(56, 56), "next", palette.quiet if palette.plain else palette.primary)
    detail, name = inner.cut_bottom(min(inner.h * 0.34, 64 * sheet.text_scale), 4)
    sheet.text(name, card.title, 40, palette.ink, bold=True, lines=3)
    fill = palette.quiet if card.busy else palette.good
    sheet.text(detail, card.detail, SMALL, fill, lines=2)
    sheet.pressable(card.key, cell, face, palette.card_pressed)
