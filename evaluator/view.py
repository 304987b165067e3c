"""What is on a screen, as plain data: the pictures of `evaluator.views`, drawn by the screens."""

from dataclasses import dataclass

from hall_link.keypad.picture import Keypad
from hall_link.look.parts import Button, Paging


@dataclass(frozen=True)
class Header:
    """What every screen says of its place: hall, clock and date, window."""

    hall: str
    clock: str
    date: str
    window: str
    window_label: str
    window_name: str


@dataclass(frozen=True)
class Card:
    """The window's clerk."""

    initial: str
    name: str
    post: str
    greeting: str


@dataclass(frozen=True)
class Face:
    """A level. Every one is drawn alike."""

    key: str
    text: str
    icon: str


@dataclass(frozen=True)
class Tile:
    key: str
    text: str
    icon: str


@dataclass(frozen=True)
class Receipt:
    """Number and code of a complaint, to be written down."""

    number_label: str
    number: str
    code_label: str
    code: str


@dataclass(frozen=True)
class Chip:
    key: str
    text: str
    ticked: bool


@dataclass(frozen=True)
class Ring:
    """Whole seconds left of `total`."""

    left: int
    total: int


@dataclass(frozen=True)
class View:
    """A whole screen. Parts a screen has no use for are empty."""

    screen: str
    language: str
    connected: bool
    header: Header
    switch: Button
    title: str = ""
    subtitle: str = ""
    icon: str = ""
    card: Card | None = None
    notice: tuple[str, str] | None = None
    warning: str = ""
    ring: Ring | None = None
    faces: tuple[Face, ...] = ()
    chips: tuple[Chip, ...] = ()
    paging: Paging | None = None
    footnote: str = ""
    buttons: tuple[Button, ...] = ()
    keypad: Keypad | None = None
    tiles: tuple[Tile, ...] = ()
    receipt: Receipt | None = None
    complain: Button | None = None
    """The small way in to a complaint."""
