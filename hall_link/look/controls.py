"""Buttons with pictogram and words, as every touch screen draws them."""

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, faded, mixed
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BUTTON

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)


def draw_button(
    sheet: Sheet,
    box: Box,
    key: str,
    words: str,
    icon: str,
    *,
    main: bool = False,
    enabled: bool = True,
) -> None:
    """`main` is the one that goes on; a dead one is paler and can't be pressed."""
    palette = sheet.palette
    fill, ink, pressed = palette.card, palette.ink, palette.card_pressed
    if main:
        fill, ink = palette.primary, palette.on_primary
        pressed = mixed(fill, BLACK, 0.3)
    face = sheet.panel(box, fill if enabled else mixed(fill, palette.ground, 0.2))
    draw_label(sheet, box, words, icon, ink if enabled else faded(ink, 0.3), main=main)
    if enabled:
        sheet.pressable(key, box, face, pressed)


def draw_label(
    sheet: Sheet, box: Box, words: str, icon: str, ink: Colour, *, main: bool = False
) -> None:
    """Pictogram and words side by side in the middle of a box; either may be empty."""
    size, side = (50.0, 56.0) if main else (BUTTON - 4, 46.0)
    gap = 16.0 if words else 0.0
    side = side if icon else 0.0
    inner = box.inset(16, 6)
    wide = sheet.width_of(words, size, bold=True) + 4 if words else 0.0
    whole = inner.middle(min(side + gap + wide, inner.w), inner.h)
    left, text = whole.cut_left(side, gap)
    if icon:
        sheet.icon(left.middle(side, side), icon, ink)
    if words:
        sheet.text(text, words, size, ink, bold=True, lines=2, align="center")


def draw_pill(sheet: Sheet, box: Box, key: str, words: str, icon: str) -> None:
    """A small switch on the coloured ground."""
    ink = sheet.palette.on_primary
    face = sheet.rounded(box, faded(ink, 0.16), radius=box.h / 2)
    draw_label(sheet, box, words, icon, ink)
    sheet.pressable(key, box, face, faded(ink, 0.42))


def draw_ring(
    sheet: Sheet, box: Box, left: int, total: int, ink: Colour, faint: Colour, size: float
) -> None:
    """Seconds in a ring that empties."""
    width = box.w * 0.08
    sheet.ring(box, faint, 1.0, width)
    sheet.ring(box, ink, left / max(1, total), width)
    words = box.inset(width, 0)
    sheet.text(words, str(left), size, ink, bold=True, align="center", lines=1, scaled=False)
