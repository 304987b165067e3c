"""Draws the top of the wall."""

from display.screens.lines import line, paragraph, width
from display.screens.type_scale import CLOCK, MARGIN, TITLE
from display.view import Corner, Header
from hall_link.look.boxes import Box
from hall_link.look.sheet import Sheet

DATE = 40.0
CORNER = 38.0


def draw_header(sheet: Sheet, box: Box, header: Header) -> None:
    """Hall name left, date and clock right; what is wrong between them, or below upright."""
    palette = sheet.palette
    sheet.gradient(box, palette.primary, palette.primary_deep)
    inner = box.inset(MARGIN + 8, 0)
    if sheet.portrait:
        upper, lower = inner.cut_top(104)
        _name(sheet, _clock(sheet, upper, header), header.hall)
        corner = _date(sheet, lower.inset(0, 4), header, align="left")
    else:
        inner = _clock(sheet, inner, header)
        inner = _date(sheet, inner, header, align="right")
        corner, inner = inner.cut_right(_corner_width(sheet, header.corner), 28)
        _name(sheet, inner, header.hall)
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


def _name(sheet: Sheet, box: Box, name: str) -> None:
    ink = sheet.palette.on_primary
    icon, words = box.cut_left(68, 20)
    sheet.icon(icon.middle(68, 68), "hall", ink)
    if width(sheet, name, 48) > words.w:
        paragraph(sheet, words, name, TITLE, ink, 2, bold=True)
    else:
        line(sheet, words, name, TITLE, ink)


def _corner_width(sheet: Sheet, corner: Corner | None) -> float:
    return 106 + width(sheet, corner.text, CORNER) if corner else 0


def _corner(sheet: Sheet, box: Box, corner: Corner) -> None:
    palette = sheet.palette
    pill, _ = box.cut_right(min(_corner_width(sheet, corner), box.w))
    pill = pill.middle(pill.w, 60)
    ground, ink = (
        (palette.card, palette.primary) if corner.calm else (palette.call, palette.on_call)
    )
    sheet.rounded(pill, ground, radius=30)
    icon, words = pill.inset(20, 0).cut_left(44, 14)
    sheet.icon(icon.middle(44, 44), corner.icon, ink)
    line(sheet, words, corner.text, CORNER, ink)
