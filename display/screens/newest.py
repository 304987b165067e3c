"""Draws the newest call: the number huge, and the window it is called to."""

from kivy.graphics import Color

from display.screens.lines import line, paragraph, width
from display.screens.type_scale import BODY, NUMBER, NUMBER_LEAST
from display.view import Card
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, colour, faded, mixed
from hall_link.look.sheet import Sheet

BRIGHT = colour("FFE3A3")
"""The card's ground while it is lit."""

BEFORE = 104.0
WINDOW = 176.0


def card_ground(sheet: Sheet, lit: bool) -> Colour:
    """The amber of the card, bright while it is lit."""
    return BRIGHT if lit else sheet.palette.call


def draw_card(sheet: Sheet, box: Box, card: Card, lit: bool) -> Color:
    """Returns the ground's colour, which may be changed to light the card up."""
    face = sheet.panel(box, card_ground(sheet, lit), radius=32)
    inner = box.inset(48, box.h * 0.06)
    top, rest = inner.cut_top(56 if inner.h < 560 else 72, 20)
    lower, number = rest.cut_bottom(rest.h * 0.36, 24)
    _title(sheet, top, card)
    ink = sheet.palette.on_call
    size = max(NUMBER_LEAST, min(NUMBER, number.h * 1.3))
    line(sheet, number, card.number, size, ink, align="center", least=NUMBER_LEAST)
    _window(sheet, lower, card)
    return face


def _title(sheet: Sheet, box: Box, card: Card) -> None:
    ink = sheet.palette.on_call
    icon, words = box.cut_left(56, 16)
    sheet.icon(icon.middle(56, 56), "call", ink)
    if card.again:
        wide = width(sheet, card.again, BODY) + 56
        pill, words = words.cut_right(wide, 16)
        sheet.rounded(pill, ink, radius=pill.h / 2)
        line(sheet, pill, card.again, BODY, sheet.palette.card, align="center")
    line(sheet, words, card.title, 48, ink)


def _window(sheet: Sheet, box: Box, card: Card) -> None:
    """The way to the window, and what is beside it, together in the middle."""
    high = box.h
    scale = min(1.0, high / 190)
    before, after = (width(sheet, words, BEFORE * scale) for words in (card.before, card.after))
    badge = max(high, width(sheet, card.window, WINDOW * scale) + 64)
    way = before + badge + (after + 28 if card.after else 0) + 28
    beside = max((width(sheet, words, 64) for words in card.beside), default=0)
    room = box.w - way - 2 * 40 - 4
    shown = beside > 0 and room >= min(beside, 220)
    total = way + (min(beside, room) + 84 if shown else 0)
    place = box.middle(min(total, box.w), high)
    rest = _way(sheet, place, card, (before, badge, after), scale)
    if shown:
        _beside(sheet, rest, card.beside)


def _way(sheet: Sheet, box: Box, card: Card, wide: tuple[float, float, float], scale: float) -> Box:
    ink = sheet.palette.on_call
    cell, rest = box.cut_left(wide[0], 28)
    line(sheet, cell, card.before, BEFORE * scale, ink)
    badge, rest = rest.cut_left(wide[1], 28)
    sheet.rounded(badge, ink, radius=28)
    ground = sheet.palette.card
    line(sheet, badge.inset(16, 0), card.window, WINDOW * scale, ground, align="center")
    if card.after:
        cell, rest = rest.cut_left(wide[2], 40)
        line(sheet, cell, card.after, BEFORE * scale, ink)
    return rest


def _beside(sheet: Sheet, box: Box, words: tuple[str, ...]) -> None:
    palette = sheet.palette
    bar, rest = box.cut_left(4, 40)
    sheet.rounded(bar.inset(0, bar.h * 0.12), faded(palette.on_call, 0.35), radius=2)
    ink = mixed(palette.on_call, palette.call, 0.06)
    if len(words) == 1:
        paragraph(sheet, rest, words[0], 64, ink, 2, bold=True)
        return
    upper, lower = rest.inset(0, rest.h * 0.08).cut_top(rest.h * 0.36)
    line(sheet, upper, words[0], min(52.0, box.h * 0.26), ink, bold=False)
    line(sheet, lower, words[1], min(76.0, box.h * 0.4), ink)
