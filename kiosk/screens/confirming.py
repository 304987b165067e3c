"""Draws the confirmation: who is before you, where, how long, what it costs, what to bring."""

from hall_link.look.boxes import Box
from hall_link.look.controls import draw_button
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, LEAST, LINE_HEIGHT, SMALL, TARGET, TITLE
from kiosk.screens.guide import sample_tag
from kiosk.screens.options import draw_options
from kiosk.view import Fact, MaterialLine, View
from kiosk.words import say


def draw_confirm(sheet: Sheet, body: Box, view: View) -> None:
    """Two large facts, smaller ones, what to bring, and what may be wanted besides."""
    large, rest = body.cut_top(body.h * 0.21, GAP)
    small, rest = rest.cut_top(body.h * (0.17 if sheet.text_scale == 1 else 0.2), GAP)
    _facts(sheet, large.grid(2, 1, GAP), view.facts[:2], 72)
    _facts(sheet, small.grid(len(view.facts) - 2, 1, GAP), view.facts[2:], 40)
    if sheet.portrait or not view.options:
        _materials(sheet, _offers(sheet, rest, view), view)
        return
    column, rest = rest.cut_right(400, GAP)
    draw_options(sheet, column, view.options, 1, len(view.options))
    _materials(sheet, rest, view)


def _offers(sheet: Sheet, box: Box, view: View) -> Box:
    """Quiet offers at the lower edge; what remains above them."""
    if not view.options:
        return box
    row, box = box.cut_bottom(156 if sheet.portrait else 120, GAP)
    draw_options(sheet, row, view.options, len(view.options))
    return box


def draw_unsure(sheet: Sheet, body: Box, view: View) -> None:
    """Two large facts, the windows, then what would help, to be ticked."""
    large, rest = body.cut_top(body.h * 0.22, GAP)
    where, rest = rest.cut_top(max(136.0, body.h * 0.16), GAP)
    _facts(sheet, large.grid(2, 1, GAP), view.facts[:2], 72)
    _facts(sheet, [where], view.facts[2:], 48)
    title, rest = rest.cut_top(56 * sheet.text_scale, 12)
    sheet.text(title, view.lines[0], BODY, sheet.palette.ink, bold=True, lines=2)
    columns, rows = (3, 2) if sheet.portrait else (5, 1)
    draw_options(sheet, rest, view.options, columns, rows)


def draw_queue(sheet: Sheet, body: Box, view: View) -> None:
    """Two large facts, the windows, then that the matter is told at the window."""
    large, rest = body.cut_top(body.h * 0.24, GAP)
    where, rest = rest.cut_top(body.h * 0.17, GAP)
    _facts(sheet, large.grid(2, 1, GAP), view.facts[:2], 72)
    _facts(sheet, [where], view.facts[2:], 48)
    rest = _offers(sheet, rest, view)
    sheet.panel(rest)
    _any_matter(sheet, rest.inset(48, 28), view)


