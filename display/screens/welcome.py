"""Draws the left part before the first call of the day, and the wall that has nothing to show."""

from display.screens.lines import line, paragraph, width
from display.view import Telling, Welcome
from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet

GREETING = 104.0


def draw_welcome(sheet: Sheet, box: Box, welcome: Welcome) -> None:
    """A greeting on blue, below it the steps; on the page's own panel."""
    palette = sheet.palette
    upper, lower = box.inset(14).cut_top(box.h * 0.36)
    sheet.rounded(upper, palette.primary, radius=24)
    _greeting(sheet, upper.inset(44, 12), welcome)
    inner = lower.inset(44, 14)
    for cell, (icon, words) in zip(inner.grid(3, 1, 32), welcome.steps, strict=True):
        _step(sheet, cell, icon, words)


def _greeting(sheet: Sheet, box: Box, welcome: Welcome) -> None:
    palette = sheet.palette
    title, text = box.cut_top(box.h * 0.62)
    line(sheet, title, welcome.title, GREETING, palette.on_primary)
    line(sheet, text, welcome.text, 52, palette.quiet_on_primary, bold=False)


def _step(sheet: Sheet, box: Box, icon: str, words: str) -> None:
    palette = sheet.palette
    top, text = box.cut_top(box.h * 0.6)
    round_size = min(top.w, top.h)
    disc = top.middle(round_size, round_size)
    sheet.disc(disc, faded(palette.primary, 0.12))
    sheet.icon(disc.middle(round_size * 0.56, round_size * 0.56), icon, palette.primary)
    paragraph(sheet, text, words, 52, palette.ink, 2, bold=True, align="center")


def draw_telling(sheet: Sheet, box: Box, telling: Telling) -> None:
    """A large pictogram, what is the matter, and what to do."""
    palette = sheet.palette
    inner = box.inset(96, 64)
    inner = inner.middle(inner.w, min(inner.h, 700))
    top, rest = inner.cut_top(inner.h * 0.5, 24)
    round_size = min(top.w, top.h)
    disc = top.middle(round_size, round_size)
    sheet.disc(disc, faded(palette.primary, 0.12))
    sheet.icon(disc.middle(round_size * 0.54, round_size * 0.54), telling.icon, palette.primary)
    title, text = rest.cut_top(rest.h * 0.5)
    size = 96.0 if width(sheet, telling.title, 96) < title.w else 72.0
    line(sheet, title, telling.title, size, palette.ink, align="center")
    paragraph(sheet, text, telling.text, 52, palette.quiet, 3, align="center")
