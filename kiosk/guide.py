"""Questions to the hall's guide and board: which items, how many wait, how long, where."""

from collections.abc import Sequence
from typing import TypeVar

from hall_link.wire.board import Board, QueueView, WindowView
from hall_link.wire.guide import Department, Guide, LifeEvent, ServiceItem
from hall_link.wire.wait import Wait

PAGE = 8
"""At most this many choices on a screen."""

LARGE_PAGE = 4
"""So many items on a screen in the large mode."""

T = TypeVar("T")


def shown_departments(guide: Guide | None) -> list[Department]:
    """The departments that have at least one item, in the guide's order."""
    if guide is None:
        return []
    used = {item.department for item in guide.items}
    return [department for department in guide.departments if department.id in used]


def items_of(guide: Guide | None, department: str | None) -> list[ServiceItem]:
    """A department's items in the guide's order."""
    return [item for item in guide.items if item.department == department] if guide else []


def shown_events(guide: Guide | None) -> list[LifeEvent]:
    """The life events with at least one item of the guide, in its order."""
    known = {item.id for item in guide.items} if guide else set()
    return [event for event in (guide.events if guide else []) if known & set(event.items)]


def find_event(guide: Guide | None, event: str | None) -> LifeEvent | None:
    """The life event of that id, None where the guide has none."""
    return next((one for one in shown_events(guide) if one.id == event), None)


def items_of_event(guide: Guide | None, event: str | None) -> list[ServiceItem]:
    """What a life event asks for, in its own order."""
    known = find_event(guide, event)
    found = [find_item(guide, item) for item in known.items] if known else []
    return [item for item in found if item is not None]


def items_in_queue(guide: Guide | None, queue: str) -> list[ServiceItem]:
    """The items that wait in a queue, in the guide's order."""
    return [item for item in guide.items if item.queue == queue] if guide else []


def shown_queues(board: Board) -> list[QueueView]:
    """The queues that some window serves, in the board's order."""
    served = {queue for window in board.windows for queue in window.queues}
    return [queue for queue in board.queues if queue.id in served]


def queues_first(board: Board) -> bool:
    """Whether the queues themselves fit one screen: then they are the first choice (row A1)."""
    return 0 < len(shown_queues(board)) <= PAGE


def find_queue(board: Board | None, queue: str | None) -> QueueView | None:
    """The queue of that id, None where no window serves such a one."""
    known = shown_queues(board) if board else []
    return next((one for one in known if one.id == queue), None)


def general_queue(board: Board | None, named: str) -> QueueView | None:
    """The queue for those who can't choose: the one `named`, else the one the hall says is so."""
    if named:
        return find_queue(board, named)
    known = shown_queues(board) if board else []
    return next((queue for queue in known if queue.general), None)


def find_item(guide: Guide | None, item: str | None) -> ServiceItem | None:
    """The item of that id, None where the guide has none."""
    return next((known for known in guide.items if known.id == item), None) if guide else None


def find_department(guide: Guide | None, department: str | None) -> Department | None:
    """The department of that id, None where the guide has none."""
    known = guide.departments if guide else []
    return next((one for one in known if one.id == department), None)


def known_item(guide: Guide | None, item: str | None) -> bool:
    """Whether the guide still has the item."""
    return find_item(guide, item) is not None


def page_count(choices: int, size: int = PAGE) -> int:
    """Pages of `size` needed for so many choices, at least one."""
    return max(1, -(-choices // size))


def page_of(choices: Sequence[T], page: int, size: int = PAGE) -> Sequence[T]:
    """The choices on a page counted from 0."""
    return choices[page * size : (page + 1) * size]


def waiting_in(board: Board, queue: str) -> int:
    """How many wait in a queue now; 0 for an unknown one."""
    return next((known.waiting for known in board.queues if known.id == queue), 0)


def waiting_for(guide: Guide, board: Board, department: str) -> int:
    """How many wait in all queues a department's items lead to."""
    queues = {item.queue for item in items_of(guide, department)}
    return sum(waiting_in(board, queue) for queue in queues)


def queue_windows(board: Board, queue: str) -> list[WindowView]:
    """The windows that serve a queue, open or not."""
    return [window for window in board.windows if queue in window.queues]


def wait_for(board: Board, queue: str) -> Wait | None:
    """How long somebody will wait who now takes a number for a queue, as the hall reckons; None
    where nobody can tell, as while no window is open."""
    return next((known.wait for known in board.queues if known.id == queue), None)
