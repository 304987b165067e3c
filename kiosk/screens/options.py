"""Draws what may be wanted besides: pictogram, words, and a tick where it is wanted already."""

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, mixed
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, SMALL, TITLE
from kiosk.view import Option

TICK = 44.0
LARGE = 180.0
"""A cell so high is a choice of its own."""

TWO_LINES = 84.0
"""Of the smallest type."""


def draw_options(
    sheet: Sheet, box: Box, options: tuple[Option, ...], columns: int, rows: int = 1
) -> None:
    """In equal cells; titles in one size. Wide cells have the pictogram beside, others above."""
    cells = list(zip(box.grid(columns, rows, GAP), options, strict=False))
    if not cells:
        return
    beside = cells[0][0].w > 2.2 * cells[0][0].h
    parts = _beside if beside else _above
    titles = [(parts(sheet, cell, option)[1], option.title) for cell, option in cells]
    large = beside and cells[0][0].h >= LARGE
    size = sheet.common_size(titles, TITLE if large else 40 if beside else BODY, lines=2) or LEAST
    for cell, option in cells:
        _option(sheet, cell, option, parts(sheet, cell, option), size, beside)


def draw_besides(sheet: Sheet, box: Box, options: tuple[Option, ...]) -> None:
    """Quiet: flat on the ground, so that nobody who wants a ticket takes them for one."""
    palette = sheet.palette
    cells = list(zip(box.grid(len(options), 1, GAP), options, strict=True))
    parts = [cell.inset(18, 6).cut_left(48.0, 12) for cell, _ in cells]
    titles = [(words, option.title) for (_, words), option in zip(parts, options, strict=True)]
    size = sheet.common_size(titles, BODY, lines=2) or LEAST
    fill = palette.card if palette.border else mixed(palette.ground, palette.primary, 0.09)
    ink = palette.ink if palette.plain else palette.primary
    for (cell, option), (icon, words) in zip(cells, parts, strict=True):
        face = sheet.panel(cell, fill) if palette.border else sheet.rounded(cell, fill)
        sheet.icon(icon.middle(44, 44), option.icon, palette.quiet if option.later else ink)
        sheet.text(words, option.title, size, palette.ink, bold=not option.later, lines=2)
        sheet.pressable(option.key, cell, face, palette.card_pressed)


def _beside(sheet: Sheet, cell: Box, option: Option) -> tuple[Box, Box, Box]:
    """Pictogram, title, and the line under it."""
    inner = cell.inset(22, 10)
    icon, words = inner.cut_left(min(128.0, max(72.0, inner.h * 0.5)), 18 if cell.h < LARGE else 36)
    if option.chosen:
        _, words = words.cut_right(TICK, 8)
    if not option.detail:
        return icon, words, words._replace(h=0)
    detail, title = words.cut_bottom(TWO_LINES if words.h > 1.6 * TWO_LINES else words.h / 2)
    return icon, title, detail


def _above(sheet: Sheet, cell: Box, option: Option) -> tuple[Box, Box, Box]:
    high = min(44.0 if option.detail else 56.0, cell.h * 0.38)
    icon, title = cell.inset(12, 8).cut_top(high, 2)
    if not option.detail:
        return icon, title, title._replace(h=0)
    detail, title = title.cut_bottom(TWO_LINES)
    return icon, title, detail


def _option(
    sheet: Sheet,
    cell: Box,
    option: Option,
    parts: tuple[Box, Box, Box],
    size: float,
    beside: bool,
) -> None:
    palette = sheet.palette
    fill, ink, quiet, tint = _colours(sheet, option)
    icon, title, detail = parts
    face = sheet.panel(cell, fill)
    side = min(icon.w, icon.h)
    sheet.icon(icon.middle(side, side), option.icon, tint)
    align = "left" if beside else "center"
    low = "bottom" if option.detail else "middle"
    sheet.text(title, option.title, size, ink, bold=True, align=align, valign=low, lines=2)
    if option.detail:
        sheet.text(detail, option.detail, SMALL, quiet, align=align, valign="top", lines=2)
    if option.chosen:
        corner = cell.inset(10, 10).cut_right(TICK)[0].cut_top(TICK)[0]
        sheet.icon(corner, "ticked", tint if palette.plain else palette.good)
    sheet.pressable(option.key, cell, face, palette.card_pressed)


def _colours(sheet: Sheet, option: Option) -> tuple[Colour, Colour, Colour, Colour]:
    """Of the face, the title, the line under it, and the pictogram."""
    palette = sheet.palette
    if option.later:
        return palette.card, palette.quiet, palette.quiet, palette.quiet
    if not option.chosen:
        tint = palette.ink if palette.plain else palette.primary
        return palette.card, palette.ink, palette.quiet, tint
    if palette.plain:
        return palette.call, palette.on_call, palette.on_call, palette.on_call
    return mixed(palette.card, palette.primary, 0.1), palette.ink, palette.ink, palette.primary


def draw_choices(sheet: Sheet, body: Box, options: tuple[Option, ...]) -> None:
    """A few large ways to go on, one below the other."""
    high = min(body.h, 240.0 * len(options) + GAP * (len(options) - 1))
    draw_options(sheet, body._replace(h=high), options, 1, len(options))
