"""What is on a screen, as plain data: the pictures of `kiosk.views`, drawn by `kiosk.screens`."""

from dataclasses import dataclass
from typing import Literal

from hall_link.keypad.picture import Keypad
from hall_link.look.parts import Button, Key, Paging

Tone = Literal["ask", "good", "warn"]
Place = Literal["left", "middle", "right"]


@dataclass(frozen=True)
class Header:
    hall: str
    clock: str
    date: str


@dataclass(frozen=True)
class Billboard:
    """The top third: what the screen asks or says. `steps` are (pictogram, words)."""

    title: str
    subtitle: str = ""
    icon: str = "hall"
    tone: Tone = "ask"
    steps: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    calm: bool = False
    """The notice is good to know; nothing is wrong that a person could mend."""


@dataclass(frozen=True)
class Card:
    """One choice. `key` is what a touch on it means: `department:ID`, `queue:ID`, `event:ID`,
    `item:ID`, `priority:ID` or `pass:COUNT`."""

    key: str
    title: str
    detail: str
    icon: str = ""
    colour: str = ""
    busy: bool = True


@dataclass(frozen=True)
class Option:
    """What may be wanted besides; `chosen` where it is wanted already, `later` where it has to
    wait: a press says why."""

    key: str
    title: str
    icon: str
    detail: str = ""
    chosen: bool = False
    later: bool = False


@dataclass(frozen=True)
class Keyboard:
    """Keys under what is typed; `shown` is empty while nothing is, and `hint` says what to type."""

    keys: tuple[Key, ...]
    shown: str
    hint: str


@dataclass(frozen=True)
class Counter:
    """A figure with a key for less and one for more."""

    title: str
    words: str
    less: Button
    more: Button


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    icon: str


@dataclass(frozen=True)
class MaterialLine:
    name: str
    detail: str
    sample: str


@dataclass(frozen=True)
class PaperLine:
    """A paper to bring. `key` is empty where it is only told of; `state` says in a word whether it
    is at hand; `sample` shows its forms."""

    key: str
    title: str
    detail: str
    icon: str
    state: str = ""
    chosen: bool = False
    sample: Button | None = None


@dataclass(frozen=True)
class Picture:
    """A page of a sample form, from a file; of an enlarged one the `quarter`, 0 to 3."""

    path: str
    quarter: int | None = None


@dataclass(frozen=True)
class GuideRow:
    """A published field: what stands before it (a label or a number), its text, what adds to it,
    and what can be looked at."""

    label: str
    text: str
    detail: str = ""
    mark: str = ""
    button: Button | None = None


@dataclass(frozen=True)
class GuideSection:
    """Rows under a heading; `numbered` rows have a number for a label, those of a `flow` follow
    one from another."""

    title: str
    icon: str
    rows: tuple[GuideRow, ...]
    numbered: bool = False
    flow: bool = False


@dataclass(frozen=True)
class Countdown:
    """Whole seconds left of `total`, with its words."""

    left: int
    total: int
    title: str = ""
    text: str = ""
    button: str = ""


@dataclass(frozen=True)
class Footer:
    hotline: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Station:
    """A step of a case's way: done, the one it is at (`here`), or still to come."""

    words: str
    day: str
    done: bool
    here: bool = False


@dataclass(frozen=True)
class Progress:
    """The way of a case as a line of stations, and under it what the citizen has to know or do."""

    stations: tuple[Station, ...]
    facts: tuple[Fact, ...]
    task_title: str = ""
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """One of those who serve. `key`: what a touch means, empty where it means nothing.

    `place`: where this person is; `here` when at the window. `ribbon`: leads the hall today.
    `picture`: a file of this machine, empty without one; then `initial` stands there.
    """

    key: str
    name: str
    post: str
    place: str
    here: bool
    initial: str
    picture: str = ""
    ribbon: str = ""


@dataclass(frozen=True)
class View:
    """A whole screen. Parts a screen has no use for are empty."""

    screen: str
    language: str
    connected: bool
    large: bool
    contrast: bool
    header: Header
    billboard: Billboard
    footer: Footer
    cards: tuple[Card, ...] = ()
    facts: tuple[Fact, ...] = ()
    materials: tuple[MaterialLine, ...] = ()
    materials_title: str = ""
    materials_empty: str = ""
    guide_button: Button | None = None
    check_button: Button | None = None
    """Under the materials: whether all of them are at hand; and what is best done if not."""
    sections: tuple[GuideSection, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    picture: Picture | None = None
    code: str = ""
    """What a QR code says that is shown for want of paper."""
    code_label: str = ""
    """What that code is for."""
    number: str | None = None
    number_label: str = ""
    lines: tuple[str, ...] = ()
    icon: str = ""
    ways: tuple[Option, ...] = ()
    """Other ways in than the cards of home."""
    options: tuple[Option, ...] = ()
    besides: tuple[Option, ...] = ()
    """What is done here besides tickets: a quiet row of home."""
    keyboard: Keyboard | None = None
    keypad: Keypad | None = None
    progress: Progress | None = None
    people: tuple[Person, ...] = ()
    review: tuple[Fact, ...] = ()
    private: bool = False
    """What is on it belongs to the person alone: reports leave it out."""
    counter: Counter | None = None
    actions: tuple[Button, ...] = ()
    paging: Paging | None = None
    page: int = 0
    pages: int = 1
    spoken: str = ""
    """What the voice says, where title and subtitle are not enough."""
    leaving: Countdown | None = None
    """The ticket's remaining seconds."""
    warning: Countdown | None = None
    """The last seconds before an untouched screen goes home; lies over everything."""
