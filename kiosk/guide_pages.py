"""An item's whole guide (row A2) as pages: every field it has, in the order a person asks. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hall_link.wire.base import Words
from hall_link.wire.guide import Material, ServiceItem
from kiosk.guide import find_item
from kiosk.state import KioskState
from kiosk.view import GuideRow, GuideSection
from kiosk.words import kind_words, limit_words, material_detail, say, window_list

LINES = 13.5
"""Lines of body type on a page of the lowest screen there is."""

LARGE_LINES = 9.0
TEXT_COLUMNS = 36
"""Latin letters on a line of the narrowest screen; a hanzi takes two."""

LARGE_COLUMNS = 25
HEADING_LINES = 1.8
ROW_GAP_LINES = 0.4


def guide_pages(state: KioskState) -> list[tuple[GuideSection, ...]]:
    """The pages of the chosen item's guide; at least one."""
    item = find_item(state.guide, state.item)
    if item is None:
        return [()]
    room = LARGE_LINES if state.large else LINES
    columns = LARGE_COLUMNS if state.large else TEXT_COLUMNS
    return _paged(list(_sections(item, state.language)), room, columns)


# --- what the guide says -----------------------------------------------------------------------


def _sections(item: ServiceItem, language: str) -> Iterator[GuideSection]:
    yield GuideSection(say("guide-facts", language), "file-document", tuple(_facts(item, language)))
    parts = (
        ("guide-conditions", "check", _listed(item.conditions, language)),
        ("guide-materials", "read", _materials(item.materials, language)),
        ("guide-steps", "flow", _listed(item.steps, language)),
    )
    for title, icon, rows in parts:
        if rows:
            yield GuideSection(say(title, language), icon, rows, numbered=True)


def _facts(item: ServiceItem, language: str) -> Iterator[GuideRow]:
    yield GuideRow(say("where", language), window_list(item.windows, language))
    if item.kind:
        yield GuideRow(say("guide-kind", language), kind_words(item.kind, language))
    if item.promised:
        yield GuideRow(say("guide-promised", language), limit_words(item.promised, language))
    if item.legal:
        yield GuideRow(say("guide-legal", language), limit_words(item.legal, language))
    if item.fee:
        yield GuideRow(say("fee", language), item.fee.text.in_language(language))
    if item.telephone:
        yield GuideRow(say("guide-telephone", language), item.telephone)
    if item.complaint:
        yield GuideRow(say("guide-complaint", language), item.complaint)
    if item.basis:
        yield GuideRow(say("guide-basis", language), item.basis)


def _listed(texts: Sequence[Words], language: str) -> tuple[GuideRow, ...]:
    return tuple(
        GuideRow(str(place), text.in_language(language)) for place, text in enumerate(texts, 1)
    )


def _materials(materials: list[Material], language: str) -> tuple[GuideRow, ...]:
    return tuple(
        GuideRow(
            str(place),
            one.name.in_language(language),
            material_detail(one, language, issuer=True),
            say("sample", language) if one.sample else "",
        )
        for place, one in enumerate(materials, 1)
    )


# --- on pages ----------------------------------------------------------------------------------


def _paged(
    sections: list[GuideSection], room: float, columns: int
) -> list[tuple[GuideSection, ...]]:
    """Sections in order; one that does not fit goes on over the page under the same heading."""
    pages: list[list[GuideSection]] = [[]]
    left = room
    for section in sections:
        for row in section.rows:
            need = _lines(row, columns)
            opened = bool(pages[-1]) and pages[-1][-1].title == section.title
            if left < need + (0 if opened else HEADING_LINES) and pages[-1]:
                pages.append([])
                left, opened = room, False
            left -= need + (0 if opened else HEADING_LINES)
            _put(pages[-1], section, row, opened)
    return [tuple(page) for page in pages]


def _put(page: list[GuideSection], section: GuideSection, row: GuideRow, opened: bool) -> None:
    if opened:
        page[-1] = replace(page[-1], rows=(*page[-1].rows, row))
    else:
        page.append(replace(section, rows=(row,)))


def _lines(row: GuideRow, columns: int) -> float:
    """How many lines of type a row takes, its gap included."""
    mark = 10 if row.mark else 0
    text = -(-_columns(row.text) // (columns - mark))
    detail = -(-_columns(row.detail) // columns) * 0.9
    return max(text, -(-_columns(row.label) // 12)) + detail + ROW_GAP_LINES


def _columns(text: str) -> int:
    return sum(2 if letter > "\u2e7f" else 1 for letter in text)
