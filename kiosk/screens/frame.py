"""Draws what every screen has: the blue top, the way back and on, the footer, the warning."""

from hall_link.look.boxes import Box
from hall_link.look.colours import BLACK, faded, mixed
from hall_link.look.controls import draw_button, draw_disc, draw_paging, draw_ring
from hall_link.look.parts import Button
from hall_link.look.sheet import PlacedText, Sheet
from hall_link.look.type_scale import BODY, GAP, HERO, LEAST, MARGIN, SMALL, TARGET, TITLE
from kiosk.screens.regions import Regions
from kiosk.view import Billboard, Countdown, Footer, Header, View


def draw_ground(sheet: Sheet, parts: Regions, view: View) -> None:
    """The ground and the coloured top; its colour is never the only sign of what it says."""
    palette = sheet.palette
    sheet.rectangle(sheet.frame, palette.ground)
    if palette.plain:
        blue = parts.blue
        edge = Box(0, parts.header.bottom - 4, blue.w, 4)
        sheet.rectangle(edge if sheet.portrait else Box(blue.w - 4, 0, 4, blue.h), palette.line)
        return
    tone = {"ask": palette.primary, "good": palette.good_ground, "warn": palette.warn_ground}
    ground = tone[view.billboard.tone]
    sheet.gradient(parts.blue, mixed(ground, BLACK, 0.22), ground)
    _circles(sheet, parts.blue)
    if not sheet.portrait:  # the discs end where the blue does
        beside = sheet.frame.w - parts.blue.right
        sheet.rectangle(Box(parts.blue.right, 0, beside, sheet.frame.h), palette.ground)


def _circles(sheet: Sheet, blue: Box) -> None:
    """Two large faint discs behind the words, cut off by what is drawn over them."""
    size = min(blue.w, blue.h)
    for side, across, down in ((0.8, 0.62, 0.84), (0.5, 0.40, 0.62)):
        corner = blue.right - size * across, blue.bottom - size * down
        draw_disc(sheet, Box(*corner, size * side, size * side))


def draw_header(sheet: Sheet, box: Box, header: Header) -> None:
    """Hall name, clock and date: side by side upright, one under the other lying."""
    if sheet.portrait:
        clock, name = box.cut_right(250, GAP)
        upper, lower = clock.inset(0, 10).cut_top((clock.h - 20) * 0.58)
    else:
        name, clock = box.cut_top(120, 8)
        upper, lower = clock.cut_left(180, GAP)
    _hall_name(sheet, name, header.hall)
    palette, align = sheet.palette, "right" if sheet.portrait else "left"
    sheet.text(upper, header.clock, TITLE, palette.on_primary, bold=True, align=align, scaled=False)
    sheet.text(lower, header.date, 28, palette.quiet_on_primary, align=align, scaled=False)


def _hall_name(sheet: Sheet, box: Box, name: str) -> None:
    ink = sheet.palette.on_primary
    icon, words = box.cut_left(76, 22)
    sheet.icon(icon.middle(76, 76), "hall", ink)
    sheet.text(words.inset(0, 6), name, 44, ink, bold=True, lines=2, scaled=False)


def draw_billboard(sheet: Sheet, box: Box, board: Billboard) -> None:
    """Pictogram, what is asked, and under it the notice or the three steps."""
    if board.notice:
        strip, box = box.inset(0, 8).cut_bottom(76 if sheet.portrait else 124, 12)
        _notice(sheet, strip, board)
    if board.steps and sheet.portrait:
        steps, box = box.cut_bottom(132, 20)
        _steps(sheet, steps.inset(0, 4), board.steps)
    if sheet.portrait:
        _heading_upright(sheet, box, board)
    else:
        _heading_lying(sheet, box, board)


def _heading_upright(sheet: Sheet, box: Box, board: Billboard) -> None:
    palette = sheet.palette
    if not board.steps:
        tile, box = box.cut_left(168, 36)
        tile = tile.middle(168, 168)
        _tile(sheet, tile, board.icon)
    title, sub = _stacked(sheet, box, board)
    _title(sheet, title, board.title, "bottom")
    sheet.text(sub, board.subtitle, BODY, palette.quiet_on_primary, valign="top")


def _title(sheet: Sheet, box: Box, words: str, valign: str) -> PlacedText:
    """On two lines where those can be large, on more only for the longest names."""
    lines = 2 if sheet.common_size([(box, words)], HERO, lines=2, least=48) else 5
    ink = sheet.palette.on_primary
    return sheet.text(box, words, HERO, ink, bold=True, valign=valign, lines=lines)


def _stacked(sheet: Sheet, box: Box, board: Billboard) -> tuple[Box, Box]:
    share = 0.62 if board.subtitle else 1.0
    title, sub = box.cut_top(box.h * share)
    return title, sub


def _heading_lying(sheet: Sheet, box: Box, board: Billboard) -> None:
    palette = sheet.palette
    top, rest = box.inset(0, 24).cut_top(150, 24)
    _tile(sheet, Box(top.x, top.y, 150, 150), board.icon)
    sub_height = 130 * min(sheet.text_scale, 1.2)
    words = _title(sheet, rest._replace(h=rest.h - sub_height), board.title, "top")
    sub = Box(rest.x, rest.y + words.height + 8, rest.w, sub_height - 8)
    sheet.text(sub, board.subtitle, BODY, palette.quiet_on_primary, valign="top")


def _tile(sheet: Sheet, box: Box, icon: str) -> None:
    palette = sheet.palette
    if palette.border:
        sheet.panel(box, radius=40)
    else:
        sheet.rounded(box, faded(palette.on_primary, 0.16), radius=40)
    sheet.icon(box.middle(box.w * 0.6, box.h * 0.6), icon, palette.on_primary)


