"""Draws one notice at a time: a strip at the bottom, large before the first call."""

from display.paging import NoticePage, notice_at
from display.screens.lines import PITCH, line, paragraph, stack, width
from display.screens.type_scale import LEAST, MARGIN
from display.view import NoticeText, View
from hall_link.look.boxes import Box
from hall_link.look.sheet import Sheet

STRIP_TITLE_SHARE = 0.27
STRIP_TEXT = 36.0
LARGE_TITLE = 60.0
LARGE_TEXT = 48.0


def draw_strip(sheet: Sheet, box: Box, view: View) -> NoticePage | None:
    """The notice of the turn, or where help is; returns the page drawn."""
    palette = sheet.palette
    ink = palette.on_primary
    sheet.rectangle(box, palette.primary_deep)
    inner = box.inset(MARGIN + 8, 4)
    icon, rest = inner.cut_left(56, 20)
    notices = view.notices if view.card else ()
    sheet.icon(icon.middle(56, 56), "bell" if notices else "desk", palette.call)
    pager, rest = rest.cut_right(90, 10)
    if sheet.portrait:
        title, text = rest.inset(0, 4).cut_top(50)
    else:
        title, text = rest.cut_left(rest.w * STRIP_TITLE_SHARE, 24)
    page = _page(sheet, text, notices, view.turn, STRIP_TEXT)
    help_ = view.help or NoticeText("", "")
    heading = page.title if page else help_.title
    paragraph(sheet, title, heading, 44, ink, 1 if sheet.portrait else 2, bold=True)
    if page:
        stack(sheet, text, page.lines, STRIP_TEXT, ink)
    else:
        paragraph(sheet, text, help_.text, 40, ink, 2)
    if page and page.pages > 1:
        place = f"{page.page}/{page.pages}"
        line(sheet, pager, place, LEAST, palette.quiet_on_primary, bold=False, align="right")
    return page


def draw_large(sheet: Sheet, box: Box, view: View) -> NoticePage | None:
    """The notice of the turn on the left part of the wall; returns the page drawn."""
    palette = sheet.palette
    head, text = box.cut_top(96, 4)
    size = max(LARGE_TEXT, min(64.0, text.h / (4 * PITCH)))
    page = _page(sheet, text, view.notices, view.turn, size)
    if page is None:
        return None
    icon, words = head.cut_left(64, 20)
    sheet.icon(icon.middle(64, 64), "bell", palette.call_deep)
    if page.pages > 1:
        place = f"{page.page}/{page.pages}"
        cell, words = words.cut_right(width(sheet, place, 40, bold=False), 24)
        line(sheet, cell, place, 40, palette.quiet, bold=False, align="right")
    paragraph(sheet, words, page.title, LARGE_TITLE, palette.ink, 2, bold=True)
    stack(sheet, text, page.lines, size, palette.ink, top=True)
    return page


def _page(
    sheet: Sheet, box: Box, notices: tuple[NoticeText, ...], turn: int, size: float
) -> NoticePage | None:
    rows = max(1, int(box.h / (size * PITCH) + 0.15))

    def measure(words: str, at: float) -> float:
        return sheet.width_of(words, at)

    return notice_at(notices, turn, box.w - 8, size, rows, measure)
