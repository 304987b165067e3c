"""Draws the tiles below the calls: windows with their numbers, queues with who waits.

Tiles are as many in a row as their words allow; what does not fit waits for its page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from display.paging import page_at, pages_needed
from display.screens.lines import line, width
from display.screens.type_scale import BODY, GAP, LEAST
from display.view import QueueTile, View, WindowTile
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, colour, mixed
from hall_link.look.sheet import Sheet

TILE_HIGH = 66.0
MOST_COLUMNS = 10
SERVED = 48.0
BADGE = 76.0
PAD = 10.0
QUEUE_SIZES = (44.0, 40.0, 36.0)

T = TypeVar("T")


@dataclass(frozen=True)
class Grid:
    """Cells of which the first is the label's."""

    label: Box
    cells: list[Box]


def grid(box: Box, needed: float, count: int) -> Grid:
    """Cells at least `needed` wide where the box allows it; no emptier than `count` asks for."""
    most = max(1, min(int((box.w + GAP) / (needed + GAP)), MOST_COLUMNS))
    rows = max(1, int((box.h + GAP) / (TILE_HIGH + GAP)))
    rows = min(rows, -(-(count + 1) // most))
    columns = min(most, -(-(count + 1) // rows))
    cells = box.grid(columns, rows, GAP)
    return Grid(cells[0], cells[1:] or cells)


def draw_windows(sheet: Sheet, box: Box, view: View) -> None:
    """Now serving, per window."""
    words = [view.widest, *(tile.text for tile in view.windows)]
    text = max(width(sheet, word, SERVED) for word in words)
    label = width(sheet, view.serving, BODY) + 56
    cells = grid(box, max(BADGE + 14 + text + 18, label), len(view.windows))
    _label(sheet, cells.label, view.serving, len(view.windows), len(cells.cells), view.turn)
    if not view.windows:
        line(
            sheet,
            cells.cells[0]._replace(w=box.right - cells.cells[0].x),
            view.no_windows,
            BODY,
            sheet.palette.quiet,
            bold=False,
        )
    for cell, tile in zip(cells.cells, _shown(view.windows, cells, view.turn), strict=False):
        _window(sheet, cell, tile)


def draw_queues(sheet: Sheet, box: Box, view: View) -> None:
    """How many wait, per queue: in the largest type in which they share a page, if any does."""
    size, cells = _queue_grid(sheet, box, view)
    _label(sheet, cells.label, view.waiting, len(view.queues), len(cells.cells), view.turn)
    chip = max((_chip_width(sheet, tile, size) for tile in view.queues), default=0)
    for cell, tile in zip(cells.cells, _shown(view.queues, cells, view.turn), strict=False):
        _queue(sheet, cell, tile, chip, size)


def _queue_grid(sheet: Sheet, box: Box, view: View) -> tuple[float, Grid]:
    for size in QUEUE_SIZES:
        cells = grid(box, _queue_width(sheet, view, size), len(view.queues))
        if len(cells.cells) >= len(view.queues):
            break
    return size, cells


def _queue_width(sheet: Sheet, view: View, size: float) -> float:
    """What the widest tile needs, and the label."""
    tiles = view.queues
    names = max((width(sheet, tile.name, size, bold=False) for tile in tiles), default=0)
    counts = max((width(sheet, tile.waiting, size + 8) for tile in tiles), default=0)
    chip = max((_chip_width(sheet, tile, size) for tile in tiles), default=0)
    label = width(sheet, view.waiting, BODY) + 40
    return max(2 * PAD + chip + names + counts + 18, label)


def _shown(tiles: Sequence[T], cells: Grid, turn: int) -> Sequence[T]:
    return page_at(tiles, len(cells.cells), turn)


def _label(sheet: Sheet, box: Box, words: str, count: int, size: int, turn: int) -> None:
    palette = sheet.palette
    sheet.rounded(box, palette.primary, radius=16)
    pages = pages_needed(count, size)
    inner = box.inset(16, 0)
    if pages > 1:
        page = f"{turn % pages + 1}/{pages}"
        cell, inner = inner.cut_right(width(sheet, page, LEAST, bold=False), 10)
        line(sheet, cell, page, LEAST, palette.quiet_on_primary, bold=False, align="right")
    line(sheet, inner, words, BODY, palette.on_primary, align="center" if pages < 2 else "left")


def _window(sheet: Sheet, box: Box, tile: WindowTile) -> None:
    palette = sheet.palette
    quiet = tile.state in ("free", "paused")
    ground = mixed(palette.card, palette.call, 0.32) if tile.state == "called" else palette.card
    if tile.state == "paused":
        ground = mixed(palette.ground, palette.line, 0.5)
    sheet.rounded(box, ground, radius=16)
    badge, rest = box.cut_left(BADGE)
    fill = _badge_fill(sheet, tile)
    sheet.rounded(badge, fill, radius=16)
    ink = palette.on_call if tile.state == "called" else palette.on_primary
    line(sheet, badge.inset(4, 0), tile.window, SERVED, ink, align="center")
    size = BODY - 4 if quiet else SERVED
    words = palette.quiet if quiet else palette.ink
    line(sheet, rest.inset(8, 0), tile.text, size, words, bold=not quiet, align="center")


def _badge_fill(sheet: Sheet, tile: WindowTile) -> Colour:
    palette = sheet.palette
    if tile.state == "called":
        return palette.call
    return palette.quiet if tile.state == "paused" else palette.primary


def _chip_width(sheet: Sheet, tile: QueueTile, size: float) -> float:
    return max(48.0, width(sheet, tile.prefix, size) + 16)


def _queue(sheet: Sheet, box: Box, tile: QueueTile, wide: float, size: float) -> None:
    palette = sheet.palette
    sheet.rounded(box, palette.card, radius=16)
    chip, rest = box.inset(PAD, 0).cut_left(wide, 10)
    high = min(52.0, box.h - 12)
    sheet.rounded(chip.middle(wide, high), colour(tile.colour), radius=12)
    line(sheet, chip, tile.prefix, size, palette.on_primary, align="center")
    count, name = rest.cut_right(width(sheet, tile.waiting, size + 8), 8)
    line(sheet, name, tile.name, size, palette.ink, bold=False)
    ink = palette.ink if tile.waiting != "0" else palette.quiet
    line(sheet, count, tile.waiting, size + 8, ink, align="right")