def _notice(sheet: Sheet, box: Box, board: Billboard) -> None:
    palette = sheet.palette
    ground, ink = palette.call, palette.on_call
    if board.calm:
        ground, ink = palette.card, palette.ink if palette.plain else palette.primary
    sheet.rounded(box, ground, radius=16)
    icon, rest = box.inset(20, 6).cut_left(44, 16)
    sheet.icon(icon.middle(44, 44), "ticket" if board.calm else "alert", ink)
    sheet.text(rest, board.notice, SMALL, ink, bold=True, lines=2)


def _steps(sheet: Sheet, box: Box, steps: tuple[tuple[str, str], ...]) -> None:
    """How it goes, as a row of numbered pictograms."""
    palette = sheet.palette
    if palette.border:
        sheet.panel(box, radius=28)
    else:
        sheet.rounded(box, faded(palette.on_primary, 0.12), radius=28)
    cells = box.inset(20, 8).grid(len(steps), 1, 36)
    for place, (cell, (icon, words)) in enumerate(zip(cells, steps, strict=True)):
        _step(sheet, cell, icon, f"{place + 1} {words}")
        if place:
            arrow = Box(cell.x - 36, cell.y, 36, cell.h).middle(36, 36)
            sheet.icon(arrow, "next", palette.quiet_on_primary)


def _step(sheet: Sheet, cell: Box, icon: str, words: str) -> None:
    palette = sheet.palette
    width = min(sheet.width_of(words, BODY, bold=True), cell.w - 80) + 4
    whole = cell.middle(64 + 14 + width, cell.h)
    disc, text = whole.cut_left(64, 14)
    disc = disc.middle(64, 64)
    sheet.disc(disc, palette.on_primary)
    sheet.icon(disc.middle(40, 40), icon, palette.primary)
    sheet.text(text, words, BODY, palette.on_primary, bold=True, lines=2)


# --- the way on --------------------------------------------------------------------------------


def draw_actions(sheet: Sheet, box: Box, view: View) -> None:
    """Back left, home in the middle, the main action or the arrows right."""
    unit = (box.w - 2 * GAP) / 3
    places = {
        "left": Box(box.x, box.y, unit * 0.82, box.h),
        "middle": Box(box.x + unit * 0.82 + GAP, box.y, unit * 0.82, box.h),
        "right": Box(box.right - unit * 1.36, box.y, unit * 1.36, box.h),
    }
    for button in view.actions:
        draw_button(sheet, places[button.place], button)
    if view.paging:
        draw_paging(sheet, places["right"], view.paging, 144)


# --- footer and warning ------------------------------------------------------------------------


def draw_footer(sheet: Sheet, box: Box, footer: Footer) -> None:
    """The hotline, and the switches for eyes and languages, always there."""
    palette = sheet.palette
    sheet.rectangle(box, palette.primary_deep)
    if palette.plain:
        sheet.rectangle(Box(box.x, box.y, box.w, 4), palette.line)
    inner = box.inset(MARGIN, (box.h - TARGET) / 2)
    wide = 164.0 if sheet.portrait else 200.0
    for place, button in enumerate(reversed(footer.buttons)):
        cell = Box(inner.right - (place + 1) * wide - place * GAP, inner.y, wide, TARGET)
        _switch(sheet, cell, button)
    used = len(footer.buttons) * (wide + GAP)
    sheet.text(
        Box(inner.x, inner.y, inner.w - used, inner.h),
        footer.hotline,
        SMALL,
        palette.on_primary,
        lines=2,
        scaled=False,
    )


def _switch(sheet: Sheet, box: Box, button: Button) -> None:
    """A small switch on the coloured ground, its pictogram above its word."""
    palette = sheet.palette
    ink = palette.on_primary
    face = sheet.panel(box) if palette.border else sheet.rounded(box, faded(ink, 0.16), 24)
    icon, word = box.inset(8, 6).cut_top(40)
    sheet.icon(icon.middle(40, 40), button.icon, ink)
    sheet.text(word, button.text, LEAST, ink, align="center", lines=1, scaled=False)
    sheet.pressable(button.key, box, face, faded(ink, 0.42))


def draw_warning(sheet: Sheet, warning: Countdown) -> None:
    """Lies over everything: a ring runs down, and any touch carries on."""
    palette = sheet.palette
    sheet.shield()
    dark = sheet.rectangle(sheet.frame, faded((0.0, 0.05, 0.12, 1.0), 0.62))
    sheet.pressable("anywhere", sheet.frame, dark, dark.rgba)
    size = 760.0 if sheet.portrait else 720.0
    high = 800.0 if sheet.portrait else 740.0
    card = sheet.frame.middle(size, high)
    if sheet.portrait:
        card = card._replace(y=sheet.frame.h * 0.4)
    sheet.panel(card, radius=36)
    inner = card.inset(56, 48)
    ring, rest = inner.cut_top(300, 20)
    ring = ring.middle(300, 300)
    draw_countdown(sheet, ring, warning, 128)
    button, rest = rest.cut_bottom(136, 20)
    title, text = rest.cut_top(rest.h * 0.56)
    sheet.text(title, warning.title, TITLE, palette.ink, bold=True, align="center", lines=2)
    sheet.text(text, warning.text, BODY, palette.quiet, align="center", lines=2)
    draw_button(sheet, button, Button("continue", warning.button, "touch", main=True))


def draw_countdown(sheet: Sheet, box: Box, countdown: Countdown, size: float) -> None:
    """Seconds in a ring that empties."""
    palette = sheet.palette
    gone = palette.line if not palette.plain else faded(palette.line, 0.3)
    colours = palette.call, gone, palette.ink
    draw_ring(sheet, box, countdown.left, countdown.total, colours, size)
