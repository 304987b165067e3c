"""Draws the confirmation: who is before you, where, how long, what it costs, what to bring."""

from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, SMALL
from kiosk.view import Fact, MaterialLine, View
from kiosk.words import say


def draw_confirm(sheet: Sheet, body: Box, view: View) -> None:
    """Two large facts, three smaller ones, then the materials."""
    large, rest = body.cut_top(body.h * 0.25, GAP)
    small, rest = rest.cut_top(body.h * 0.20, GAP)
    for cell, fact in zip(large.grid(2, 1, GAP), view.facts[:2], strict=True):
        draw_fact(sheet, cell, fact, 72)
    for cell, fact in zip(small.grid(3, 1, GAP), view.facts[2:], strict=True):
        draw_fact(sheet, cell, fact, 40)
    _materials(sheet, rest, view)


def draw_fact(sheet: Sheet, cell: Box, fact: Fact, size: float) -> None:
    """A label with its pictogram, and the value under it."""
    palette = sheet.palette
    sheet.panel(cell)
    inner = cell.inset(26, 14)
    label, value = inner.cut_top(56 * min(sheet.text_scale, 1.2))
    icon, label = label.cut_left(40, 12)
    ink = palette.ink if palette.plain else palette.primary
    sheet.icon(icon.middle(40, 40), fact.icon, ink)
    sheet.text(label, fact.label, SMALL, palette.quiet, lines=1)
    sheet.text(value, fact.value, size, palette.ink, bold=True, lines=3)


def _materials(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    sheet.panel(box)
    inner = box.inset(30, 18)
    title, rest = inner.cut_top(60 * min(sheet.text_scale, 1.2), 4)
    sheet.text(title, view.materials_title, 40, palette.ink, bold=True, lines=1)
    if not view.materials:
        sheet.text(rest, view.materials_empty, BODY, palette.quiet, valign="top")
        return
    row = 62.0 * sheet.text_scale
    room = max(1, int((rest.h + 2) / row))
    lines = view.materials
    more = len(lines) - room
    if more > 0:
        lines = lines[: room - 1]
        footer = Box(rest.x, rest.y + (room - 1) * row, rest.w, row)
        left = len(view.materials) - len(lines)
        words = say("materials-more", view.language, count=left)
        sheet.text(footer, words, SMALL, palette.quiet, bold=True, lines=1)
    for place, line in enumerate(lines):
        _material(sheet, Box(rest.x, rest.y + place * row, rest.w, row), line)


def _material(sheet: Sheet, box: Box, line: MaterialLine) -> None:
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    icon, rest = box.cut_left(40, 14)
    sheet.icon(icon.middle(36, 36), "read", ink)
    if line.sample:
        tag, rest = rest.cut_right(sheet.width_of(line.sample, 28) + 32, 14)
        _sample(sheet, tag.middle(tag.w, 46 * sheet.text_scale), line.sample)
    width = min(rest.w * 0.42, sheet.width_of(line.detail, SMALL) + 4)
    detail, name = rest.cut_right(width, 14)
    sheet.text(name, line.name, BODY, palette.ink, lines=2 if box.h > 84 else 1)
    sheet.text(detail, line.detail, SMALL, palette.quiet, align="right", lines=1)


def _sample(sheet: Sheet, box: Box, words: str) -> None:
    palette = sheet.palette
    if palette.border:
        sheet.panel(box, radius=12)
    else:
        sheet.rounded(box, faded(palette.call, 0.24), radius=12)
    sheet.text(box.inset(8, 0), words, 28, palette.ink, align="center", lines=1)
