"""Draws the latest calls."""

from display.calls import ROWS
from display.screens.lines import line, paragraph
from display.screens.type_scale import BODY, ROW
from display.view import Recent, Row
from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet

PAD = 28.0


def draw_recent(sheet: Sheet, box: Box, recent: Recent) -> None:
    """A card with a heading and room for six rows, the newest on top."""
    palette = sheet.palette
    sheet.panel(box, radius=32)
    heading, rest = box.inset(0, 10).cut_top(max(60.0, box.h * 0.11))
    words = heading.inset(PAD, 0)
    line(sheet, words, recent.title, BODY, palette.quiet)
    if not recent.rows:
        _empty(sheet, rest, recent.empty)
        return
    line(sheet, words, recent.to, BODY, palette.quiet, align="right")
    high = rest.h / ROWS
    for place, row in enumerate(recent.rows):
        _row(sheet, Box(rest.x, rest.y + place * high, rest.w, high), row)


def _empty(sheet: Sheet, box: Box, words: tuple[str, str]) -> None:
    palette = sheet.palette
    inner = box.inset(40, 24).middle(box.w - 80, min(box.h - 48, 380))
    icon, rest = inner.cut_top(inner.h * 0.46)
    sheet.icon(icon.middle(150, 150), "call", faded(palette.primary, 0.65))
    upper, lower = rest.cut_top(rest.h * 0.45)
    line(sheet, upper, words[0], 56, palette.ink, align="center")
    paragraph(sheet, lower, words[1], 40, palette.quiet, 2, align="center")


def _row(sheet: Sheet, box: Box, row: Row) -> None:
    """The new one lies on amber and has an arrow that points to it."""
    palette = sheet.palette
    if row.new:
        ground = box.inset(10, 2)
        sheet.rounded(ground, faded(palette.call, 0.3), radius=18)
        bar, _ = ground.cut_left(14)
        sheet.rounded(bar, palette.call, radius=7)
    else:
        sheet.rectangle(Box(box.x + PAD, box.y, box.w - 2 * PAD, 2), faded(palette.line, 0.7))
    inner = box.inset(PAD + 8, 0)
    size = min(ROW + 24, max(ROW, box.h * 0.94))
    number, rest = inner.cut_left(inner.w * 0.5)
    line(sheet, number, row.number, size, palette.ink if row.new else palette.primary)
    arrow, window = rest.cut_left(52, 12)
    sheet.icon(arrow.middle(48, 48), "arrow", palette.ink if row.new else palette.quiet)
    line(sheet, window, row.window, size, palette.ink, align="right")
