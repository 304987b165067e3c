"""What a slip is made of, from top to bottom; says nothing of bytes."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre"]


@dataclass(frozen=True)
class Paper:
    """A width of paper: what can be printed on one line, in dots and in half columns."""

    millimetres: int
    dots: int
    columns: int


PAPERS = {58: Paper(58, 384, 32), 80: Paper(80, 576, 48)}
"""Printable area of the two usual rolls at 8 dots per millimetre."""


@dataclass(frozen=True)
class Line:
    """One line of text, never wider than the paper. Sizes multiply width and height, 1 to 8."""

    text: str
    wide: int = 1
    high: int = 1
    bold: bool = False
    align: Align = "centre"


@dataclass(frozen=True)
class Gap:
    """White space, in dots."""

    dots: int


@dataclass(frozen=True)
class Rule:
    """A line from edge to edge."""

    columns: int


@dataclass(frozen=True)
class QrCode:
    """A QR code in the middle; `module` is the side of one of its squares in dots."""

    data: str
    module: int


@dataclass(frozen=True)
class Cut:
    """Feeds the slip out and cuts it."""


Block = Line | Gap | Rule | QrCode | Cut
