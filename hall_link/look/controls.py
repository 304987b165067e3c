"""Buttons with pictogram and words, as every touch screen draws them."""

from hall_link.look.boxes import Box
from hall_link.look.colours import BLACK, Colour, faded, mixed
from hall_link.look.parts import Button, Key, Paging
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, BUTTON, SMALL

PALE = 0.35
"""What of its ink a button keeps that can't be pressed now."""


def draw_button(sheet: Sheet, box: Box, button: Button, *, tinted: bool = False) -> None:
    """A button with its pictogram before its words; a dead one is paler.

    tinted: it lies on a card and must not look like part of it.
    """
    palette = sheet.palette
    fill, ink, pressed = _colours(sheet, button, tinted)
    if not button.enabled:
        fill = mixed(fill, palette.ground, 0.14)
    face = sheet.rounded(box, fill) if tinted and not palette.border else sheet.panel(box, fill)
    dead = not (button.enabled or button.main)
    words, size = box.inset(20, 8), 52.0 if button.main else BUTTON - 4
    draw_label(sheet, words, button.text, button.icon, ink, size, dead=dead)
    if button.enabled:
        sheet.pressable(button.key, box, face, pressed)


def _colours(sheet: Sheet, button: Button, tinted: bool) -> tuple[Colour, Colour, Colour]:
    """Of the face, of what is written on it, and of the face while it is held."""
    palette = sheet.palette
    if button.main:
        plain = palette.plain
        fill = palette.call if plain else palette.primary
        ink = palette.on_call if plain else palette.on_primary
        return fill, ink, mixed(fill, BLACK, 0.3)
    if tinted and not palette.plain:
        fill = mixed(palette.card, palette.primary, 0.1)
        return fill, palette.primary, palette.card_pressed
    return palette.card, palette.ink, palette.card_pressed


def draw_label(
    sheet: Sheet,
    box: Box,
    words: str,
    icon: str,
    ink: Colour,
    size: float,
    *,
    bold: bool = True,
    scaled: bool = True,
    dead: bool = False,
) -> None:
    """Pictogram and words side by side in the middle of a box; either may be empty."""
    side = size * 1.2 if icon else 0.0
    gap = size * 0.3 if icon and words else 0.0
    scale = sheet.text_scale if scaled else 1.0
    wide = sheet.width_of(words, size, bold=bold) / sheet.text_scale * scale + 4 if words else 0.0
    whole = box.middle(min(side + gap + wide, box.w), box.h)
    left, text = whole.cut_left(side, gap)
    ink = faded(ink, PALE) if dead else ink
    if icon:
        sheet.icon(left.middle(side, side), icon, ink, dead=dead)
    if words:
        align = "left" if icon else "center"
        sheet.text(
            text, words, size, ink, bold=bold, lines=2, align=align, scaled=scaled, dead=dead
        )


def draw_arrow(sheet: Sheet, box: Box, button: Button) -> None:
    """A large arrow; pale and dead on the last page."""
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    dead = not button.enabled
    face = sheet.panel(box)
    sheet.icon(box.middle(96, 96), button.icon, faded(ink, PALE) if dead else ink, dead=dead)
    if button.enabled:
        sheet.pressable(button.key, box, face, palette.card_pressed)


def draw_paging(sheet: Sheet, box: Box, paging: Paging, wide: float) -> None:
    """Arrows `wide` at both ends, the page between them."""
    previous, rest = box.cut_left(wide, 8)
    following, middle = rest.cut_right(wide, 8)
    draw_arrow(sheet, previous, paging.previous)
    draw_arrow(sheet, following, paging.next)
    sheet.text(middle, paging.words, BODY, sheet.palette.ink, bold=True, align="center", lines=1)


def draw_key(sheet: Sheet, box: Box, key: Key) -> None:
    """A key of a keyboard: a sign stands large on a card, words and pictograms on a tint."""
    palette = sheet.palette
    special = len(key.text) != 1
    tinted = mixed(palette.ground, palette.primary, 0.14)
    face = sheet.panel(box, tinted if special else palette.card, radius=16)
    ink = palette.ink if key.enabled else faded(palette.ink, PALE)
    if key.icon:
        side = min(box.w, box.h, 58)
        sheet.icon(box.middle(side, side), key.icon, ink, dead=not key.enabled)
    else:
        size = SMALL + 6 if special else 50.0
        words = box.inset(6, 4)
        sheet.text(words, key.text, size, ink, align="center", lines=1, dead=not key.enabled)
    if key.enabled:
        sheet.pressable(key.key, box, face, palette.card_pressed)


def draw_pill(sheet: Sheet, box: Box, button: Button, size: float = SMALL) -> None:
    """A small switch on the coloured ground."""
    palette = sheet.palette
    ink, radius = palette.on_primary, box.h / 2
    if palette.border:
        face = sheet.panel(box, radius=radius)
    else:
        face = sheet.rounded(box, faded(ink, 0.16), radius)
    draw_label(
        sheet, box.inset(20, 6), button.text, button.icon, ink, size, bold=False, scaled=False
    )
    sheet.pressable(button.key, box, face, faded(ink, 0.42))


def draw_disc(sheet: Sheet, box: Box) -> None:
    """An ornament on the coloured ground: darker than it, so that light words stay as clear."""
    sheet.disc(box, faded(BLACK, 0.08))


def draw_ring(
    sheet: Sheet,
    box: Box,
    left: int,
    total: int,
    colours: tuple[Colour, Colour, Colour],
    size: float,
) -> None:
    """Seconds in a ring that empties; `colours` of the ring, of what is gone, of the number."""
    full, gone, ink = colours
    width = box.w * 0.08
    sheet.ring(box, gone, 1.0, width)
    sheet.ring(box, full, left / max(1, total), width)
    words = box.inset(width, 0)
    sheet.text(words, str(left), size, ink, bold=True, align="center", lines=1, scaled=False)
