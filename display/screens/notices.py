"""Draws one notice at a time in a strip at the bottom."""

from display.paging import NoticePage, notice_at
from display.screens.lines import PITCH, line, paragraph, stack, width
from display.screens.type_scale import LEAST, MARGIN
from display.view import NoticeText, View
from hall_link.look.boxes import Box
from hall_link.look.sheet import Sheet

STRIP_TITLE_SHARE = 0.27
STRIP_TEXT = 36.0


def draw_strip(sheet: Sheet, box: Box, view: View) -> NoticePage | None:
    """Who is to get ready, the notice of the turn, or where help is; returns the page drawn."""
    palette = sheet.palette
    ink = palette.on_primary
    sheet.rectangle(box, palette.primary_deep)
    inner = box.inset(MARGIN + 8, 4)
    icon, rest = inner.cut_left(56, 20)
    notices = view.notices if view.card else ()
    if view.ready:
        sheet.icon(icon.middle(56, 56), "priority", palette.call)
        _ready(sheet, rest, view.ready)
        return None
    sheet.icon(icon.middle(56, 56), "bell" if notices else "desk", palette.call)
    pager, rest = rest.cut_right(90, 10)
    if sheet.portrait:
        title, text = rest.inset(0, 4).cut_top(50)
    else:
        title, text = rest.cut_left(rest.w * STRIP_TITLE_SHARE, 24)
    page = page_of(sheet, text, notices, view.turn, STRIP_TEXT)
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


def _ready(sheet: Sheet, box: Box, ready: NoticeText) -> None:
    """Numbers first: whoever has one of them looks for it."""
    palette = sheet.palette
    pill, text = box.cut_left(width(sheet, ready.title, 48) + 48, 28)
    plate = pill.middle(pill.w, 72)
    sheet.rounded(plate, palette.call, radius=20)
    line(sheet, plate, ready.title, 48, palette.on_call, align="center")
    line(sheet, text, ready.text, 60, palette.on_primary)


def page_of(
    sheet: Sheet, box: Box, notices: tuple[NoticeText, ...], turn: int, size: float
) -> NoticePage | None:
    """The page of the turn, in type of that size; None without notices."""
    rows = max(1, int(box.h / (size * PITCH) + 0.15))

    def measure(words: str, at: float) -> float:
        return sheet.width_of(words, at)

    return notice_at(notices, turn, box.w - 8, size, rows, measure)
