"""What stands on a piece of paper, in dots (8 to the millimetre, as on every 203 dpi head)."""

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]
PRINTABLE_DOTS = {58: 384, 80: 576}
DOTS_PER_MM = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row of paper may be printed: left margin and width of the area, and the alignment."""

    align: Align
    left: int
    area: int

    def start(self, width: int) -> int:
        """The first dot of something `width` dots wide."""
        spare = max(0, self.area - width)
        return self.left + {"left": 0, "center": spare // 2, "right": spare}[self.align]


@dataclass(frozen=True, slots=True)
class Cell:
    """One character in its box; `size` is how many times wider and higher than usual."""

    char: str
    box: tuple[int, int]
    size: tuple[int, int]
    bold: bool
    underline: int
    reverse: bool

    @property
    def width(self) -> int:
        return self.box[0] * self.size[0]

    @property
    def height(self) -> int:
        return self.box[1] * self.size[1]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of text; `pitch` is how far the paper moves for it."""

    cells: tuple[Cell, ...]
    place: Place
    spacing: int

    @property
    def text(self) -> str:
        return "".join(cell.char for cell in self.cells)

    @property
    def size(self) -> tuple[int, int]:
        wide = max((cell.size[0] for cell in self.cells), default=1)
        return wide, max((cell.size[1] for cell in self.cells), default=1)

    @property
    def width(self) -> int:
        return sum(cell.width for cell in self.cells)

    @property
    def height(self) -> int:
        return max((cell.height for cell in self.cells), default=0)

    @property
    def pitch(self) -> int:
        return max(self.spacing, self.height)

    @property
    def bold(self) -> bool:
        return any(cell.bold for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Gap:
    """Blank paper."""

    pitch: int


@dataclass(frozen=True, slots=True)
class Dots:
    """Black and white dots: `rows` of packed bytes, highest bit left; each dot `scale` times."""

    rows: tuple[bytes, ...]
    columns: int
    scale: tuple[int, int]
    place: Place

    @property
    def width(self) -> int:
        return self.columns * self.scale[0]

    @property
    def pitch(self) -> int:
        return len(self.rows) * self.scale[1]


@dataclass(frozen=True, slots=True)
class Slip:
    """All between two cuts. `raw` is what was sent, without the status queries at command level."""

    width: int
    raw: bytes
    items: tuple[Line | Gap | Dots, ...]
    qr: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]

    def report(self) -> dict[str, object]:
        """The JSON beside the picture."""
        return {
            "text": "\n".join(line.text for line in self.lines),
            "lines": [_line_report(line) for line in self.lines],
            "qr": list(self.qr),
            "cut": True,
            "width": self.width,
            "unknown": list(self.unknown),
        }


def _line_report(line: Line) -> dict[str, object]:
    return {
        "text": line.text,
        "size": list(line.size),
        "align": line.place.align,
        "bold": line.bold,
    }


@dataclass(slots=True)
class Draft:
    """A slip that has not been cut yet."""

    raw: bytearray = field(default_factory=bytearray)
    items: list[Line | Gap | Dots] = field(default_factory=list)
    qr: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def cut(self, width: int) -> Slip:
        """The finished slip."""
        return Slip(
            width=width,
            raw=bytes(self.raw),
            items=tuple(self.items),
            qr=tuple(self.qr),
            unknown=tuple(self.unknown),
        )
