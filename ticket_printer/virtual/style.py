"""How the next character will look: the printer's settings between two orders."""

from dataclasses import dataclass

from ticket_printer.virtual.scanner import Letter
from ticket_printer.virtual.slip import Align, Cell

FONT_A, FONT_B, HANZI = (12, 24), (9, 17), (24, 24)
USUAL_SPACING = 30  # dots, 1/6 inch on most heads
ALIGNS: dict[int, Align] = {0: "left", 1: "center", 2: "right"}


@dataclass(slots=True)
class Style:
    """The settings ESC @ brings back. Sizes are (width, height) as multiples of the usual."""

    printable: int
    align: Align = "left"
    bold: bool = False
    strike: bool = False
    underline: int = 0
    hanzi_underline: int = 0
    reverse: bool = False
    font: tuple[int, int] = FONT_A
    size: tuple[int, int] = (1, 1)
    hanzi_size: tuple[int, int] = (1, 1)
    spacing: int = USUAL_SPACING
    left: int = 0
    area: int | None = None

    def cell(self, letter: Letter) -> Cell:
        """The box of a character. Hanzi take the larger of GS ! and FS !, as most models do."""
        size, box, underline = self.size, self.font, self.underline
        if letter.wide:
            size = max(size[0], self.hanzi_size[0]), max(size[1], self.hanzi_size[1])
            box, underline = HANZI, max(underline, self.hanzi_underline)
        bold = self.bold or self.strike
        return Cell(letter.char, box, size, bold, underline, self.reverse)

    def order(self, name: str, args: bytes) -> bool:
        """Obeys a setting; False when the order is none, or its value is outside its range."""
        value = int.from_bytes(args, "little")
        if name in ("bold", "strike", "reverse"):
            setattr(self, name, bool(value & 1))
        elif name in ("spacing", "left"):
            setattr(self, name, value)
        elif name in ("underline", "hanzi underline"):
            return self._underline(name, value)
        else:
            return self._measure(name, value)
        return True

    def _underline(self, name: str, value: int) -> bool:
        dots = value - 48 if value >= 48 else value
        if dots > 2:
            return False
        setattr(self, name.replace(" ", "_"), dots)
        return True

    def _measure(self, name: str, value: int) -> bool:
        if name == "size" and not value & 0x88:
            self.size = (value >> 4) + 1, (value & 7) + 1
        elif name == "mode":
            self._mode(value)
        elif name == "hanzi mode":
            self.hanzi_size = _doubled(bool(value & 4), bool(value & 8))
            self.hanzi_underline = 1 if value & 0x80 else 0
        elif name == "hanzi double":
            self.hanzi_size = _doubled(bool(value & 1), bool(value & 1))
        else:
            return self._layout(name, value)
        return True

    def _layout(self, name: str, value: int) -> bool:
        digit = value - 48 if value >= 48 else value
        if name == "align" and digit in ALIGNS:
            self.align = ALIGNS[digit]
        elif name == "font" and digit in (0, 1):
            self.font = FONT_B if digit else FONT_A
        elif name == "usual spacing":
            self.spacing = USUAL_SPACING
        elif name == "area":
            self.area = value
        else:
            return False
        return True

    def _mode(self, value: int) -> None:
        """ESC ! sets six things at once."""
        self.font = FONT_B if value & 1 else FONT_A
        self.bold = bool(value & 8)
        self.size = _doubled(bool(value & 0x20), bool(value & 0x10))
        self.underline = 1 if value & 0x80 else 0


def _doubled(wide: bool, high: bool) -> tuple[int, int]:
    return (2 if wide else 1), (2 if high else 1)
