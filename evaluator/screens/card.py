"""Draws the clerk's card, or why there is none, beside the window's number."""

from evaluator.screens.frame import SWITCH, draw_blue, draw_discs, target
from evaluator.view import Header, View
from hall_link.look.boxes import Box
from hall_link.look.colours import faded, mixed
from hall_link.look.controls import draw_pill
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, MARGIN, SMALL, TITLE


def draw_card_screen(sheet: Sheet, view: View) -> None:
    """The window left (or above), its clerk right (or below)."""
    sheet.rectangle(sheet.frame, sheet.palette.ground)
    if sheet.portrait:
        side, rest = sheet.frame.cut_top(sheet.frame.h * 0.44)
    else:
        side, rest = sheet.frame.cut_left(640)
    draw_blue(sheet, side)
    draw_discs(sheet, side)
    _side(sheet, side.inset(MARGIN, 40), view)
    body = rest.inset(MARGIN, 40)
    strip = view.warning or view.notice
    if strip:
        box, body = body.cut_bottom(116 if view.warning else 164, 28)
        _strip(sheet, box, view)
    if view.card:
        _card(sheet, body, view)
    else:
        _message(sheet, body, view)


def _side(sheet: Sheet, box: Box, view: View) -> None:
    head = view.header
    top, box = box.cut_top(100, GAP)
    _hall(sheet, top, head.hall)
    low, box = box.cut_bottom(target(sheet), GAP)
    pill, clock = low.cut_right(236, GAP)
    draw_pill(sheet, pill, view.switch, SWITCH)
    if view.complain and sheet.portrait:
        say, clock = clock.cut_right(320, GAP)
        draw_pill(sheet, say, view.complain, SWITCH)
    elif view.complain:
        say, box = box.cut_bottom(target(sheet), GAP)
        draw_pill(sheet, say, view.complain, SWITCH)
    _clock(sheet, clock, head)
    _window(sheet, box, head)


def _hall(sheet: Sheet, box: Box, name: str) -> None:
    ink = sheet.palette.on_primary
    icon, words = box.cut_left(64, 20)
    sheet.icon(icon.middle(64, 64), "hall", ink)
    sheet.text(words, name, 40, ink, bold=True, lines=2)


def _clock(sheet: Sheet, box: Box, head: Header) -> None:
    palette = sheet.palette
    upper, lower = box.cut_top(box.h * 0.6)
    sheet.text(upper, head.clock, TITLE, palette.on_primary, bold=True, lines=1)
    sheet.text(lower, head.date, 28, palette.quiet_on_primary, lines=1)


def _window(sheet: Sheet, box: Box, head: Header) -> None:
    if not head.window:
        return
    palette = sheet.palette
    box = box.middle(box.w, min(box.h, 620))
    name, box = box.cut_bottom(112)
    label, number = box.cut_top(64)
    soft = palette.quiet_on_primary
    sheet.text(label, head.window_label, 44, soft, align="center", lines=1)
    ink = palette.on_primary
    sheet.text(number, head.window, 320, ink, bold=True, align="center", lines=1)
    sheet.text(name, head.window_name, 48, ink, bold=True, align="center", lines=2)


def _card(sheet: Sheet, box: Box, view: View) -> None:
    palette, card = sheet.palette, view.card
    assert card is not None
    sheet.panel(box, radius=36)
    greeting, upper = box.inset(48, 36).cut_bottom(110, GAP)
    sheet.rounded(greeting, mixed(palette.card, palette.primary, 0.07))
    ink = palette.primary
    sheet.text(greeting.inset(24, 8), card.greeting, 44, ink, bold=True, align="center", lines=2)
    upper = upper.middle(upper.w, min(upper.h, 620))
    low = min(230.0, upper.h * 0.42)
    words, picture = upper.cut_bottom(low, GAP)
    side = min(picture.w, picture.h, 360)
    _portrait(sheet, picture.middle(side, side), card.initial)
    name, post = words.cut_top(words.h * 0.62)
    sheet.text(name, card.name, 88, palette.ink, bold=True, align="center", lines=1)
    sheet.text(post, card.post, 44, palette.quiet, align="center", lines=1)


def _portrait(sheet: Sheet, disc: Box, initial: str) -> None:
    """Where the photo will be: the initials in a disc with a fine rim."""
    palette = sheet.palette
    sheet.disc(disc, faded(palette.primary, 0.14))
    inner = disc.inset(12)
    sheet.disc(inner, palette.primary)
    if not initial:
        sheet.icon(inner.middle(disc.w * 0.6, disc.w * 0.6), "person", palette.on_primary)
        return
    size = disc.w * (0.46 if len(initial) < 2 else 0.36)
    ink = palette.on_primary
    sheet.text(inner, initial, size, ink, bold=True, align="center", lines=1)


def _message(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    sheet.panel(box, radius=36)
    inner = box.inset(56, 40)
    inner = inner.middle(inner.w, min(inner.h, 640))
    side = min(280.0, inner.h * 0.44)
    top, rest = inner.cut_top(side, 32)
    disc = top.middle(side, side)
    warm = view.screen == "away"
    sheet.disc(disc, faded(palette.call if warm else palette.primary, 0.16))
    ink = palette.call_deep if warm else palette.primary
    sheet.icon(disc.middle(side * 0.56, side * 0.56), view.icon, ink)
    title, more = rest.cut_top(rest.h * 0.5, 8)
    sheet.text(title, view.title, 88, palette.ink, bold=True, align="center", valign="bottom")
    sheet.text(more, view.subtitle, 44, palette.quiet, align="center", valign="top")


def _strip(sheet: Sheet, box: Box, view: View) -> None:
    palette = sheet.palette
    if view.warning:
        sheet.rounded(box, palette.call)
        icon, words = box.inset(32, 12).cut_left(52, 20)
        sheet.icon(icon.middle(52, 52), "away", palette.on_call)
        sheet.text(words, view.warning, BODY + 2, palette.on_call, bold=True, lines=2)
    elif view.notice:
        _notice(sheet, box, *view.notice)


def _notice(sheet: Sheet, box: Box, title: str, text: str) -> None:
    palette = sheet.palette
    sheet.panel(box)
    icon, words = box.inset(32, 12).cut_left(92, 32)
    disc = icon.middle(92, 92)
    sheet.disc(disc, faded(palette.call, 0.2))
    sheet.icon(disc.middle(52, 52), "notice", palette.call_deep)
    size, lines = BODY, 1
    if sheet.common_size([(words.cut_bottom(88)[0], text)], BODY, lines=1, least=SMALL) is None:
        size, lines = SMALL, 2
    upper, lower = words.middle(words.w, 140 if lines == 2 else 112).cut_top(52)
    sheet.text(upper, title, BODY + 4, palette.ink, bold=True, lines=1)
    sheet.text(lower, text, size, palette.quiet, lines=lines, valign="top")
