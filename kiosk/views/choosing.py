"""What a person chooses from: departments or queues, and a page of items."""

from dataclasses import replace

from hall_link.look.parts import paging
from hall_link.wire.board import Board, QueueView
from hall_link.wire.guide import Department, Guide, ServiceItem
from kiosk.guide import (
    find_department,
    find_queue,
    items_in_queue,
    page_count,
    page_of,
    queues_first,
    shown_departments,
    shown_queues,
    waiting_for,
    waiting_in,
)
from kiosk.state import KioskState, items_per_page, offered
from kiosk.view import Billboard, Card, View
from kiosk.views.frame import back_and_home, framed, notice
from kiosk.words import say, window_list


def home_view(state: KioskState, board: Board, guide: Guide) -> View:
    """The queues of a small hall, else its departments, and how many wait for each."""
    language = state.language
    if queues_first(board):
        cards = [_queue_card(one, guide, language) for one in shown_queues(board)]
    else:
        cards = [_department_card(one, board, guide, language) for one in shown_departments(guide)]
    pages = page_count(len(cards))
    return replace(
        framed(state, "home", _greeting(state)),
        cards=tuple(page_of(cards, state.page)),
        scan_hint=say("scan-hint", language) if state.scanner else "",
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
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


def _department_card(one: Department, board: Board, guide: Guide, language: str) -> Card:
    waiting = waiting_for(guide, board, one.id)
    return Card(
        key=f"department:{one.id}",
        title=one.name.in_language(language),
        detail=_waiting_words(waiting, language),
        icon=one.icon,
        colour=one.colour,
        busy=waiting > 0,
    )


def _queue_card(one: QueueView, guide: Guide, language: str) -> Card:
    return Card(
        key=f"queue:{one.id}",
        title=one.name.in_language(language),
        detail=_waiting_words(one.waiting, language),
        icon=queue_icon(guide, one.id),
        colour=one.colour,
        busy=one.waiting > 0,
    )


def queue_icon(guide: Guide, queue: str) -> str:
    """The pictogram of the department a queue's items are of."""
    items = items_in_queue(guide, queue)
    department = find_department(guide, items[0].department) if items else None
    return department.icon if department else "account-group"


def _waiting_words(count: int, language: str) -> str:
    return say("waiting", language, count=count) if count else say("waiting-none", language)


def items_view(state: KioskState, board: Board, guide: Guide) -> View:
    """The items of a department or a queue, eight to a page."""
    language = state.language
    items = offered(state)
    size = items_per_page(state)
    pages = page_count(len(items), size)
    title, icon = _chosen(state, board, guide)
    billboard = Billboard(
        title=title, subtitle=say("choose-item", language), icon=icon, notice=notice(state)
    )
    return replace(
        framed(state, "items", billboard),
        cards=tuple(_item_card(item, board, language) for item in page_of(items, state.page, size)),
        actions=back_and_home(language),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
    )


def _chosen(state: KioskState, board: Board, guide: Guide) -> tuple[str, str]:
    """Name and pictogram of what was chosen at home."""
    queue = find_queue(board, state.queue)
    if queue is not None:
        return queue.name.in_language(state.language), queue_icon(guide, queue.id)
    department = find_department(guide, state.department)
    if department is None:
        return "", "help"
    return department.name.in_language(state.language), department.icon


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
