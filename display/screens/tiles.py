"""Draws the tiles below the calls: windows with their numbers, queues with who waits.

Tiles are as many in a row as their words allow; what does not fit waits for its page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from display.paging import page_at, pages_needed
from display.screens.lines import line, width
from display.screens.type_scale import BODY, GAP, LEAST
from display.view import QueueTile, View, WindowTile
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, colour, deepened, mixed
from hall_link.look.sheet import Sheet

TILE_HIGH = 66.0
MOST_COLUMNS = 10
WIDEST = 1.7
"""A tile is at most so much wider than its words need, be there ever so few."""

BADGE = 1.6
"""A window's badge is so wide, in type sizes."""

PAD = 10.0
ICON = 0.9
"""A pictogram beside a letter, in type sizes."""

WINDOW_SIZES = (72.0, 60.0, 48.0)
SERVICE_SIZES = (72.0, 60.0, 52.0, 48.0, 44.0, 40.0, 36.0)
QUEUE_SIZES = (60.0, 52.0, 44.0, 40.0, 36.0)

T = TypeVar("T")


@dataclass(frozen=True)
class Grid:
    """Cells for type of that size; where there is a label it has the first."""

    every: list[Box]
    size: float

    @property
    def label(self) -> Box:
        return self.every[0]

    @property
    def cells(self) -> list[Box]:
        return self.every[1:] or self.every


