"""What is on the wall, as plain data: made by `display.views`, drawn by `display.screens`."""

from dataclasses import dataclass
from typing import Literal

TileState = Literal["called", "serving", "free", "paused", "elsewhere"]
SignState = Literal["called", "serving", "free", "paused", "elsewhere", "closed"]


@dataclass(frozen=True)
class Corner:
    """What is wrong, in a corner, beside everything that still holds. `calm`: nothing is wrong,
    it is only good to know."""

    text: str
    icon: str
    calm: bool = False


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
    icon: str
    name: str
    waiting: str


@dataclass(frozen=True)
class NoticeText:
    title: str
    text: str


@dataclass(frozen=True)
class Welcome:
    """A page that greets whoever comes in."""

    title: str
    text: str
    steps: tuple[tuple[str, str], ...]
    """(pictogram, words)."""


@dataclass(frozen=True)
class Line:
    """A line of a list: a badge, what it is about, and what there is to know of it."""

    badge: str
    colour: str
    icon: str
    name: str
    beside: str
    right: str
    faint: bool = False


@dataclass(frozen=True)
class List:
    """A page of lines, of as many sheets as it needs."""

    title: str
    icon: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Fact:
    icon: str
    name: str
    text: str


@dataclass(frozen=True)
class Facts:
    """A page about the day: how things stand now, and what to know."""

    title: str
    icon: str
    now: str
    facts: tuple[Fact, ...]


Page = Welcome | List | Facts | NoticeText


@dataclass(frozen=True)
class Person:
    """Who sits at a window. `post` says so where it is the stand-in."""

    name: str
    title: str
    post: str


@dataclass(frozen=True)
class Sign:
    """A window's screen (row C2). `title` over `big`, `more` below; `beside` in the visitor's own
    language; `note`: what else is served here."""

    number: str
    unit: str
    name: str
    state: SignState
    title: str
    big: str
    more: str
    beside: str
    services: str
    queues: tuple[QueueTile, ...]
    note: str
    person: Person | None


@dataclass(frozen=True)
class Telling:
    """Instead of everything: why there is nothing to show."""

    title: str
    text: str
    icon: str


@dataclass(frozen=True)
class View:
    """The whole wall. `turn` chooses the page wherever there are several; how many fit a page
    is for the drawing to find out. `widest` is a number as wide as any the hall gives. `pages`
    stand where the newest call is, while nobody is called (row C6). `flash`: the card and the
    wall's edge flash for somebody who does not hear. `ready`: who is to get ready."""

    screen: Literal["idle", "calls", "pages", "window", "away"]
    language: str
    header: Header
    lit: bool
    turn: int
    telling: Telling | None = None
    card: Card | None = None
    flash: bool = False
    pages: tuple[Page, ...] = ()
    sign: Sign | None = None
    recent: Recent | None = None
    serving: str = ""
    windows: tuple[WindowTile, ...] = ()
    no_windows: str = ""
    waiting: str = ""
    queues: tuple[QueueTile, ...] = ()
    widest: str = ""
    notices: tuple[NoticeText, ...] = ()
    help: NoticeText | None = None
    ready: NoticeText | None = None
