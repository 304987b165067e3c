"""Draws what the question's screens share: the coloured top, and the bar with the ways on."""

from evaluator.view import View
from hall_link.look.boxes import Box
from hall_link.look.colours import BLACK, faded, mixed
from hall_link.look.controls import draw_button, draw_disc, draw_pill, draw_ring
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, MARGIN, SMALL, TITLE

TARGET_LYING = 132.0
TARGET_UPRIGHT = 120.0
"""15 mm on a pad of 10 inches, in units of its sheet."""

TOP = 180.0

SWITCH = 38.0
"""Type on the switch of languages."""


def target(sheet: Sheet) -> float:
    """The least side of a button on this sheet."""
    return TARGET_UPRIGHT if sheet.portrait else TARGET_LYING


def draw_blue(sheet: Sheet, box: Box) -> None:
    """The coloured ground, with two large faint discs cut off at its edge."""
    palette = sheet.palette
    sheet.gradient(box, mixed(palette.primary, BLACK, 0.22), palette.primary)


def draw_discs(sheet: Sheet, box: Box) -> None:
    """Two large faint discs within a coloured ground."""
    size = min(box.w, box.h)
    for share, place in ((0.62, 0.66), (0.36, 0.40)):
        side = size * share
        draw_disc(sheet, Box(box.right - size * place, box.bottom - size * place, side, side))


def draw_top(sheet: Sheet, view: View) -> Box:
    """Question, ring and switch on the coloured strip; returns what is left under it."""
    strip, rest = sheet.frame.cut_top(TOP)
    draw_blue(sheet, strip)
    inner = strip.inset(MARGIN, (TOP - target(sheet)) / 2)
    switch, inner = inner.cut_right(250, GAP)
    draw_pill(sheet, switch, view.switch, SWITCH)
    if view.ring:
        inner = _ring(sheet, inner, view)
    _question(sheet, inner, view)
    return rest


def _ring(sheet: Sheet, box: Box, view: View) -> Box:
    ring, box = box.cut_right(box.h, GAP)
    ink = sheet.palette.on_primary
    assert view.ring is not None
    draw_ring(sheet, ring, view.ring.left, view.ring.total, (ink, faded(ink, 0.25), ink), 48)
    return box


def _question(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    if not view.subtitle:
        sheet.text(box, view.title, TITLE, palette.on_primary, bold=True, lines=2)
        return
    upper, lower = box.cut_top(box.h * 0.6)
    sheet.text(upper, view.title, TITLE, palette.on_primary, bold=True, lines=1)
    sheet.text(lower, view.subtitle, BODY, palette.quiet_on_primary, lines=1)


def cut_bar(sheet: Sheet, box: Box) -> tuple[Box, Box]:
    """The bar at the bottom for the buttons, and what is left above it."""
    bar, rest = box.cut_bottom(target(sheet) + 2 * GAP)
    return bar.inset(MARGIN, GAP), rest


def draw_bar(sheet: Sheet, bar: Box, view: View) -> Box:
    """Back left, the main action right; returns what is left between, its words drawn there."""
    wide, main = (260.0, 280.0) if sheet.portrait else (300.0, 380.0)
    for button in view.buttons:
        if button.main:
            box, bar = bar.cut_right(main, GAP)
        else:
            box, bar = bar.cut_left(wide, GAP)
        draw_button(sheet, box, button)
    if view.keypad:
        ink = sheet.palette.quiet
        sheet.text(bar, view.footnote, SMALL, ink, align="center", lines=3)
    return bar