def grid(box: Box, needed: float, count: int, size: float) -> Grid:
    """Cells at least `needed` wide where the box allows it; no emptier than `count` asks for."""
    high = max(TILE_HIGH, size * 1.36)
    most = max(1, min(int((box.w + GAP) / (needed + GAP)), MOST_COLUMNS))
    rows = max(1, int((box.h + GAP) / (high + GAP)))
    rows = min(rows, -(-(count + 1) // most))
    least = int((box.w + GAP) / (needed * WIDEST + GAP))
    columns = min(most, max(least, -(-(count + 1) // rows)))
    return Grid(box.grid(columns, rows, GAP), size)


def best_grid(
    box: Box, needed: Callable[[float], float], count: int, sizes: Sequence[float]
) -> Grid:
    """In the largest type in which all share a page, or in the smallest."""
    grids = [grid(box, needed(size), count, size) for size in sizes]
    return next((one for one in grids if len(one.cells) >= count), grids[-1])


def draw_windows(sheet: Sheet, box: Box, view: View) -> None:
    """Now serving, per window."""
    words = [view.widest, *(tile.text for tile in view.windows)]

    def needed(size: float) -> float:
        text = max(width(sheet, word, size) for word in words)
        label = width(sheet, view.serving, BODY) + 40
        return max(size * BADGE + 14 + text + 18, label)

    cells = best_grid(box, needed, max(1, len(view.windows)), WINDOW_SIZES)
    _label(sheet, cells, view.serving, len(view.windows), view.turn)
    if not view.windows:
        first = cells.cells[0]
        room = first._replace(x=first.x + 12, w=box.right - first.x - 12)
        line(sheet, room, view.no_windows, BODY, sheet.palette.quiet, bold=False)
    for cell, tile in zip(cells.cells, _shown(view.windows, cells, view.turn), strict=False):
        _window(sheet, cell, tile, cells.size)


def draw_services(sheet: Sheet, box: Box, tiles: Sequence[QueueTile], turn: int) -> None:
    """Queues as `draw_queues` does, without a heading and in larger type."""
    count = len(tiles)
    grids = [
        grid(box, needed, count - 1, size)
        for size in SERVICE_SIZES
        if (needed := _queue_width(sheet, "", tiles, size)) <= box.w or size == SERVICE_SIZES[-1]
    ]
    best = next((one for one in grids if len(one.every) >= count), grids[-1])
    _queues(sheet, best.every, tiles, turn, best.size)


def draw_queues(sheet: Sheet, box: Box, title: str, tiles: Sequence[QueueTile], turn: int) -> None:
    """Queues by letter, pictogram and name, and how many wait where the tiles tell it."""
    cells = best_grid(
        box, lambda size: _queue_width(sheet, title, tiles, size), len(tiles), QUEUE_SIZES
    )
    _label(sheet, cells, title, len(tiles), turn)
    _queues(sheet, cells.cells, tiles, turn, cells.size)


def _queues(
    sheet: Sheet, cells: Sequence[Box], tiles: Sequence[QueueTile], turn: int, size: float
) -> None:
    chip = max((_chip_width(sheet, tile, size) for tile in tiles), default=0)
    for cell, tile in zip(cells, page_at(tiles, len(cells), turn), strict=False):
        _queue(sheet, cell, tile, chip, size)


def _queue_width(sheet: Sheet, title: str, tiles: Sequence[QueueTile], size: float) -> float:
    """What the widest tile needs, and the label."""
    chip = max((_chip_width(sheet, tile, size) for tile in tiles), default=0)
    words = [
        width(sheet, tile.name, size, bold=False) + width(sheet, tile.waiting, size + 8)
        for tile in tiles
    ]
    label = width(sheet, title, BODY) + 40
    return max(2 * PAD + chip + max(words, default=0) + 18, label)


def _shown(tiles: Sequence[T], cells: Grid, turn: int) -> Sequence[T]:
    return page_at(tiles, len(cells.cells), turn)


def _label(sheet: Sheet, cells: Grid, words: str, count: int, turn: int) -> None:
    palette = sheet.palette
    sheet.rounded(cells.label, palette.primary, radius=16)
    pages = pages_needed(count, len(cells.cells))
    inner = cells.label.inset(16, 0)
    if pages > 1:
        page = f"{turn % pages + 1}/{pages}"
        cell, inner = inner.cut_right(width(sheet, page, LEAST, bold=False), 10)
        line(sheet, cell, page, LEAST, palette.quiet_on_primary, bold=False, align="right")
    line(sheet, inner, words, BODY, palette.on_primary, align="center" if pages < 2 else "left")


def _window(sheet: Sheet, box: Box, tile: WindowTile, size: float) -> None:
    palette = sheet.palette
    quiet = tile.state in ("free", "paused", "elsewhere")
    ground = mixed(palette.card, palette.call, 0.32) if tile.state == "called" else palette.card
    if tile.state in ("paused", "elsewhere"):
        ground = mixed(palette.ground, palette.line, 0.5)
    sheet.rounded(box, ground, radius=16)
    badge, rest = box.cut_left(size * BADGE)
    sheet.rounded(badge, _badge_fill(sheet, tile), radius=16)
    ink = palette.on_call if tile.state == "called" else palette.on_primary
    line(sheet, badge.inset(4, 0), tile.window, size, ink, align="center")
    words = palette.quiet if quiet else palette.ink
    text = max(LEAST, size * 0.84) if quiet else size
    line(sheet, rest.inset(8, 0), tile.text, text, words, bold=not quiet, align="center")


def _badge_fill(sheet: Sheet, tile: WindowTile) -> Colour:
    palette = sheet.palette
    if tile.state == "called":
        return palette.call
    return palette.quiet if tile.state in ("paused", "elsewhere") else palette.primary


def _chip_width(sheet: Sheet, tile: QueueTile, size: float) -> float:
    """The letter and the pictogram."""
    return max(48.0, width(sheet, tile.prefix, size) + size * ICON + 24)


def _queue(sheet: Sheet, box: Box, tile: QueueTile, wide: float, size: float) -> None:
    palette = sheet.palette
    sheet.rounded(box, palette.card, radius=16)
    chip, rest = box.inset(PAD, 0).cut_left(wide, 10)
    high = min(size * 1.3, box.h - 12)
    ground = deepened(colour(tile.colour), palette.on_primary)
    sheet.rounded(chip.middle(wide, high), ground, radius=12)
    icon, letter = chip.inset(8, 0).cut_left(size * ICON, 6)
    sheet.icon(icon.middle(size * ICON, size * ICON), tile.icon, palette.on_primary)
    line(sheet, letter, tile.prefix, size, palette.on_primary, align="center")
    count, name = rest.cut_right(width(sheet, tile.waiting, size + 8), 8)
    line(sheet, name, tile.name, size, palette.ink, bold=False)
    ink = palette.ink if tile.waiting != "0" else palette.quiet
    line(sheet, count, tile.waiting, size + 8, ink, align="right")
