"""Single lines of type, placed by their ink: a font's line is much taller than its characters."""

from collections.abc import Sequence
from dataclasses import replace

from display.screens.type_scale import LEAST
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour
from hall_link.look.sheet import PlacedText, Sheet
from hall_link.look.type_scale import LINE_HEIGHT, rung_below
from hall_link.look.wrapping import fitted

INK_BELOW_MIDDLE = 0.06
"""Digits and hanzi of Noto Sans SC sit so far below the middle of their line, in type sizes."""

PITCH = 1.28
"""From one line to the next, in type sizes: closer than the font asks for, and still airy."""


def line(
    sheet: Sheet,
    box: Box,
    words: str,
    size: float,
    fill: Colour,
    *,
    bold: bool = True,
    align: str = "left",
    least: float = LEAST,
) -> PlacedText:
    """Draws words on one line whose ink is centred in the box, as large as its width allows."""
    fits = min(size, size * box.w / max(1.0, sheet.width_of(words, size, bold=bold) + 2))
    used = max(least, rung_below(fits + 0.01))
    high = used * LINE_HEIGHT + 2
    middle = box.y + box.h / 2 - used * INK_BELOW_MIDDLE
    top = min(max(0.0, middle - high / 2), sheet.frame.bottom - high)
    taller = Box(box.x, top, box.w, high)
    return sheet.text(
        taller, words, used, fill, bold=bold, align=align, least=least, lines=1, scaled=False
    )


def width(sheet: Sheet, words: str, size: float, *, bold: bool = True) -> float:
    """How wide a box `line` needs for these words at full size."""
    return sheet.width_of(words, size, bold=bold) + 4


def paragraph(
    sheet: Sheet,
    box: Box,
    words: str,
    size: float,
    fill: Colour,
    rows: int,
    *,
    bold: bool = False,
    align: str = "left",
) -> None:
    """Draws words on at most `rows` lines, as large as the box allows, in its middle."""

    def measure(part: str, at: float) -> float:
        return sheet.width_of(part, at, bold=bold)

    fit = fitted(words, box.w - 6, box.h, size, LEAST, measure, PITCH, rows)
    stack(sheet, box, fit.lines, fit.size, fill, bold=bold, align=align)
    if fit.cut:
        sheet.texts[-1] = replace(sheet.texts[-1], cut=True)


def stack(
    sheet: Sheet,
    box: Box,
    lines: Sequence[str],
    size: float,
    fill: Colour,
    *,
    bold: bool = False,
    align: str = "left",
    top: bool = False,
) -> None:
    """Draws lines below each other, in the middle of the box or from its top."""
    high = size * PITCH
    first = box.y if top else box.y + (box.h - high * len(lines)) / 2
    for place, words in enumerate(lines):
        cell = Box(box.x, first + place * high, box.w, high)
        line(sheet, cell, words, size, fill, bold=bold, align=align)
