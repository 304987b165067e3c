"""What is on the wall, as plain data: made by `display.views`, drawn by `display.screens`."""

from dataclasses import dataclass
from typing import Literal

TileState = Literal["called", "serving", "free", "paused"]


@dataclass(frozen=True)
class Corner:
    """What is wrong, in a corner, beside everything that still holds."""

    text: str
    icon: str


@dataclass(frozen=True)
class Header:
    hall: str
    clock: str
    date: str
    corner: Corner | None


@dataclass(frozen=True)
class Card:
    """The newest call. `beside` says the same in the visitor's language, or names the window."""

    announcement: str
    title: str
    again: str
    number: str
    before: str
    window: str
    after: str
    beside: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One of the latest calls."""

    number: str
    window: str
    new: bool


@dataclass(frozen=True)
class Recent:
    title: str
    to: str
    rows: tuple[Row, ...]
    empty: tuple[str, str]


@dataclass(frozen=True)
class WindowTile:
    """A window and the number at it, or a word where there is none."""

    window: str
    text: str
    state: TileState


@dataclass(frozen=True)
class QueueTile:
    prefix: str
    colour: str
    name: str
    waiting: str


@dataclass(frozen=True)
class NoticeText:
    title: str
    text: str


@dataclass(frozen=True)
class Welcome:
    """The left part before the first call of the day."""

    title: str
    text: str
    steps: tuple[tuple[str, str], ...]
    """(pictogram, words)."""


@dataclass(frozen=True)
class Telling:
    """Instead of everything: why there is nothing to show."""

    title: str
    text: str
    icon: str


@dataclass(frozen=True)
class View:
    """The whole wall. `turn` chooses the page wherever there are several; how many fit a page
    is for the drawing to find out. `widest` is a number as wide as any the hall gives."""

    screen: Literal["idle", "calls", "away"]
    language: str
    header: Header
    lit: bool
    turn: int
    telling: Telling | None = None
    card: Card | None = None
    welcome: Welcome | None = None
    recent: Recent | None = None
    serving: str = ""
    windows: tuple[WindowTile, ...] = ()
    no_windows: str = ""
    waiting: str = ""
    queues: tuple[QueueTile, ...] = ()
    widest: str = ""
    notices: tuple[NoticeText, ...] = ()
    help: NoticeText | None = None
