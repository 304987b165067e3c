"""An item's whole guide (row A2) as pages: every field it has, in the order a person asks. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hall_link.look.parts import Button
from hall_link.wire.base import Words
from hall_link.wire.guide import Guide, Material, ServiceItem, Step
from kiosk.guide import find_department, find_item
from kiosk.state import KioskState
from kiosk.view import GuideRow, GuideSection
from kiosk.words import limit_words, material_detail, say, window_list

LINES = 13.0
"""Lines of body type on a page of the lowest screen there is, what may be done with it below."""

LARGE_LINES = 7.5
TEXT_COLUMNS = 36
"""Latin letters on a line of the narrowest screen; a hanzi takes two."""

LARGE_COLUMNS = 25
HEADING_LINES = 1.8
ROW_GAP_LINES = 0.4
BUTTON_LINES = 2.4
BUTTON_COLUMNS = 9
"""What a button at the end of a row takes."""


def guide_pages(state: KioskState) -> list[tuple[GuideSection, ...]]:
    """The pages of the chosen item's guide; at least one."""
    item = find_item(state.guide, state.item)
    if item is None or state.guide is None:
        return [()]
    room = LARGE_LINES if state.large else LINES
    columns = LARGE_COLUMNS if state.large else TEXT_COLUMNS
    return _paged(list(_sections(state.guide, item, state.language)), room, columns)


# --- what the guide says -----------------------------------------------------------------------


def _sections(guide: Guide, item: ServiceItem, language: str) -> Iterator[GuideSection]:
    """What a person asks first comes first: where, how long, how much; the law last."""
    facts = tuple(_facts(guide, item, language))
    yield GuideSection(say("guide-facts", language), "file-document", facts)
    parts = (
        ("guide-conditions", "check", _listed(item.conditions, language), False),
        ("guide-materials", "read", _materials(item, language), False),
        ("guide-steps", "flow", _steps(item.steps, language), True),
        ("guide-tips", "bulb", _listed(item.tips, language), False),
    )
    for title, icon, rows, flow in parts:
        if rows:
            yield GuideSection(say(title, language), icon, rows, numbered=True, flow=flow)
    law = tuple(_law(guide, item, language))
    yield GuideSection(say("guide-law", language), "scale", law)


def _facts(guide: Guide, item: ServiceItem, language: str) -> Iterator[GuideRow]:
    fee = item.fee
    told = (
        ("where", window_list(item.windows, language)),
        ("guide-place", _in(item.place, language)),
        ("guide-kind", _kind(guide, item.kind, language)),
        ("guide-promised", limit_words(item.promised, language) if item.promised else ""),
        ("guide-legal", limit_words(item.legal, language) if item.legal else ""),
        ("fee", fee.text.in_language(language) if fee else ""),
        ("guide-fee-basis", (fee.basis or "") if fee else ""),
        ("guide-result", _in(item.result, language)),
        ("guide-telephone", item.telephone or ""),
        ("guide-complaint", item.complaint or ""),
        ("guide-agent", say("guide-agent-words", language) if item.by_agent else ""),
        ("guide-home", say("guide-home-words", language) if item.at_home else ""),
    )
    yield from _told(told, language)


def _kind(guide: Guide, kind: str | None, language: str) -> str:
    """A kind of case (办件类型) by the hall's own name for it; nothing for one the hall has not."""
    return _in(guide.kinds.get(kind or ""), language)


def _law(guide: Guide, item: ServiceItem, language: str) -> Iterator[GuideRow]:
    told = (
        ("guide-content", _in(item.content, language)),
        ("guide-authority", _in(item.authority, language)),
        ("guide-joined", _joined(guide, item, language)),
        ("guide-basis", item.basis or ""),
        ("guide-standard", _in(item.standard, language)),
        ("guide-responsible", _in(item.responsible, language)),
        ("guide-version", say("guide-version-words", language, count=item.version)),
    )
    yield from _told(told, language)


def _told(fields: Sequence[tuple[str, str]], language: str) -> Iterator[GuideRow]:
    """Those that say something."""
    return (GuideRow(say(key, language), text) for key, text in fields if text)


def _in(words: Words | None, language: str) -> str:
    return words.in_language(language) if words else ""


def _joined(guide: Guide, item: ServiceItem, language: str) -> str:
    known = [find_department(guide, one) for one in item.joined]
    names = [one.name.in_language(language) for one in known if one]
    return ("、" if language == "zh" else ", ").join(names)


def _listed(texts: Sequence[Words], language: str) -> tuple[GuideRow, ...]:
    return tuple(
        GuideRow(str(place), text.in_language(language)) for place, text in enumerate(texts, 1)
    )


def _steps(steps: Sequence[Step], language: str) -> tuple[GuideRow, ...]:
    """What is done, and under it by whom and in what time."""
    return tuple(
        GuideRow(str(place), step.in_language(language), _who_and_when(step, language))
        for place, step in enumerate(steps, 1)
    )


def _who_and_when(step: Step, language: str) -> str:
    limit = limit_words(step.limit, language) if step.limit else ""
    return " · ".join(part for part in (_in(step.who, language), limit) if part)


def _materials(item: ServiceItem, language: str) -> tuple[GuideRow, ...]:
    mixed = not all(one.main for one in item.materials)
    return tuple(
        GuideRow(
            str(place + 1),
            one.name.in_language(language),
            _about_material(one, language, mixed=mixed),
            say("sample", language) if one.sample else "",
            sample_button(one, item.id, place, language),
        )
        for place, one in enumerate(item.materials)
    )


def _about_material(material: Material, language: str, *, mixed: bool) -> str:
    """Which are the main ones is told where not all of them are."""
    detail = material_detail(material, language, issuer=True)
    main = mixed and material.main and material.required
    parts = (say("main-paper", language) if main else "", detail)
    return " · ".join(part for part in parts if part)


def sample_button(material: Material, item: str, place: int, language: str) -> Button | None:
    """Opens a material's sample forms, where it has some."""
    if not material.samples:
        return None
    return Button(f"sample:{item}/{place}", say("look-sample", language), "picture")


# --- on pages ----------------------------------------------------------------------------------


def _paged(
    sections: list[GuideSection], room: float, columns: int
) -> list[tuple[GuideSection, ...]]:
    """Sections in order; one that does not fit goes on over the page under the same heading."""
    pages: list[list[GuideSection]] = [[]]
    left = room
    for section in sections:
        whole = HEADING_LINES + sum(_lines(row, columns) for row in section.rows)
        if section.flow and left < whole <= room:  # a picture is not torn in two needlessly
            pages.append([])
            left = room
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
    columns -= BUTTON_COLUMNS if row.button else 0
    text = -(-_columns(row.text) // (columns - (10 if row.mark else 0)))
    detail = -(-_columns(row.detail) // columns) * 0.9
    high = max(text, -(-_columns(row.label) // 12)) + detail
    return max(high, BUTTON_LINES if row.button else 0) + ROW_GAP_LINES


def _columns(text: str) -> int:
    return sum(2 if letter > "\u2e7f" else 1 for letter in text)
