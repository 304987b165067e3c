"""Draws what may be said: tiles, and the number it got."""

from evaluator.screens.frame import cut_bar, draw_bar, draw_blue, draw_discs, draw_top
from evaluator.view import Receipt, Tile, View
from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, MARGIN, TITLE

ROOM = 5
"""So many tiles and more stand in more columns."""


def draw_tiles(sheet: Sheet, view: View) -> None:
    """A pictogram over each name; what is being done where there is nothing to choose."""
    sheet.rectangle(sheet.frame, sheet.palette.ground)
    body = draw_top(sheet, view)
    bar, body = cut_bar(sheet, body)
    draw_bar(sheet, bar, view)
    body = Box(body.x + MARGIN, body.y + 32, body.w - 2 * MARGIN, body.h - 36)
    if not view.tiles:
        _picture(sheet, body, view)
        return
    columns = 2 if sheet.portrait or len(view.tiles) < ROOM else 4
    rows = -(-len(view.tiles) // columns)
    cells = list(zip(body.grid(columns, rows, 28), view.tiles, strict=False))
    names = [(_parts(cell)[1], tile.text) for cell, tile in cells]
    size = sheet.common_size(names, 56, lines=2) or LEAST
    for cell, tile in cells:
        _tile(sheet, cell, tile, size)


def _parts(cell: Box) -> tuple[Box, Box]:
    inner = cell.inset(24, 20)
    return inner.cut_top(inner.h * 0.54, 12)


def _tile(sheet: Sheet, cell: Box, tile: Tile, size: float) -> None:
    palette = sheet.palette
    face = sheet.panel(cell, radius=32)
    icon, words = _parts(cell)
    side = min(icon.w, icon.h, 150)
    disc = icon.middle(side, side)
    sheet.disc(disc, faded(palette.primary, 0.10))
    sheet.icon(disc.middle(side * 0.56, side * 0.56), tile.icon, palette.primary)
    sheet.text(words, tile.text, size, palette.ink, bold=True, align="center", lines=2)
    sheet.pressable(tile.key, cell, face, palette.card_pressed)


def _picture(sheet: Sheet, body: Box, view: View) -> None:
    inner = body.middle(body.w, min(body.h, 620))
    side = min(inner.h * 0.5, 300)
    top, words = inner.cut_top(side, 28)
    disc = top.middle(side, side)
    sheet.disc(disc, faded(sheet.palette.primary, 0.10))
    sheet.icon(disc.middle(side * 0.5, side * 0.5), view.icon, sheet.palette.primary)
    ink = sheet.palette.ink
    sheet.text(words, view.subtitle, TITLE, ink, bold=True, align="center", valign="top", lines=3)


def draw_taken(sheet: Sheet, view: View) -> None:
    """A pad has no printer: number and code stand as large as they can."""
    receipt = view.receipt
    assert receipt is not None
    sheet.rectangle(sheet.frame, sheet.palette.ground)
    bar, body = cut_bar(sheet, sheet.frame)
    draw_blue(sheet, body)
    draw_discs(sheet, body)
    draw_bar(sheet, bar, view)
    head, body = body.inset(MARGIN, 32).cut_top(190, 20)
    title, more = head.cut_top(110)
    ink = sheet.palette.on_primary
    sheet.text(title, view.title, TITLE + 16, ink, bold=True, align="center", lines=1)
    soft = sheet.palette.quiet_on_primary
    sheet.text(more, view.subtitle, BODY + 8, soft, align="center", lines=2)
    sheet.panel(body, radius=36)
    _figures(sheet, body.inset(40, 24), receipt)


def _figures(sheet: Sheet, box: Box, receipt: Receipt) -> None:
    """Upright one below the other, lying side by side, the number the larger."""
    pairs = ((receipt.number_label, receipt.number), (receipt.code_label, receipt.code))
    if sheet.portrait:
        cells = box.grid(1, 2, GAP)
    else:
        left, right = box.cut_left(box.w * 0.6, GAP)
        cells = [left, right]
    palette = sheet.palette
    for cell, (label, figure) in zip(cells, pairs, strict=True):
        upper, lower = cell.cut_top(80)
        sheet.text(upper, label, 44, palette.quiet, align="center", lines=1)
        sheet.text(lower, figure, 220, palette.primary, bold=True, align="center", lines=1)
