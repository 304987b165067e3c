"""Single lines of type, placed by their ink: a font's line is much taller than its characters."""

from display.screens.type_scale import LEAST
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour
from hall_link.look.sheet import PlacedText, Sheet
from hall_link.look.type_scale import LINE_HEIGHT

INK_BELOW_MIDDLE = 0.06
"""Digits and hanzi of Noto Sans SC sit so far below the middle of their line, in type sizes."""


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
    used = max(least, fits)
    high = used * LINE_HEIGHT + 2
    middle = box.y + box.h / 2 - used * INK_BELOW_MIDDLE
    taller = Box(box.x, middle - high / 2, box.w, high)
    return sheet.text(
        taller, words, used, fill, bold=bold, align=align, least=least, lines=1, scaled=False
    )


def width(sheet: Sheet, words: str, size: float, *, bold: bool = True) -> float:
    """How wide a box `line` needs for these words at full size."""
    return sheet.width_of(words, size, bold=bold) + 4
