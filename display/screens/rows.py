"""Draws the lines of a public page: a badge, a name, what is beside it, and where it is."""

from display.paging import page_at, pages_needed
from display.screens.lines import line, paragraph, width
from display.screens.type_scale import LEAST
from display.view import Line, List
from hall_link.look.boxes import Box
from hall_link.look.colours import colour, deepened, faded
from hall_link.look.sheet import Sheet

LOW, HIGH, HIGHER = 72.0, 112.0, 152.0
"""A line's height: all in one row, what is beside a name below it, or below two rows of it."""

HIGHEST = 156.0

NAME = 52.0
SMALL = 40.0
GAP = 24.0


def rows_in(sheet: Sheet, box: Box, page: List) -> int:
    """How many lines of a page are on one sheet: about the same on all it needs."""
    most = max(1, int(box.h / _height(sheet, box, page)))
    return -(-len(page.lines) // pages_needed(len(page.lines), most))


def draw_rows(sheet: Sheet, box: Box, page: List, part: int) -> None:
    """The lines of one sheet of the page."""
    stacked, count = _stacked(sheet, box, page), rows_in(sheet, box, page)
    badge, right = _badge_width(sheet, page), _right_width(sheet, box, page)
    beside = max(width(sheet, one.beside, SMALL, bold=False) for one in page.lines)
    high = min(HIGHEST, box.h / count)
    for place, one in enumerate(page_at(page.lines, count, part)):
        row = Box(box.x, box.y + place * high, box.w, high)
        if place:
            sheet.rectangle(Box(row.x, row.y, row.w, 2), faded(sheet.palette.line, 0.7))
        cell, rest = row.cut_left(badge, GAP)
        _badge(sheet, cell, one)
        middle, end = rest.cut_left(rest.w - right - GAP, GAP)
        _right(sheet, end, one)
        _name(sheet, middle, one, 0 if stacked else beside)


def _height(sheet: Sheet, box: Box, page: List) -> float:
    if not _stacked(sheet, box, page):
        return LOW
    room = box.w - _badge_width(sheet, page) - _right_width(sheet, box, page) - 2 * GAP
    return HIGH if all(width(sheet, one.name, LEAST) < room for one in page.lines) else HIGHER


def _stacked(sheet: Sheet, box: Box, page: List) -> bool:
    """Whether some name has no room beside what else is in its row."""
    name = max(width(sheet, one.name, 44) for one in page.lines)
    beside = max(width(sheet, one.beside, SMALL, bold=False) for one in page.lines)
    used = _badge_width(sheet, page) + _right_width(sheet, box, page) + 3 * GAP
    return name + beside + used > box.w


def _badge_width(sheet: Sheet, page: List) -> float:
    icon = 52.0 if any(one.icon for one in page.lines) else 0.0
    return max(72.0, max(width(sheet, one.badge, NAME) for one in page.lines) + icon + 28)


def _right_width(sheet: Sheet, box: Box, page: List) -> float:
    """As much as the words on the right need, as far as the names leave it to them."""
    wanted = min(box.w * 0.4, max(width(sheet, one.right, 48) for one in page.lines))
    names = max(width(sheet, one.name, LEAST) for one in page.lines)
    left = box.w - _badge_width(sheet, page) - 2 * GAP - names - 8
    return min(wanted, max(box.w * 0.28, left))


def _badge(sheet: Sheet, box: Box, one: Line) -> None:
    palette = sheet.palette
    ground = deepened(colour(one.colour), palette.on_primary) if one.colour else palette.primary
    plate = box.middle(box.w, min(box.h - 12, 76))
    sheet.rounded(plate, palette.quiet if one.faint else ground, radius=16)
    words = plate
    if one.icon:
        icon, words = plate.inset(12, 0).cut_left(48, 4)
        sheet.icon(icon.middle(48, 48), one.icon, palette.on_primary)
    line(sheet, words, one.badge, NAME, palette.on_primary, align="center")


def _right(sheet: Sheet, box: Box, one: Line) -> None:
    palette = sheet.palette
    ink = palette.quiet if one.faint else palette.primary
    if width(sheet, one.right, LEAST) > box.w:
        paragraph(sheet, box.inset(0, 2), one.right, LEAST, ink, 2, bold=True, align="right")
    else:
        line(sheet, box, one.right, 48, ink, bold=not one.faint, align="right")


def _name(sheet: Sheet, box: Box, one: Line, beside: float) -> None:
    """The name, and beside or below it what else there is to know."""
    palette = sheet.palette
    if beside:
        name, rest = box.cut_left(box.w - beside - GAP, GAP)
        line(sheet, name, one.name, NAME, palette.ink)
        line(sheet, rest, one.beside, SMALL, palette.quiet, bold=False, align="right")
        return
    if not one.beside:
        paragraph(sheet, box.inset(0, 4), one.name, NAME, palette.ink, 2, bold=True)
        return
    wide = width(sheet, one.name, LEAST) > box.w
    upper, lower = box.inset(0, 4).cut_top(box.h * (0.66 if wide else 0.5))
    if wide:
        paragraph(sheet, upper, one.name, LEAST, palette.ink, 2, bold=True)
    else:
        line(sheet, upper, one.name, NAME, palette.ink)
    line(sheet, lower, one.beside, SMALL, palette.quiet, bold=False)
