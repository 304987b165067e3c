"""Draws the screens that tell rather than ask: the ticket, the wait for it, the reason why not."""

from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet
from hall_link.look.symbol import draw_symbol
from hall_link.look.type_scale import BODY, GAP, LEAST, SMALL, TITLE
from kiosk.screens.frame import draw_countdown
from kiosk.screens.options import draw_options
from kiosk.view import View


def draw_ticket(sheet: Sheet, body: Box, view: View) -> None:
    """A ticket as of paper: the number huge, a perforation, where to wait; below it what may be
    asked about it."""
    palette = sheet.palette
    if view.options:
        row, body = body.cut_bottom(160 if sheet.portrait else 120, GAP)
        draw_options(sheet, row, view.options, len(view.options))
    if view.code:
        body = _code_card(sheet, body, view)
    sheet.panel(body, radius=32)
    upper, lower = body.cut_top(body.h * 0.54)
    _notches(sheet, body, upper.bottom)
    _number(sheet, upper.inset(40, 20), view)
    inner = lower.inset(40, 28)
    text = inner
    if view.facts:
        facts, text = inner.cut_top(inner.h * 0.54, 16)
        _ticket_facts(sheet, facts, view)
    words = view.lines[1:]
    size = BODY + 2 if view.facts else TITLE - 8
    for cell, line in zip(text.grid(1, len(words), 0), words, strict=True):
        sheet.text(cell, line, size, palette.ink, bold=True, align="center", lines=2)


def _code_card(sheet: Sheet, body: Box, view: View) -> Box:
    """For want of paper: the code to photograph on a card of its own; what is left of the body."""
    if sheet.portrait:
        card, body = body.cut_bottom(body.h * 0.3, GAP)
        place, words = card.inset(28, 24).cut_left(card.h - 48, 36)
    else:
        card, body = body.cut_right(min(body.w * 0.3, body.h * 0.8), GAP)
        words, place = card.inset(24, 28).cut_bottom(card.w - 48, 12)
    sheet.panel(card, radius=32)
    draw_symbol(sheet, place, view.code)
    align = "left" if sheet.portrait else "center"
    ink = sheet.palette.ink
    sheet.text(words, view.code_label, TITLE - 8, ink, bold=True, align=align, lines=4)
    return body


def _notches(sheet: Sheet, body: Box, y: float) -> None:
    """The round bites at both ends of the perforation."""
    palette = sheet.palette
    for x in (body.x, body.right):
        sheet.disc(Box(x - 26, y - 26, 52, 52), palette.ground)
    sheet.dashes(body.x + 46, body.right - 46, y - 2, palette.line)


def _number(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    label, rest = box.cut_top(60)
    sheet.text(label, view.number_label, BODY, palette.quiet, align="center", lines=1)
    item, number = rest.cut_bottom(92)
    ink = palette.ink if palette.plain else palette.primary
    sheet.text(
        number, view.number or "", 280, ink, bold=True, align="center", lines=1, scaled=False
    )
    sheet.text(item, view.lines[0], BODY + 2, palette.ink, bold=True, align="center", lines=2)


def _ticket_facts(sheet: Sheet, box: Box, view: View) -> None:
    """Side by side, their values in one size."""
    cells = box.grid(max(1, len(view.facts)), 1, GAP)
    parts = [cell.inset(20, 10).cut_top(cell.h * 0.36) for cell in cells]
    values = [(part[1], fact.value) for part, fact in zip(parts, view.facts, strict=False)]
    size = sheet.common_size(values, 72 if len(values) == 1 else 52, lines=2) or LEAST
    palette = sheet.palette
    for cell, (upper, lower), fact in zip(cells, parts, view.facts, strict=False):
        if palette.border:
            sheet.panel(cell)
        else:
            sheet.rounded(cell, palette.ground)
        sheet.text(upper, fact.label, SMALL, palette.quiet, align="center", lines=1)
        sheet.text(lower, fact.value, size, palette.ink, bold=True, align="center", lines=2)


def draw_leaving(sheet: Sheet, box: Box, view: View) -> None:
    """How long the ticket stays, as a ring with words, left of the button."""
    if view.leaving is None:
        return
    left, rest = box.cut_left(box.h, 24)
    draw_countdown(sheet, left.middle(box.h, box.h), view.leaving, 52)
    text, _ = rest.cut_left(box.w * 0.54 - box.h - 48)
    sheet.text(text, view.leaving.text, SMALL, sheet.palette.quiet, lines=3)


def draw_message(sheet: Sheet, body: Box, view: View) -> None:
    """A large pictogram, what happened, and what to do; below it what may be done besides."""
    palette = sheet.palette
    if view.options:
        row, body = body.cut_bottom(180 if sheet.portrait else 130, GAP)
        draw_options(sheet, row, view.options, len(view.options))
    sheet.panel(body, radius=32)
    inner = body.inset(64, 40)
    inner = inner.middle(inner.w, min(inner.h, 620 * sheet.text_scale))
    round_size = min(300.0, inner.h * 0.45)
    top, rest = inner.cut_top(round_size, 36)
    disc = top.middle(round_size, round_size)
    warm = view.billboard.tone == "warn" and not palette.plain
    tint = palette.call if warm else palette.ink if palette.plain else palette.primary
    sheet.disc(disc, faded(tint, 0.18))
    ink = palette.ink if palette.plain or warm else palette.primary
    sheet.icon(disc.middle(round_size * 0.56, round_size * 0.56), view.icon, ink)
    first, second = rest.cut_top(rest.h * 0.48, 12)
    sheet.text(first, view.lines[0], TITLE, palette.ink, bold=True, align="center", valign="bottom")
    sheet.text(second, view.lines[1], BODY + 4, palette.quiet, align="center", valign="top")
