"""Draws the top of the wall."""

from display.screens.lines import line, width
from display.screens.type_scale import CLOCK, LEAST, MARGIN, TITLE
from display.view import Corner, Header
from hall_link.look.boxes import Box
from hall_link.look.sheet import Sheet

DATE = 40.0


def draw_header(sheet: Sheet, box: Box, header: Header) -> None:
    """Hall name left, date and clock right; what is wrong between them, or below upright."""
    palette = sheet.palette
    sheet.gradient(box, palette.primary, palette.primary_deep)
    inner = box.inset(MARGIN + 8, 0)
    if sheet.portrait:
        upper, lower = inner.cut_top(104)
        rest = _clock(sheet, upper, header)
        _name(sheet, rest, header.hall)
        corner = _date(sheet, lower.inset(0, 4), header, align="left")
    else:
        inner = _clock(sheet, inner, header)
        inner = _date(sheet, inner, header, align="right")
        corner = _name(sheet, inner, header.hall, bool(header.corner))
    if header.corner:
        _corner(sheet, corner, header.corner)


def _clock(sheet: Sheet, box: Box, header: Header) -> Box:
    """Returns what is left of the box."""
    cell, rest = box.cut_right(width(sheet, "00:00", CLOCK), 28)
    line(sheet, cell, header.clock, CLOCK, sheet.palette.on_primary, align="right")
    return rest


def _date(sheet: Sheet, box: Box, header: Header, align: str) -> Box:
    wide = width(sheet, header.date, DATE, bold=False)
    cut = box.cut_left if align == "left" else box.cut_right
    cell, rest = cut(wide, 36)
    ink = sheet.palette.quiet_on_primary
    line(sheet, cell, header.date, DATE, ink, bold=False, align=align)
    return rest


def _name(sheet: Sheet, box: Box, name: str, shared: bool = False) -> Box:
    """Returns the room right of it; `shared`: at least a half of the box is wanted there."""
    ink = sheet.palette.on_primary
    icon, rest = box.cut_left(68, 20)
    sheet.icon(icon.middle(68, 68), "hall", ink)
    wanted = min(width(sheet, name, TITLE), rest.w * (0.55 if shared else 1.0))
    cell, room = rest.cut_left(wanted, 28)
    if wanted < width(sheet, name, LEAST):
        sheet.text(cell, name, TITLE, ink, bold=True, least=LEAST, lines=2, scaled=False)
    else:
        line(sheet, cell, name, TITLE, ink)
    return room


def _corner(sheet: Sheet, box: Box, corner: Corner) -> None:
    palette = sheet.palette
    needed = 24 + 44 + 14 + width(sheet, corner.text, 40) + 28
    pill, _ = box.cut_right(min(needed, box.w))
    pill = pill.middle(pill.w, 64)
    sheet.rounded(pill, palette.call, radius=32)
    icon, words = pill.inset(20, 0).cut_left(44, 14)
    sheet.icon(icon.middle(44, 44), corner.icon, palette.on_call)
    line(sheet, words, corner.text, 40, palette.on_call)
