"""Draws the grids of departments and of items."""

from collections.abc import Callable

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, colour, contrast, faded
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import GAP, LEAST, SMALL
from kiosk.guide import LARGE_PAGE, PAGE
from kiosk.screens.options import draw_besides, draw_options
from kiosk.view import Card, View

LARGE_CARDS = ("home", "pick", "events", "priority", "complaint", "complaint-category")
"""Screens whose cards are a pictogram with a name."""


BESIDES = 96.0

NARROW = 330.0
"""A card less wide has two lines under its name."""


def draw_cards(sheet: Sheet, body: Box, view: View) -> None:
    """All cards of the page, their names in one size; other ways in below them, and what is done
    here besides."""
    if view.besides:
        row, body = body.cut_bottom(BESIDES, GAP)
        draw_besides(sheet, row, view.besides)
    if view.ways:
        row, body = body.cut_bottom(_ways_height(sheet), GAP)
        draw_options(sheet, row, view.ways, len(view.ways))
    columns, rows = _cells(sheet, view)
    cells = list(zip(body.grid(columns, rows, GAP), view.cards, strict=False))
    if view.screen not in LARGE_CARDS:
        _draw(sheet, cells, _item_parts, _item, 40)
    else:
        _draw(sheet, cells, _department_parts, _department, 46)


def _ways_height(sheet: Sheet) -> float:
    return 156.0 if sheet.portrait else 112.0


def draw_item_cards(
    sheet: Sheet, body: Box, cards: tuple[Card, ...], columns: int, rows: int
) -> None:
    """Items in a grid of that many cells."""
    cells = list(zip(body.grid(columns, rows, GAP), cards, strict=False))
    _draw(sheet, cells, _item_parts, _item, 40)


def _draw(
    sheet: Sheet,
    cells: list[tuple[Box, Card]],
    parts: Callable[[Sheet, Box], tuple[Box, Box]],
    draw: Callable[[Sheet, Box, Card, float], None],
    size: float,
) -> None:
    """Names in one size, as large as the longest lets them be."""
    names = [(parts(sheet, cell)[1], card.title) for cell, card in cells]
    common = sheet.common_size(names, size, lines=5) or LEAST
    for cell, card in cells:
        draw(sheet, cell, card, common)


def _cells(sheet: Sheet, view: View) -> tuple[int, int]:
    """Columns and rows; on every page of several the same, so that no card changes its place."""
    count = len(view.cards)
    if view.pages > 1:
        count = LARGE_PAGE if view.large and view.screen == "items" else PAGE
    if not sheet.portrait and view.screen in LARGE_CARDS:
        return (3, 2) if count <= 6 else (4, 2)
    if view.screen in LARGE_CARDS:
        return 2, max(3, -(-count // 2))
    if count <= 4:
        return 1, max(3, count)
    if not sheet.portrait:
        return 3, 3
    return 2, max(3, -(-count // 2))


LOW = 210.0
"""A card less high has a smaller pictogram, so that two lines have room under it."""


def _department_parts(sheet: Sheet, cell: Box) -> tuple[Box, Box]:
    """The row of the pictogram, and the name under it."""
    low = cell.h < LOW
    high = cell.h * (0.34 if low else 0.42)
    return cell.inset(28, 14 if low else 18).cut_top(min(112.0, high, cell.w * 0.31), 6)


def _department(sheet: Sheet, cell: Box, card: Card, size: float) -> None:
    """Pictogram and name large; how many wait in a corner."""
    palette = sheet.palette
    face = sheet.panel(cell)
    top, name = _department_parts(sheet, cell)
    tile, rest = top.cut_left(top.h, 16)
    tint = _tint(sheet, card.colour)
    if not palette.plain:
        sheet.rounded(tile, faded(tint, 0.12), radius=30)
    sheet.icon(tile.middle(tile.w * 0.72, tile.h * 0.72), card.icon, tint)
    _waiting(sheet, rest, card)
    sheet.text(name, card.title, size, palette.ink, bold=True, lines=5)
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


def _item_parts(sheet: Sheet, cell: Box) -> tuple[Box, Box]:
    """The line under the name, and the name."""
    inner = cell.inset(28, 12)
    if cell.w < NARROW:
        return inner.cut_bottom(84, 4)
    return inner.cut_bottom(max(42.0, min(inner.h * 0.3, 48 * sheet.text_scale)), 4)


def _item(sheet: Sheet, cell: Box, card: Card, size: float) -> None:
    palette = sheet.palette
    face = sheet.panel(cell)
    detail, name = _item_parts(sheet, cell)
    if cell.w >= 440:
        chevron, detail = detail.cut_right(44, 8)
        ink = palette.quiet if palette.plain else palette.primary
        sheet.icon(chevron.middle(52, 52), "next", ink)
    sheet.text(name, card.title, size, palette.ink, bold=True, lines=5)
    fill = palette.quiet if card.busy else palette.good
    sheet.text(detail, card.detail, SMALL, fill, lines=2 if cell.w < NARROW else 1)
    sheet.pressable(card.key, cell, face, palette.card_pressed)
