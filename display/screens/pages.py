"""Draws the public pages, one sheet at a time, where the newest call else is (row C6)."""

from dataclasses import dataclass

from display.paging import NoticePage, pages_needed
from display.screens.lines import PITCH, line, paragraph, stack, width
from display.screens.notices import page_of
from display.screens.rows import draw_rows, rows_in
from display.screens.welcome import draw_welcome
from display.view import Facts, List, NoticeText, Page, View, Welcome
from hall_link.look.boxes import Box
from hall_link.look.colours import faded
from hall_link.look.sheet import Sheet

BAND = 92.0
TITLE = 56.0
NOTICES = (96.0, 80.0, 66.0)
NOTICE = 60.0
NOW = 80.0
FACT = 52.0


@dataclass(frozen=True)
class Leaf:
    """One sheet of a page; `part` of `parts`, from 0."""

    page: Page
    part: int
    parts: int


def draw_page(sheet: Sheet, box: Box, view: View) -> NoticePage | None:
    """The sheet of the turn; returns the notice's page, if that is what is drawn."""
    sheet.panel(box, radius=32)
    band, content = box.inset(14).cut_top(BAND, 14)
    content = content.inset(26, 4)
    leaves = [leaf for page in view.pages for leaf in _leaves(sheet, content, page)]
    leaf = leaves[view.turn % len(leaves)]
    if isinstance(leaf.page, Welcome):
        draw_welcome(sheet, box, leaf.page)
        return None
    icon = "bell" if isinstance(leaf.page, NoticeText) else leaf.page.icon
    _band(sheet, band, icon, leaf)
    return _content(sheet, content, leaf)


def _leaves(sheet: Sheet, box: Box, page: Page) -> list[Leaf]:
    parts = 1
    if isinstance(page, List):
        parts = pages_needed(len(page.lines), rows_in(sheet, box, page))
    elif isinstance(page, NoticeText):
        found = page_of(sheet, box, (page,), 0, _notice_size(sheet, box, page))
        parts = found.pages if found else 1
    return [Leaf(page, part, parts) for part in range(parts)]


def _band(sheet: Sheet, box: Box, icon: str, leaf: Leaf) -> None:
    palette = sheet.palette
    sheet.rounded(box, palette.primary, radius=24)
    cell, words = box.inset(30, 0).cut_left(60, 20)
    sheet.icon(cell.middle(60, 60), icon, palette.on_primary)
    if leaf.parts > 1:
        place = f"{leaf.part + 1}/{leaf.parts}"
        pager, words = words.cut_right(width(sheet, place, 40, bold=False), 24)
        line(sheet, pager, place, 40, palette.quiet_on_primary, bold=False, align="right")
    title = leaf.page.title
    if width(sheet, title, 40) > words.w:
        paragraph(sheet, words, title, 40, palette.on_primary, 2, bold=True)
    else:
        line(sheet, words, title, TITLE, palette.on_primary)


def _content(sheet: Sheet, box: Box, leaf: Leaf) -> NoticePage | None:
    match leaf.page:
        case List() as page:
            draw_rows(sheet, box, page, leaf.part)
        case Facts() as page:
            _facts(sheet, box, page)
        case NoticeText() as page:
            size = _notice_size(sheet, box, page)
            found = page_of(sheet, box, (page,), leaf.part, size)
            stack(sheet, box, found.lines if found else (), size, sheet.palette.ink)
            return found
    return None


def _notice_size(sheet: Sheet, box: Box, page: NoticeText) -> float:
    """As large as a short notice allows; a long one is set for reading, on several sheets."""
    for size in NOTICES:
        found = page_of(sheet, box, (page,), 0, size)
        if found and found.pages == 1:
            return size
    return max(48.0, min(NOTICE, box.h / (4 * PITCH)))


def _facts(sheet: Sheet, box: Box, page: Facts) -> None:
    """How things stand now large, below it what there is to know."""
    palette = sheet.palette
    now, rest = box.cut_top(max(104.0, box.h * 0.24), 6)
    line(sheet, now, page.now, NOW, palette.primary)
    facts = page.facts
    high = min(rest.h / max(1, len(facts)), 110.0)
    wide = max((width(sheet, fact.name, FACT, bold=False) for fact in facts), default=0)
    for place, fact in enumerate(facts):
        row = Box(rest.x, rest.y + place * high, rest.w, high)
        sheet.rectangle(Box(row.x, row.y, row.w, 2), faded(palette.line, 0.7))
        size = min(FACT, high * 0.72)
        icon, words = row.cut_left(56, 18)
        sheet.icon(icon.middle(52, 52), fact.icon, palette.call_deep)
        name, text = words.cut_left(min(wide, words.w * 0.42), 28)
        line(sheet, name, fact.name, size, palette.quiet, bold=False)
        line(sheet, text, fact.text, size, palette.ink)
