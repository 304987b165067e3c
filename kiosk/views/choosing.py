"""Home, a department's items, and the confirmation of one."""

from dataclasses import replace

from hall_link.wire.board import Board
from hall_link.wire.guide import Guide, Material, ServiceItem
from kiosk.guide import (
    find_department,
    find_item,
    items_of,
    page_count,
    page_of,
    shown_departments,
    wait_range,
    waiting_for,
    waiting_in,
)
from kiosk.state import KioskState, items_per_page
from kiosk.view import Billboard, Button, Card, Fact, MaterialLine, View
from kiosk.views.frame import back_and_home, framed, notice, paging
from kiosk.words import limit_words, say, window_list


def home_view(state: KioskState, board: Board, guide: Guide) -> View:
    """The departments, and how many wait for each."""
    departments = shown_departments(guide)
    language = state.language
    pages = page_count(len(departments))
    cards = (
        Card(
            key=f"department:{one.id}",
            title=one.name.in_language(language),
            detail=_waiting_words(waiting_for(guide, board, one.id), language),
            icon=one.icon,
            colour=one.colour,
            busy=waiting_for(guide, board, one.id) > 0,
        )
        for one in page_of(departments, state.page)
    )
    return replace(
        framed(state, "home", _greeting(state)),
        cards=tuple(cards),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages, language),
    )


def _greeting(state: KioskState) -> Billboard:
    language = state.language
    steps = (("touch", "step-1"), ("read", "step-2"), ("ticket", "step-3"))
    return Billboard(
        title=say("greeting", language),
        subtitle=say("greeting-more", language),
        steps=tuple((icon, say(key, language)) for icon, key in steps),
        notice=notice(state),
    )


def _waiting_words(count: int, language: str) -> str:
    return say("waiting", language, count=count) if count else say("waiting-none", language)


def items_view(state: KioskState, board: Board, guide: Guide) -> View:
    """A department's items, eight to a page."""
    language = state.language
    items = items_of(guide, state.department)
    department = find_department(guide, state.department)
    size = items_per_page(state)
    pages = page_count(len(items), size)
    billboard = Billboard(
        title=department.name.in_language(language) if department else "",
        subtitle=say("choose-item", language),
        icon=department.icon if department else "help",
        notice=notice(state),
    )
    return replace(
        framed(state, "items", billboard),
        cards=tuple(_item_card(item, board, language) for item in page_of(items, state.page, size)),
        actions=back_and_home(language),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages, language),
    )


def _item_card(item: ServiceItem, board: Board, language: str) -> Card:
    ahead = waiting_in(board, item.queue)
    parts = (
        say("ahead-short", language, count=ahead) if ahead else say("waiting-none", language),
        window_list(item.windows, language),
    )
    return Card(
        key=f"item:{item.id}",
        title=item.name.in_language(language),
        detail=" · ".join(parts),
        busy=ahead > 0,
    )


def confirm_view(state: KioskState, board: Board, guide: Guide) -> View:
    """What awaits a person who takes this number, and what to bring."""
    language = state.language
    item = find_item(guide, state.item)
    assert item is not None
    department = find_department(guide, item.department)
    billboard = Billboard(
        title=item.name.in_language(language),
        subtitle=say("check", language),
        icon=department.icon if department else "help",
        notice=notice(state),
    )
    take = Button("confirm", say("take", language), "ticket", "right", main=True)
    return replace(
        framed(state, "confirm", billboard),
        facts=_facts(item, board, language),
        materials=tuple(_material(one, language) for one in item.materials),
        materials_title=say("materials", language),
        materials_empty=say("materials-none", language),
        actions=(*back_and_home(language), take),
    )


def _facts(item: ServiceItem, board: Board, language: str) -> tuple[Fact, ...]:
    ahead = waiting_in(board, item.queue)
    fee = item.fee.text.in_language(language) if item.fee else say("fee-none", language)
    limit = limit_words(item.promised or item.legal, language)
    return (
        Fact(say("ahead", language), say("people", language, count=ahead), "people"),
        Fact(say("wait", language), _wait_words(item, board, language), "clock"),
        Fact(say("where", language), window_list(item.windows, language), "window"),
        Fact(say("limit", language), limit, "calendar"),
        Fact(say("fee", language), fee, "fee"),
    )


def _wait_words(item: ServiceItem, board: Board, language: str) -> str:
    wait = wait_range(board, item)
    if wait is None:
        return say("wait-unknown", language)
    low, high = wait
    if low == 0 or low == high:
        return say("wait-below", language, high=high)
    return say("wait-range", language, low=low, high=high)


def _material(material: Material, language: str) -> MaterialLine:
    parts = [material.form.in_language(language)] if material.form else []
    if material.copies > 1:
        parts.append(say("copies", language, count=material.copies))
    if not material.required:
        parts.append(say("optional", language))
    return MaterialLine(
        name=material.name.in_language(language),
        detail=" · ".join(parts),
        sample=say("sample", language) if material.sample else "",
    )
