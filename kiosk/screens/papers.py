"""Draws papers to tick, papers that are missing, and the notice of them."""

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, mixed
from hall_link.look.controls import draw_button
from hall_link.look.sheet import Sheet
from hall_link.look.symbol import draw_symbol
from hall_link.look.type_scale import BODY, GAP, LEAST, SMALL, TARGET, TITLE
from kiosk.checking import LACK_PAGE, LARGE_LACK_PAGE, LARGE_LIST_PAGE, LIST_PAGE
from kiosk.screens.options import draw_options
from kiosk.screens.telling import draw_message
from kiosk.view import PaperLine, View
from kiosk.words import say

HIGHEST = 215.0
"""No row needs to be higher."""

FIRST = 116.0
OFFERS = 164.0
"""What is best done, and what may be done instead."""

BOX = 84.0
SAMPLE = 240.0
STATE = 150.0


def draw_check(sheet: Sheet, body: Box, view: View) -> None:
    """Rows to press, each with its box; on every page in the same places."""
    count = LARGE_LIST_PAGE if view.large else LIST_PAGE
    _rows(sheet, body, view, count)


def draw_checked(sheet: Sheet, body: Box, view: View) -> None:
    """What is missing, and below it, in reach, what may be done; or that all is there."""
    if not view.papers:
        draw_message(sheet, body, view)
        return
    if view.options:
        offers, body = body.cut_bottom(OFFERS, GAP)
        draw_options(sheet, offers, view.options, len(view.options))
    if view.check_button:
        button, body = body.cut_bottom(FIRST, GAP)
        draw_button(sheet, button, view.check_button)
    _rows(sheet, body, view, LARGE_LACK_PAGE if view.large else LACK_PAGE)


def _rows(sheet: Sheet, box: Box, view: View, count: int) -> None:
    high = min(HIGHEST * min(sheet.text_scale, 1.25), (box.h - GAP * (count - 1)) / count)
    cells = box._replace(h=high * count + GAP * (count - 1)).grid(1, count, GAP)
    lines = list(zip(cells, view.papers, strict=False))
    names = [(_parts(sheet, cell, line)[1], line.title) for cell, line in lines]
    size = sheet.common_size(names, 44, lines=2) or LEAST
    for cell, line in lines:
        _row(sheet, cell, line, size)


def _split(sheet: Sheet, cell: Box, line: PaperLine) -> tuple[Box, Box | None]:
    """The row itself, and the place of the button beside it."""
    if line.sample is None:
        return cell, None
    button, row = cell.cut_right(SAMPLE, GAP)
    return row, button


def _parts(sheet: Sheet, cell: Box, line: PaperLine) -> tuple[Box, Box, Box, Box]:
    """Pictogram, name, the line under it, and the word at the end."""
    inner = _split(sheet, cell, line)[0].inset(24, 12)
    icon, words = inner.cut_left(BOX, 22)
    state, words = words.cut_right(STATE * min(sheet.text_scale, 1.2), 12)
    if not line.detail:
        return icon, words, words._replace(h=0), state
    name, detail = words.cut_top(words.h * 0.5, 2)
    return icon, name, detail, state


def _row(sheet: Sheet, cell: Box, line: PaperLine, size: float) -> None:
    palette = sheet.palette
    icon, name, detail, state = _parts(sheet, cell, line)
    fill, ink, quiet, tint = _colours(sheet, line)
    row, button = _split(sheet, cell, line)
    face = sheet.panel(row, fill)
    sheet.icon(icon.middle(BOX, BOX), line.icon, tint)
    low = "bottom" if line.detail else "middle"
    sheet.text(name, line.title, size, ink, bold=True, valign=low, lines=2)
    if line.detail:
        sheet.text(detail, line.detail, SMALL, quiet, valign="top", lines=2)
    sheet.text(state, line.state, SMALL, ink, bold=line.chosen, align="right", lines=3)
    if line.key:
        sheet.pressable(line.key, row, face, palette.card_pressed)
    if line.sample and button:
        high = min(button.h, TARGET + 24)
        draw_button(sheet, button.middle(button.w, high), line.sample)


def _colours(sheet: Sheet, line: PaperLine) -> tuple[Colour, Colour, Colour, Colour]:
    """Of the row, the name, the line under it, and the pictogram."""
    palette = sheet.palette
    if line.chosen and palette.plain:
        return palette.call, palette.on_call, palette.on_call, palette.on_call
    if line.chosen:
        return mixed(palette.card, palette.good, 0.12), palette.ink, palette.ink, palette.good
    tint = palette.ink if palette.plain else palette.primary
    if line.icon == "missing" and not palette.plain:
        tint = palette.warn_ground
    return palette.card, palette.ink, palette.quiet, tint


# --- the notice --------------------------------------------------------------------------------


def draw_notice(sheet: Sheet, body: Box, view: View) -> None:
    """Its number, what it lists, what to do next time; its code where there is no paper."""
    palette = sheet.palette
    sheet.panel(body, radius=32)
    inner = body.inset(40, 28)
    number, following = view.lines
    head, inner = inner.cut_top(72 * min(sheet.text_scale, 1.2), 8)
    ink = palette.ink if palette.plain else palette.primary
    sheet.text(head, number, TITLE - 8, ink, bold=True, lines=1)
    foot, inner = inner.cut_bottom(110 * min(sheet.text_scale, 1.3), 16)
    sheet.text(foot, following, BODY + 2, palette.ink, bold=True, lines=3)
    if view.code:
        place, inner = _beside(sheet, inner)
        draw_symbol(sheet, place, view.code)
    _missing(sheet, inner, view)


def _beside(sheet: Sheet, box: Box) -> tuple[Box, Box]:
    """The code's place, and that of the list."""
    if sheet.portrait:
        return box.cut_top(box.h * 0.5, GAP)
    return box.cut_right(min(box.h, box.w * 0.42), 32)


def _missing(sheet: Sheet, box: Box, view: View) -> None:
    """As many as there is room for, beside a code by name alone; the notice has them all."""
    palette, bare = sheet.palette, bool(view.code)
    high = (92.0 if bare else 168.0) * min(sheet.text_scale, 1.3)
    room = max(1, int(box.h // high))
    shown = len(view.papers) if len(view.papers) <= room else room - 1
    for line in view.papers[:shown]:
        row, box = box.cut_top(high)
        icon, words = row.cut_left(52, 18)
        sheet.icon(icon.middle(48, 48), line.icon, palette.ink)
        name, detail = words.cut_top(words.h * (1 if bare else 0.5))
        low = "middle" if bare else "bottom"
        sheet.text(name, line.title, BODY + 2, palette.ink, bold=True, valign=low, lines=2)
        if bare:
            continue
        sheet.text(detail, line.detail, SMALL, palette.quiet, valign="top", lines=2)
    if shown < len(view.papers):
        more = say("notice-more", view.language, count=len(view.papers) - shown)
        sheet.text(box.cut_top(high)[0], more, SMALL, palette.quiet, bold=True, lines=1)
