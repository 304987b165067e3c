"""What a person chooses from: departments or queues, life events, and a page of items."""

from dataclasses import replace

from hall_link.look.parts import paging
from hall_link.wire.board import Board, QueueView
from hall_link.wire.guide import Department, Guide, LifeEvent, ServiceItem
from kiosk.alone import LATER
from kiosk.guide import (
    find_department,
    find_event,
    find_queue,
    general_queue,
    items_in_queue,
    items_of,
    items_of_event,
    page_count,
    page_of,
    queues_first,
    shown_departments,
    shown_events,
    shown_queues,
    waiting_for,
    waiting_in,
)
from kiosk.state import Errand, KioskState, items_per_page, offered
from kiosk.view import Billboard, Card, Option, View
from kiosk.views.besides import besides
from kiosk.views.frame import back_and_home, framed, notice
from kiosk.views.hours import hours_words
from kiosk.words import say, window_list


def home_view(state: KioskState, board: Board, guide: Guide) -> View:
    """The queues of a small hall, else its departments, and how many wait for each."""
    if queues_first(board):
        cards = [_queue_card(state, one, board, guide) for one in shown_queues(board)]
    else:
        cards = [_department_card(state, one, board, guide) for one in shown_departments(guide)]
    pages = page_count(len(cards))
    return replace(
        framed(state, "home", _greeting(state)),
        cards=tuple(page_of(cards, state.page)),
        ways=_ways(state, board, guide),
        besides=besides(state),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
    )


def _ways(state: KioskState, board: Board, guide: Guide) -> tuple[Option, ...]:
    """The ways in besides the cards, those the hall has."""
    known = (
        ("events", "event", bool(shown_events(guide))),
        ("letters", "letters", True),
        ("entry", "scan" if state.scanner else "dialpad", True),
        ("unsure", "desk", general_queue(board, state.general) is not None),
    )
    return tuple(
        Option(
            f"screen:{way}",
            say(f"way-{way}", state.language),
            icon,
            later=state.alone and way in LATER,
        )
        for way, icon, there in known
        if there
    )


def pick_view(state: KioskState, board: Board, guide: Guide) -> View:
    """The departments once more: for a further item, or for another one on the ticket in hand."""
    language = state.language
    errand = {Errand.ADD: "add", Errand.REQUEST: "request"}.get(state.errand, "change")
    billboard = Billboard(
        say(f"pick-{errand}", language), say(f"pick-{errand}-more", language), errand_icon(state)
    )
    cards = [_department_card(state, one, board, guide) for one in shown_departments(guide)]
    return _paged_cards(state, framed(state, "pick", billboard), cards)


def errand_icon(state: KioskState) -> str:
    """The pictogram of choosing once more."""
    return {Errand.ADD: "plus", Errand.REQUEST: "at-home"}.get(state.errand, "change")


def events_view(state: KioskState, guide: Guide) -> View:
    """What happens in a life."""
    language = state.language
    billboard = Billboard(
        say("choose-event", language), say("choose-event-more", language), "event"
    )
    cards = [_event_card(one, guide, language) for one in shown_events(guide)]
    return _paged_cards(state, framed(state, "events", billboard), cards)


def _paged_cards(state: KioskState, view: View, cards: list[Card]) -> View:
    pages = page_count(len(cards))
    return replace(
        view,
        cards=tuple(page_of(cards, state.page)),
        actions=back_and_home(state.language),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
    )


def _event_card(one: LifeEvent, guide: Guide, language: str) -> Card:
    count = len(items_of_event(guide, one.id))
    return Card(
        key=f"event:{one.id}",
        title=one.name.in_language(language),
        detail=say("event-items", language, count=count),
        icon=one.icon,
        colour=one.colour,
    )


def _greeting(state: KioskState) -> Billboard:
    """What to do here; while the hall does not serve, when it will."""
    language = state.language
    if not state.alone and (closed := hours_words(state)):
        return Billboard(*closed, icon="clock", tone="warn", notice=notice(state))
    steps = (("touch", "step-1"), ("read", "step-2"), ("ticket", "step-3"))
    return Billboard(
        title=say("greeting-desk" if state.desk else "greeting", language),
        subtitle=_greeting_more(state),
        steps=tuple((icon, say(key, language)) for icon, key in steps),
        notice=notice(state),
    )


def _greeting_more(state: KioskState) -> str:
    if state.alone:
        return say("alone-more", state.language)
    return say("greeting-desk-more" if state.desk else "greeting-more", state.language)


def _department_card(state: KioskState, one: Department, board: Board, guide: Guide) -> Card:
    waiting, language = waiting_for(guide, board, one.id), state.language
    queues = {item.queue for item in items_of(guide, one.id)}
    return Card(
        key=f"department:{one.id}",
        title=one.name.in_language(language),
        detail=_waiting_words(state, board, waiting, queues),
        icon=one.icon,
        colour=one.colour,
        busy=waiting > 0 and not state.alone,
    )


def _queue_card(state: KioskState, one: QueueView, board: Board, guide: Guide) -> Card:
    return Card(
        key=f"queue:{one.id}",
        title=one.name.in_language(state.language),
        detail=_waiting_words(state, board, one.waiting, {one.id}),
        icon=queue_icon(guide, one.id),
        colour=one.colour,
        busy=one.waiting > 0 and not state.alone,
    )


def queue_icon(guide: Guide, queue: str) -> str:
    """The pictogram of the department a queue's items are of."""
    items = items_in_queue(guide, queue)
    department = find_department(guide, items[0].department) if items else None
    return department.icon if department else "account-group"


def _waiting_words(state: KioskState, board: Board, count: int, queues: set[str]) -> str:
    """How many wait; that nobody does promises nothing while the hall does not serve. Without the
    server nobody knows, and a queue whose numbers are used up is the guide desk's."""
    language = state.language
    if state.alone:
        return say(alone_words(state, queues), language)
    if count:
        return say("waiting", language, count=count)
    return say("waiting-none", language) if board.hours.state == "open" else ""


def alone_words(state: KioskState, queues: set[str]) -> str:
    """The key of what a choice says while the server is away."""
    left = any(state.stock.get(queue) for queue in queues)
    return "alone-take" if left else "alone-desk"


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
        cards=tuple(item_card(state, item, board) for item in page_of(items, state.page, size)),
        actions=back_and_home(language),
        page=state.page,
        pages=pages,
        paging=paging(state.page, pages),
    )


def _chosen(state: KioskState, board: Board, guide: Guide) -> tuple[str, str]:
    """Name and pictogram of what was chosen at home."""
    event = find_event(guide, state.event)
    if event is not None:
        return event.name.in_language(state.language), event.icon
    queue = find_queue(board, state.queue)
    if queue is not None:
        return queue.name.in_language(state.language), queue_icon(guide, queue.id)
    department = find_department(guide, state.department)
    if department is None:
        return "", "help"
    return department.name.in_language(state.language), department.icon


def item_card(state: KioskState, item: ServiceItem, board: Board) -> Card:
    """An item with those before it and its windows."""
    ahead, language = waiting_in(board, item.queue), state.language
    before = say("ahead-short", language, count=ahead) if ahead else say("waiting-none", language)
    if state.alone:
        before = say(alone_words(state, {item.queue}), language)
    parts = (before, window_list(item.windows, language))
    return Card(
        key=f"item:{item.id}",
        title=item.name.in_language(language),
        detail=" · ".join(parts),
        busy=ahead > 0 and not state.alone,
    )
