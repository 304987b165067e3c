"""What is to be known before a number is taken, and the whole guide beside it."""

from dataclasses import replace

from hall_link.look.parts import Button, paging
from hall_link.wire.board import Board, QueueView
from hall_link.wire.guide import Guide, Material, ServiceItem
from hall_link.wire.wait import Wait
from kiosk.checking import may_check
from kiosk.guide import (
    find_department,
    find_item,
    find_queue,
    items_in_queue,
    queue_windows,
    wait_for,
    waiting_in,
)
from kiosk.guide_pages import guide_pages
from kiosk.state import Errand, KioskState, chosen_items
from kiosk.telling import prints
from kiosk.view import Billboard, Fact, GuideSection, MaterialLine, Option, View
from kiosk.views.choosing import queue_icon
from kiosk.views.frame import back_and_home, framed, notice
from kiosk.views.wishing import need_options, offers
from kiosk.words import limit_words, material_detail, read_out, say, wait_words, window_list


def confirm_view(state: KioskState, board: Board, guide: Guide) -> View:
    """What awaits a person who takes a number for this item, and what to bring."""
    language = state.language
    item = find_item(guide, state.item)
    assert item is not None
    items = [known for one in chosen_items(state) if (known := find_item(guide, one))]
    first, changing = items[0], state.errand is Errand.CHANGE
    wait = wait_for(board, first.queue)
    return replace(
        framed(state, "confirm", _item_board(state, guide, item, _check_words(state, items))),
        facts=(
            *_line(state, waiting_in(board, first.queue), wait, first.windows),
            *(_limit_and_fee(item, language) if len(items) == 1 else ()),
        ),
        materials=tuple(_material(one, language) for one in _materials(items)),
        materials_title=say("materials", language),
        materials_empty=say("materials-none", language),
        guide_button=_guide_button(language),
        check_button=_check_button(language) if may_check(state) else None,
        options=() if changing else offers(state),
        actions=(*back_and_home(language), _take(language, changing=changing)),
    )


def _check_words(state: KioskState, items: list[ServiceItem]) -> str:
    """What to do here; of several items, what the ticket is for."""
    if len(items) == 1:
        return say("check", state.language)
    name = items[0].name.in_language(state.language)
    return say("and-more", state.language, name=name, count=len(items))


def _limit_and_fee(item: ServiceItem, language: str) -> tuple[Fact, Fact]:
    fee = item.fee.text.in_language(language) if item.fee else say("fee-none", language)
    limit = limit_words(item.promised or item.legal, language)
    return Fact(say("limit", language), limit, "calendar"), Fact(say("fee", language), fee, "fee")


def _materials(items: list[ServiceItem]) -> list[Material]:
    """What all of them ask for, each paper once."""
    named = {one.name.zh: one for item in reversed(items) for one in reversed(item.materials)}
    return list(reversed(named.values()))


def queue_view(state: KioskState, board: Board, guide: Guide) -> View:
    """What awaits a person who takes a number for a queue; the matter is told at the window."""
    language = state.language
    queue = find_queue(board, state.queue)
    assert queue is not None
    windows = [window.number for window in queue_windows(board, queue.id)]
    wait = wait_for(board, queue.id)
    has_guide = bool(items_in_queue(guide, queue.id))
    return replace(
        framed(state, "queue", _queue_board(state, guide, queue)),
        facts=_line(state, queue.waiting, wait, windows),
        lines=(
            say("any-matter", language),
            *((say("any-matter-more", language),) if has_guide else ()),
        ),
        guide_button=_guide_button(language) if has_guide else None,
        options=offers(state),
        actions=(*back_and_home(language), _take(language)),
    )


def unsure_view(state: KioskState, board: Board, guide: Guide) -> View:
    """The general queue's ticket for who can't choose, and what would help."""
    language = state.language
    queue = find_queue(board, state.queue)
    assert queue is not None
    windows = [window.number for window in queue_windows(board, queue.id)]
    wait = wait_for(board, queue.id)
    more = say("unsure-more", language, name=queue.name.in_language(language))
    return replace(
        framed(state, "unsure", Billboard(say("unsure", language), more, "desk")),
        facts=_line(state, queue.waiting, wait, windows),
        lines=(say("unsure-needs", language),),
        options=need_options(state),
        actions=(*back_and_home(language), _take(language)),
    )


def guide_view(state: KioskState, guide: Guide) -> View:
    """One page of an item's guide."""
    language = state.language
    item = find_item(guide, state.item)
    assert item is not None
    pages = guide_pages(state)
    page = min(state.guide_page, len(pages) - 1)
    return replace(
        framed(state, "guide", _item_board(state, guide, item, say("guide", language))),
        sections=pages[page],
        options=_guide_offers(state),
        spoken=_guide_spoken(pages[page], language),
        actions=back_and_home(language),
        page=page,
        pages=len(pages),
        paging=paging(page, len(pages)),
    )


def _guide_offers(state: KioskState) -> tuple[Option, ...]:
    """What may be done with the guide: its papers checked, all of it taken along on paper."""
    language = state.language
    icon = "printer" if prints(state) else "printer-off"
    check = Option("screen:check", say("check-offer", language), "read")
    slip = Option("slip", say("guide-print", language), icon)
    return (check, slip) if may_check(state) else (slip,)


def _guide_spoken(sections: tuple[GuideSection, ...], language: str) -> str:
    """The page as it would be read out."""
    parts: list[str] = []
    for section in sections:
        parts.append(section.title)
        for row in section.rows:
            parts.append(", ".join(part for part in (row.label, row.text, row.detail) if part))
    return read_out(language, *parts)


def _item_board(state: KioskState, guide: Guide, item: ServiceItem, subtitle: str) -> Billboard:
    department = find_department(guide, item.department)
    return Billboard(
        title=item.name.in_language(state.language),
        subtitle=subtitle,
        icon=department.icon if department else "help",
        notice=notice(state),
    )


def _queue_board(state: KioskState, guide: Guide, queue: QueueView) -> Billboard:
    return Billboard(
        title=queue.name.in_language(state.language),
        subtitle=say("check", state.language),
        icon=queue_icon(guide, queue.id),
        notice=notice(state),
    )


def _line(state: KioskState, ahead: int, wait: Wait | None, windows: list[int]) -> tuple[Fact, ...]:
    """Who is before, how long it takes, where to go; without the server nobody knows how many."""
    language = state.language
    before, lasts = say("people", language, count=ahead), wait_words(wait, language)
    if state.alone:
        before, lasts = say("alone-order", language), say("alone-unknown", language)
    return (
        Fact(say("ahead", language), before, "people"),
        Fact(say("wait", language), lasts, "clock"),
        Fact(say("where", language), window_list(windows, language), "window"),
    )


def _take(language: str, *, changing: bool = False) -> Button:
    words = say("change-take" if changing else "take", language)
    return Button("confirm", words, "change" if changing else "ticket", "right", main=True)


def _check_button(language: str) -> Button:
    return Button("screen:check", say("check-offer", language), "read")


def _guide_button(language: str) -> Button:
    return Button("guide", say("guide", language), "guide")


def _material(material: Material, language: str) -> MaterialLine:
    return MaterialLine(
        name=material.name.in_language(language),
        detail=material_detail(material, language),
        sample=say("sample", language) if material.sample else "",
    )
