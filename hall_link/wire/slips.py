"""Papers other than tickets: a notice, a receipt or a guide as a list of blocks.

The server composes them; a printer worker sets them in its own columns and knows no forms, and a
page can show the same blocks as a preview.
"""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Language, Message, Words


class Heading(Message):
    """A line in large type, in the middle. `level` 1 is the paper's title, 2 a part of it."""

    block: Literal["heading"] = "heading"
    text: str
    level: Literal[1, 2] = 1


class Line(Message):
    """A paragraph; wrapped to the paper's columns."""

    block: Literal["line"] = "line"
    text: str
    strong: bool = False
    align: Literal["left", "centre", "right"] = "left"


class Pair(Message):
    """A field of the form and what stands in it; an empty value leaves room to write."""

    block: Literal["pair"] = "pair"
    label: str
    value: str


class Entry(Message):
    """One line of a list, with its number or a box: `[ ]` open, `[x]` ticked."""

    block: Literal["entry"] = "entry"
    text: str
    mark: str = ""
    detail: str = ""


class Grid(Message):
    """A small table. A slip of 58 mm holds three columns at the most."""

    block: Literal["grid"] = "grid"
    heads: list[str]
    rows: list[list[str]]


class Rule(Message):
    """A line across."""

    block: Literal["rule"] = "rule"


class Gap(Message):
    """Empty space of so many lines."""

    block: Literal["gap"] = "gap"
    lines: int = 1


class Signature(Message):
    """A place to sign, and to write the day where `dated`. `seal`: it is stamped (盖章)."""

    block: Literal["signature"] = "signature"
    label: str
    dated: bool = False
    seal: bool = False


class Code(Message):
    """A QR code with a line that says what it is for."""

    block: Literal["code"] = "code"
    content: str
    caption: str = ""


class Cut(Message):
    """The paper is cut here: what follows is the next part (存根, 委托人联 …)."""

    block: Literal["cut"] = "cut"


Block = Annotated[
    Heading | Line | Pair | Entry | Grid | Rule | Gap | Signature | Code | Cut,
    Field(discriminator="block"),
]


class DocumentSlip(Message):
    """Everything printed on a slip that is no ticket. `form` is its form's id.

    `serial`: its number without gaps, empty for papers that have none (a printed guide).
    """

    form: str
    title: Words
    serial: str = ""
    language: Language = "zh"
    blocks: list[Block]
