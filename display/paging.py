"""Pages that are turned: tiles that do not fit at once, and notices. Pure: widths are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from display.view import NoticeText
from hall_link.look.wrapping import Measure, wrapped

T = TypeVar("T")


def pages_needed(count: int, size: int) -> int:
    """Pages of `size` needed for so many things, at least one."""
    return max(1, -(-count // max(1, size)))


def page_at(things: Sequence[T], size: int, turn: int) -> Sequence[T]:
    """What is shown at a turn: about as much on every page; after the last comes the first."""
    pages = pages_needed(len(things), size)
    page, share = turn % pages, -(-len(things) // pages)
    return things[page * share : (page + 1) * share]


@dataclass(frozen=True)
class NoticePage:
    """A part of a notice that fits; `page` of `pages` counts from 1 over all notices."""

    title: str
    lines: tuple[str, ...]
    page: int
    pages: int


def notice_at(
    notices: Sequence[NoticeText], turn: int, width: float, size: float, rows: int, measure: Measure
) -> NoticePage | None:
    """The page shown at a turn; None without notices. A text takes as many pages as it needs."""
    parts = [
        (notice.title, tuple(lines))
        for notice in notices
        for lines in _parts(wrapped(notice.text, width, size, measure), rows)
    ]
    if not parts:
        return None
    place = turn % len(parts)
    title, lines = parts[place]
    return NoticePage(title, lines, place + 1, len(parts))


def _parts(lines: list[str], rows: int) -> list[list[str]]:
    return [lines[start : start + rows] for start in range(0, len(lines), rows)]
