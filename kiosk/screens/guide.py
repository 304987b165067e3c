"""Draws a page of an item's guide."""

from hall_link.look.boxes import Box
from hall_link.look.colours import faded, mixed
from hall_link.look.controls import draw_button
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, LINE_HEIGHT, SMALL, TARGET, rung_below
from hall_link.look.wrapping import wrapped
from kiosk.screens.options import draw_options
from kiosk.view import GuideRow, GuideSection, View

LARGEST = 42.0
HEADING = 76.0
HEADING_GAP = 12.0
SECTION_GAP = 24.0
ROW_GAP = 26.0
STEP_GAP = 40.0
LABEL = 200.0
NUMBER = 52.0
BUTTON = 230.0
OFFERS = 104.0


def draw_guide(sheet: Sheet, body: Box, view: View) -> None:
    """Sections under their headings on one card, as large as the page allows; below them what may
    be done with the guide."""
    if view.options:
        offers, body = body.cut_bottom(OFFERS + (24 if sheet.portrait else 0), GAP)
        draw_options(sheet, offers, view.options, len(view.options))
    sheet.panel(body)
    inner = body.inset(36, 28)
    size = LARGEST
    while size > LEAST and _height(sheet, inner.w, view, size) > inner.h:
        size = rung_below(size)
    for place, section in enumerate(view.sections):
        if place:
            _, inner = inner.cut_top(SECTION_GAP)
        inner = _section(sheet, inner, section, size)


def _height(sheet: Sheet, width: float, view: View, size: float) -> float:
    rows = sum(
        _row_height(sheet, width, section, row, size) + _gap(section)
        for section in view.sections
        for row in section.rows
    )
    headings = _heading_height(sheet) * len(view.sections)
    return rows + headings + SECTION_GAP * (len(view.sections) - 1)


def _gap(section: GuideSection) -> float:
    """Between two rows; room for an arrow between two steps."""
    return STEP_GAP if section.flow else ROW_GAP


def _heading_height(sheet: Sheet) -> float:
    return HEADING * min(sheet.text_scale, 1.2)


def _section(sheet: Sheet, box: Box, section: GuideSection, size: float) -> Box:
    """Draws a section from the top of the box; what remains below it."""
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    heading, box = box.cut_top(_heading_height(sheet) - HEADING_GAP, HEADING_GAP)
    icon, words = heading.cut_left(48, 14)
    sheet.icon(icon.middle(44, 44), section.icon, ink)
    sheet.text(words, section.title, BODY + 6, ink, bold=True, lines=1)
    for row in section.rows:
        cell, box = box.cut_top(_row_height(sheet, box.w, section, row, size))
        line, box = box.cut_top(_gap(section))
        if section.flow and row is not section.rows[-1]:
            _arrow(sheet, Box(cell.x, cell.y, NUMBER, cell.h + _gap(section)))
        elif not section.flow:
            sheet.rectangle(Box(line.x, line.centre[1] - 1, line.w, 2), faded(palette.line, 0.5))
        _row(sheet, cell, section, row, size)
    return box


def _arrow(sheet: Sheet, box: Box) -> None:
    """From a step's number down to the next one's."""
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    _, shaft = box.cut_top(NUMBER + 6)
    sheet.rounded(shaft.middle(8, shaft.h)._replace(h=shaft.h - 40), ink, radius=4)
    head = Box(box.x, box.bottom - 40, box.w, 40)
    sheet.icon(head.middle(40, 40), "down", ink)


def _step_ground(sheet: Sheet, text: Box) -> None:
    """A step's box in the flow picture."""
    palette = sheet.palette
    around = text.inset(-16, -8)
    if palette.border:
        sheet.panel(around, radius=16)
    else:
        sheet.rounded(around, mixed(palette.card, palette.primary, 0.07), radius=16)


def _row_height(
    sheet: Sheet, width: float, section: GuideSection, row: GuideRow, size: float
) -> float:
    whole = Box(0, 0, width, 0)
    label, text, _, button = _parts(sheet, whole, section, row)
    lines = _lines(sheet, row.text, text.w, size)
    high = lines * _line(sheet, size)
    if not section.numbered:
        return max(high, _lines(sheet, row.label, label.w, SMALL) * _line(sheet, SMALL) + 6)
    return max(high + _detail_height(sheet, row, text.w), TARGET if button else 0)


def _detail_height(sheet: Sheet, row: GuideRow, width: float) -> float:
    if not row.detail:
        return 0.0
    return _lines(sheet, row.detail, width, SMALL) * _line(sheet, SMALL)


def _lines(sheet: Sheet, words: str, width: float, size: float) -> int:
    return len(wrapped(words, width - 2, size, sheet.width_of))


def _line(sheet: Sheet, size: float) -> float:
    return size * sheet.text_scale * LINE_HEIGHT + 1


def _parts(
    sheet: Sheet, box: Box, section: GuideSection, row: GuideRow
) -> tuple[Box, Box, Box, Box | None]:
    """Label or number, text, the mark of a sample entry, and the place of a button."""
    button = None
    if row.button:
        button, box = box.cut_right(BUTTON * min(sheet.text_scale, 1.25), GAP)
    lead = NUMBER if section.numbered else LABEL * min(sheet.text_scale, 1.25)
    label, rest = box.cut_left(lead, 32 if section.flow else 16)
    mark = sheet.width_of(row.mark, LEAST) + 28 if row.mark else -14.0
    tag, text = rest.cut_right(mark, 14)
    return label, text, tag, button


def _row(sheet: Sheet, box: Box, section: GuideSection, row: GuideRow, size: float) -> None:
    palette = sheet.palette
    label, text, tag, button = _parts(sheet, box, section, row)
    if row.button and button:
        draw_button(sheet, button.middle(button.w, TARGET), row.button, tinted=True)
    if section.flow:
        _step_ground(sheet, text)
    if section.numbered:
        _number(sheet, label, row.label, full=section.flow)
    else:
        down = (_line(sheet, size) - _line(sheet, SMALL)) / 2
        label = label._replace(y=label.y + down, h=label.h - down)
        sheet.text(label, row.label, SMALL, palette.quiet, valign="top")
    name, rest = text.cut_top(_lines(sheet, row.text, text.w, size) * _line(sheet, size))
    detail, _ = rest.cut_top(_detail_height(sheet, row, text.w))
    sheet.text(name, row.text, size, palette.ink, valign="top")
    if row.detail:
        sheet.text(detail, row.detail, SMALL, palette.quiet, valign="top")
    if row.mark:
        sample_tag(sheet, tag.cut_top(44 * sheet.text_scale)[0], row.mark)


def _number(sheet: Sheet, box: Box, number: str, *, full: bool = False) -> None:
    """A number in a disc, in the line of the text's first row; a step's is full of colour."""
    palette = sheet.palette
    disc = Box(box.x, box.y + 2, NUMBER, NUMBER)
    ink = palette.ink if palette.plain else palette.primary
    if full and not palette.plain:
        sheet.disc(disc, palette.primary)
        ink = palette.on_primary
    elif not palette.plain:
        sheet.disc(disc, faded(palette.primary, 0.12))
    sheet.text(disc, number, SMALL, ink, bold=True, align="center", lines=1, scaled=False)


def sample_tag(sheet: Sheet, box: Box, words: str) -> None:
    """Says that nobody has confirmed an entry."""
    palette = sheet.palette
    if palette.border:
        sheet.panel(box, radius=12)
    else:
        sheet.rounded(box, faded(palette.call, 0.24), radius=12)
    sheet.text(box.inset(6, 0), words, LEAST, palette.ink, align="center", lines=1)