def _any_matter(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    if view.guide_button:
        button, box = box.cut_bottom(112, 16) if sheet.portrait else box.cut_right(340, 32)
        draw_button(sheet, button.middle(min(button.w, 520), 112), view.guide_button, tinted=True)
    ink = palette.ink if palette.plain else palette.primary
    icon, text = box.cut_left(min(150.0, box.h), 32)
    sheet.icon(icon.middle(icon.w * 0.8, icon.w * 0.8), "desk", ink)
    if len(view.lines) < 2:
        sheet.text(text, view.lines[0], TITLE - 8, palette.ink, bold=True)
        return
    first, second = text.cut_top(text.h * 0.56, 4)
    sheet.text(first, view.lines[0], TITLE - 8, palette.ink, bold=True, valign="bottom")
    sheet.text(second, view.lines[1], SMALL, palette.quiet, valign="top")


def _facts(sheet: Sheet, cells: list[Box], facts: tuple[Fact, ...], size: float) -> None:
    """Values side by side in one size; on one line each where that is large enough."""
    values = [
        (_fact_parts(sheet, cell)[1], fact.value) for cell, fact in zip(cells, facts, strict=True)
    ]
    lines = 1 if sheet.common_size(values, size, lines=1, least=BODY) else 3
    common = sheet.common_size(values, size, lines=lines) or LEAST
    for cell, fact in zip(cells, facts, strict=True):
        _fact(sheet, cell, fact, common)


def _fact_parts(sheet: Sheet, cell: Box) -> tuple[Box, Box]:
    return cell.inset(26, 14).cut_top(52 * min(sheet.text_scale, 1.2))


def _fact(sheet: Sheet, cell: Box, fact: Fact, size: float) -> None:
    """A label with its pictogram, and the value under it."""
    palette = sheet.palette
    sheet.panel(cell)
    label, value = _fact_parts(sheet, cell)
    icon, label = label.cut_left(40, 12)
    ink = palette.ink if palette.plain else palette.primary
    sheet.icon(icon.middle(40, 40), fact.icon, ink)
    sheet.text(label, fact.label, SMALL, palette.quiet, lines=1)
    sheet.text(value, fact.value, size, palette.ink, bold=True, lines=3)


def _materials(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    sheet.panel(box)
    inner = box.inset(30, 18)
    inner = _what_more(sheet, inner, view)
    title, rest = inner.cut_top(60, 4)
    sheet.text(title, view.materials_title, 40, palette.ink, bold=True, lines=1)
    if not view.materials:
        _nothing_known(sheet, rest, view.materials_empty)
        return
    _material_rows(sheet, rest, view)


def _what_more(sheet: Sheet, box: Box, view: View) -> Box:
    """The whole guide and the check of the papers, below; what remains above them."""
    buttons = [button for button in (view.guide_button, view.check_button) if button]
    if not buttons:
        return box
    row, box = box.cut_bottom(TARGET, 12)
    wide = min(row.w, 460.0) if len(buttons) == 1 else row.w * 0.36
    first, second = row.cut_left(wide, GAP)
    for cell, button in zip((first, second), buttons, strict=False):
        draw_button(sheet, cell, button, tinted=True)
    return box


def _material_rows(sheet: Sheet, box: Box, view: View) -> None:
    """One below the other; where there is no room for all, their names as one text; failing that
    as many as there is room for, and how many more there are."""
    highs = [_row_height(sheet, box.w, line) for line in view.materials]
    shown = len(highs)
    while shown and sum(highs[:shown]) > box.h - (0 if shown == len(highs) else highs[0]):
        shown -= 1
    if shown < len(highs) and _all_names(sheet, box, view):
        return
    for high, line in zip(highs[:shown], view.materials, strict=False):
        row, box = box.cut_top(high)
        _material(sheet, row, line)
    if shown < len(highs):
        words = say("materials-more", view.language, count=len(highs) - shown)
        last, _ = box.cut_top(min(highs[0], box.h))
        sheet.text(last, words, SMALL, sheet.palette.quiet, bold=True, lines=1)


def _all_names(sheet: Sheet, box: Box, view: View) -> bool:
    """Whether all names could be told in one text, readably."""
    comma = "、" if view.language == "zh" else "; "
    names = (
        f"{line.name} ({line.sample})" if line.sample else line.name for line in view.materials
    )
    words = comma.join(names)
    size = sheet.common_size([(box, words)], BODY)
    if size is not None:
        sheet.text(box, words, size, sheet.palette.ink, valign="top")
    return size is not None


def _row_height(sheet: Sheet, width: float, line: MaterialLine) -> float:
    """One line of type, or two where the name needs them."""
    one = BODY * sheet.text_scale * LINE_HEIGHT + 4
    name = _material_parts(sheet, Box(0, 0, width, one), line)[1]
    return one if sheet.width_of(line.name, BODY) <= name.w else 2 * one - 4


def _material_parts(sheet: Sheet, box: Box, line: MaterialLine) -> tuple[Box, Box, Box, Box]:
    """Pictogram, name, detail and the mark of a sample entry."""
    icon, rest = box.cut_left(40, 14)
    mark = sheet.width_of(line.sample, 28) + 32 if line.sample else -14
    tag, rest = rest.cut_right(mark, 14)
    width = min(rest.w * 0.5, sheet.width_of(line.detail, SMALL) + 4) if line.detail else -14
    detail, name = rest.cut_right(width, 14)
    return icon, name, detail, tag


def _nothing_known(sheet: Sheet, box: Box, words: str) -> None:
    palette = sheet.palette
    whole = box.middle(min(box.w, 760), min(box.h, 260))
    icon, text = whole.cut_top(whole.h * 0.5, 8)
    sheet.icon(icon, "desk", palette.ink if palette.plain else palette.primary)
    sheet.text(text, words, BODY, palette.quiet, align="center", valign="top")


def _material(sheet: Sheet, box: Box, line: MaterialLine) -> None:
    palette = sheet.palette
    icon, name, detail, tag = _material_parts(sheet, box, line)
    sheet.icon(icon.middle(36, 36), "read", palette.ink if palette.plain else palette.primary)
    sheet.text(name, line.name, BODY, palette.ink, lines=2)
    if line.detail:
        sheet.text(detail, line.detail, SMALL, palette.quiet, align="right", lines=1)
    if line.sample:
        sample_tag(sheet, tag.middle(tag.w, 44 * sheet.text_scale), line.sample)
