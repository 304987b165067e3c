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
class Paging:
    """Arrows, and words between them that say which page it is."""

    words: str
    previous: Button
    next: Button
