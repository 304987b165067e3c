"""Draws the five levels, the reasons, and the thanks."""

from evaluator.screens.frame import (
    SWITCH,
    cut_bar,
    draw_bar,
    draw_blue,
    draw_discs,
    draw_top,
    target,
)
from evaluator.view import Chip, Face, View
from hall_link.look.boxes import Box
from hall_link.look.colours import BLACK, faded, mixed
from hall_link.look.controls import draw_paging, draw_pill
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import GAP, MARGIN, SMALL


def draw_asking(sheet: Sheet, view: View) -> None:
    """Faces in a row, each column a target; upright they are rows."""
    sheet.rectangle(sheet.frame, sheet.palette.ground)
    body = draw_top(sheet, view)
    foot, body = body.cut_bottom(100)
    _footnote(sheet, foot.inset(MARGIN, 12), view.footnote)
    body = Box(body.x + MARGIN, body.y + 40, body.w - 2 * MARGIN, body.h - 44)
    count = max(1, len(view.faces))
    cells = body.grid(1, count, 28) if sheet.portrait else body.grid(count, 1, 28)
    size = _common_size(sheet, cells, view.faces)
    for cell, face in zip(cells, view.faces, strict=False):
        _face(sheet, cell, face, size)


def _parts(sheet: Sheet, cell: Box) -> tuple[Box, Box]:
    """Where a face and its word lie in a target."""
    if sheet.portrait:
        icon, words = cell.inset(40, 16).cut_left(180, 40)
        return icon, words
    inner = cell.inset(16, 32)
    inner = inner.middle(inner.w, min(inner.h, 620))
    icon, words = inner.cut_top(inner.h * 0.62, 16)
    return icon, words


def _common_size(sheet: Sheet, cells: list[Box], faces: tuple[Face, ...]) -> float:
    """Every level's word in the same size: none is louder than another."""
    boxes = [(_parts(sheet, cell)[1], face.text) for cell, face in zip(cells, faces, strict=False)]
    return sheet.common_size(boxes, 60, lines=2) or SMALL


def _face(sheet: Sheet, cell: Box, face: Face, size: float) -> None:
    palette = sheet.palette
    card = sheet.panel(cell, radius=32)
    icon, words = _parts(sheet, cell)
    side = min(icon.w, icon.h, 300)
    disc = icon.middle(side, side)
    sheet.disc(disc, faded(palette.primary, 0.10))
    sheet.icon(disc.middle(side * 0.76, side * 0.76), face.icon, palette.primary)
    align = "left" if sheet.portrait else "center"
    sheet.text(words, face.text, size, palette.ink, bold=True, align=align, lines=2)
    sheet.pressable(face.key, cell, card, palette.card_pressed)


def _footnote(sheet: Sheet, box: Box, words: str) -> None:
    palette = sheet.palette
    inner = box.inset(8, 0)
    width = min(sheet.width_of(words, SMALL) + 8, inner.w - 60)
    icon, text = inner.middle(width + 60, inner.h).cut_left(44, 16)
    sheet.icon(icon.middle(44, 44), "private", palette.quiet)
    sheet.text(text, words, SMALL, palette.quiet, lines=2)


def draw_reasons(sheet: Sheet, view: View) -> None:
    """Chips to tick, always in the same places, over the ways on."""
    sheet.rectangle(sheet.frame, sheet.palette.ground)
    body = draw_top(sheet, view)
    bar, body = cut_bar(sheet, body)
    between = draw_bar(sheet, bar, view)
    body = Box(body.x + MARGIN, body.y + 28, body.w - 2 * MARGIN, body.h - 32)
    if view.paging and sheet.portrait:
        between, body = body.cut_bottom(target(sheet), GAP)
    if view.paging:
        draw_paging(sheet, between, view.paging, 180)
    if view.chips:
        _chips(sheet, body, view.chips)
    else:
        _nothing_to_tick(sheet, body, view)


def _chips(sheet: Sheet, body: Box, chips: tuple[Chip, ...]) -> None:
    columns, rows = (1, 8) if sheet.portrait else (2, 4)
    cells = body.grid(columns, rows, GAP)
    size = sheet.common_size(
        [(_chip_text(cell), chip.text) for cell, chip in zip(cells, chips, strict=False)],
        42,
        lines=2,
    )
    for cell, chip in zip(cells, chips, strict=False):
        _chip(sheet, cell, chip, size or SMALL)


def _nothing_to_tick(sheet: Sheet, body: Box, view: View) -> None:
    palette = sheet.palette
    sheet.panel(body, radius=32)
    inner = body.inset(48).middle(body.w - 96, min(body.h - 96, 400))
    top, words = inner.cut_top(inner.h * 0.6, GAP)
    side = min(top.h, 220)
    disc = top.middle(side, side)
    sheet.disc(disc, faded(palette.primary, 0.10))
    sheet.icon(disc.middle(side * 0.5, side * 0.5), view.icon, palette.primary)
    sheet.text(words, view.footnote, 44, palette.quiet, align="center", lines=2)


def _chip_text(cell: Box) -> Box:
    return Box(cell.x + 112, cell.y + 8, cell.w - 140, cell.h - 16)


def _chip(sheet: Sheet, cell: Box, chip: Chip, size: float) -> None:
    palette = sheet.palette
    fill = palette.primary if chip.ticked else palette.card
    ink = palette.on_primary if chip.ticked else palette.ink
    face = sheet.panel(cell, fill, radius=28)
    box = Box(cell.x + 32, cell.centre[1] - 28, 56, 56)
    _tick(sheet, box, chip.ticked)
    sheet.text(_chip_text(cell), chip.text, size, ink, bold=chip.ticked, lines=2)
    pressed = mixed(fill, BLACK, 0.3) if chip.ticked else palette.card_pressed
    sheet.pressable(chip.key, cell, face, pressed)


def _tick(sheet: Sheet, box: Box, ticked: bool) -> None:
    palette = sheet.palette
    if ticked:
        sheet.rounded(box, palette.on_primary, radius=14)
        sheet.icon(box.middle(44, 44), "check", palette.primary)
    else:
        sheet.rounded(box, mixed(palette.line, palette.quiet, 0.5), radius=14)
        sheet.rounded(box.inset(4), palette.card, radius=11)


def draw_thanks(sheet: Sheet, view: View) -> None:
    """Thanks, the same for everybody, on the whole screen."""
    palette, frame = sheet.palette, sheet.frame
    draw_blue(sheet, frame)
    draw_discs(sheet, frame)
    if view.complain:
        pill, frame = frame.inset(MARGIN, 28).cut_bottom(target(sheet), GAP)
        draw_pill(sheet, pill.middle(480, pill.h), view.complain, SWITCH)
    inner = frame.inset(MARGIN).middle(frame.w - 2 * MARGIN, min(760, frame.h - 2 * MARGIN))
    side = min(340.0, inner.h * 0.46)
    top, rest = inner.cut_top(side, 40)
    disc = top.middle(side, side)
    ink = palette.on_primary
    sheet.disc(disc, faded(ink, 0.16))
    inner_disc = disc.inset(36)
    sheet.disc(inner_disc, ink)
    sheet.icon(inner_disc.middle(side * 0.47, side * 0.47), view.icon, palette.primary)
    title, more = rest.cut_top(rest.h * 0.5)
    sheet.text(title, view.title, 104, ink, bold=True, align="center", lines=1)
    soft = palette.quiet_on_primary
    sheet.text(more, view.subtitle, 52, soft, align="center", valign="top", lines=2)
