"""QR codes on a screen, for a phone to take along what no paper carries."""

import segno

from hall_link.look.boxes import Box
from hall_link.look.colours import BLACK, WHITE
from hall_link.look.sheet import Sheet

QUIET = 4
"""Modules of white around the symbol, as the standard asks for."""


def draw_symbol(sheet: Sheet, box: Box, content: str) -> None:
    """As large as the box's shorter side, black on white whatever the palette: cameras need it."""
    modules = [list(row) for row in segno.make_qr(content, error="m").matrix]
    side = min(box.w, box.h)
    field = box.middle(side, side)
    sheet.rounded(field, WHITE, radius=12)
    unit = side / (len(modules) + 2 * QUIET)
    for down, row in enumerate(modules):
        for start, length in _runs(row):
            x, y = field.x + (start + QUIET) * unit, field.y + (down + QUIET) * unit
            sheet.rectangle(Box(x, y, length * unit, unit + 0.5 / sheet.unit), BLACK)


def _runs(row: list[int]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if runs and sum(runs[-1]) == at:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((at, 1))
    return runs
