"""Questions to the hall's guide and board: which items, how many wait, how long, where."""

from collections.abc import Sequence
from typing import TypeVar

from hall_link.wire.board import Board, WindowView
from hall_link.wire.guide import Department, Guide, ServiceItem

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


def open_windows(board: Board, item: ServiceItem) -> list[WindowView]:
    """The windows that serve the item and have somebody at them now."""
    return [w for w in board.windows if w.number in item.windows and w.state == "open"]


def wait_range(board: Board, item: ServiceItem) -> tuple[int, int] | None:
    """Least and most minutes to wait, in steps of five; None while no window for it is open.

    Least: the item's open windows serve nobody but its queue. Most: everybody who waits for one
    of those windows is served before.
    """
    windows = open_windows(board, item)
    if not windows:
        return None
    queues = {item.queue} | {queue for window in windows for queue in window.queues}
    ahead = waiting_in(board, item.queue)
    rivals = sum(waiting_in(board, queue) for queue in queues)
    low, high = (count * item.minutes / len(windows) for count in (ahead, rivals))
    return int(low // 5) * 5, max(5, int(-(-high // 5)) * 5)
