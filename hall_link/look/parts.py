"""Parts that screens of several devices have, as plain data."""

from dataclasses import dataclass
from typing import Literal

Place = Literal["left", "middle", "right"]


@dataclass(frozen=True)
class Button:
    """`main` is the one that goes on; `enabled` False is shown and cannot be pressed."""

    key: str
    text: str
    icon: str
    place: Place = "left"
    main: bool = False
    enabled: bool = True


@dataclass(frozen=True)
class Key:
    """A key of a keyboard on the screen; `share` of the width of a letter's key."""

    key: str
    text: str
    icon: str = ""
    share: float = 1.0
    enabled: bool = True


@dataclass(frozen=True)
class Paging:
    """Arrows, and words between them that say which page it is."""

    words: str
    previous: Button
    next: Button


def paging(page: int, pages: int) -> Paging | None:
    """Arrows for page `page` (from 0) of `pages`; None where one page holds all."""
    if pages < 2:
        return None
    return Paging(
        words=f"{page + 1} / {pages}",
        previous=Button("previous", "", "previous", enabled=page > 0),
        next=Button("next", "", "next", enabled=page < pages - 1),
    )
