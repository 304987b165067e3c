"""The ground of an official A4 sheet: its fonts, measures, pages and ruled cells. Uses fpdf2.

Positions and sizes are millimetres; type is in points.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.enums import Align

from hall_link.wire.slips import DocumentSlip
from hall_server.paper.wrapping import wrapped

LEFT, WIDTH = 24.0, 162.0
INK, GREY, RED = (20, 22, 26), (110, 116, 124), (190, 24, 32)
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The same document gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How dense a sheet is set: where it begins and ends, type, and the room in and between."""

    top: float
    bottom: float
    title: float
    body: float
    small: float
    leading: float
    pad: float
    sign: float


OPEN = Measure(18, 280, 22, 12, 10, 6.6, 1.8, 13)
CLOSE = Measure(14, 284, 19, 11, 9.5, 5.6, 1.3, 10.5)
DENSE = Measure(11, 286, 17, 10.5, 9, 5.0, 1.05, 9)
"""For a document in parts: both halves on one page."""

MEASURES = (OPEN, CLOSE, DENSE)
"""From roomy to tight: the first in which a document stands on one page is taken."""


class SheetGround:
    """Where the next piece stands, and a new page where one has no room."""

    def __init__(self) -> None:
        pdf = self._pdf = FPDF(format="A4")
        pdf.set_creation_date(_MADE)
        pdf.set_auto_page_break(False)
        pdf.set_margins(LEFT, OPEN.top)
        pdf.c_margin = 0
        pdf.add_font("song", "", str(pylopdf_fonts_zh_cn.serif_path()))
        pdf.add_font("hei", "", str(pylopdf_fonts_zh_cn.sans_path()))

    def begin(self, slip: DocumentSlip, voided: bool, measure: Measure = OPEN) -> None:
        """A document, on a page of its own."""
        self._slip, self._voided, self._english = slip, voided, slip.language == "en"
        self._m = DENSE if any(block.block == "cut" for block in slip.blocks) else measure
        self._pdf.set_title(f"{slip.title.zh} {slip.serial}".strip())
        self._pdf.set_lang("en" if self._english else "zh-CN")
        self._new_page()
        self._began = self.y

    @property
    def y(self) -> float:
        """How far down the page is filled."""
        return float(self._pdf.get_y())

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pdf.pages)

    def finished(self) -> bytes:
        """The whole PDF."""
        return bytes(self._pdf.output())

    def _new_page(self) -> None:
        self._pdf.add_page()
        if self._voided:
            self._stamp("VOID" if self._english else "作 废")
        self._pdf.set_xy(LEFT, self._m.top)

    def _stamp(self, text: str) -> None:
        self._pdf.set_font("hei", size=90)
        self._pdf.set_text_color(240, 196, 198)
        with self._pdf.rotation(35, 105, 148):
            self._pdf.set_xy(0, 130)
            self._pdf.cell(210, 36, text, align=Align.C)

    def _room_for(self, height: float, below: float = 0.0) -> None:
        """below: how far it may reach into the foot of the page."""
        if self.y + height > self._m.bottom + below:
            self._new_page()

    def _style(self, size: float, font: str = "song", colour: tuple[int, int, int] = INK) -> None:
        self._pdf.set_font(font, size=size)
        self._pdf.set_text_color(*colour)

    def _paragraph(self, text: str, x: float, width: float, align: Align = Align.L) -> None:
        """Neither its first line nor its last stands alone on a page."""
        lines = self._broken(text, width)
        for place, line in enumerate(lines):
            left = len(lines) - place
            self._room_for(self._m.leading * (2 if left == 2 or (left > 2 and not place) else 1))
            self._pdf.set_x(x)
            self._pdf.cell(width, self._m.leading, line, align=align, new_x="LMARGIN", new_y="NEXT")

    def _row(self, text: str, height: float, align: Align) -> None:
        self._pdf.cell(WIDTH, height, text, align=align, new_x="LMARGIN", new_y="NEXT")

    def _lines(self, text: str, width: float) -> int:
        return len(self._broken(text, width))

    def _broken(self, text: str, width: float) -> list[str]:
        """Its lines in the type that is set: none begins with a closing mark (避头尾)."""
        return wrapped(text, width, lambda told: float(self._pdf.get_string_width(told)))

    def _box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        text: str,
        align: Align = Align.L,
        shaded: bool = False,
    ) -> None:
        pdf = self._pdf
        pdf.set_draw_color(*INK)
        pdf.set_line_width(0.25)
        pdf.set_fill_color(*((244, 245, 247) if shaded else (255, 255, 255)))
        pdf.rect(x, y, width, height, style="DF" if shaded else "D")
        lines = self._broken(text, width - 2 * self._m.pad)
        top = y + (height - len(lines) * self._m.leading) / 2
        for place, line in enumerate(lines):
            pdf.set_xy(x + self._m.pad, top + place * self._m.leading)
            pdf.cell(width - 2 * self._m.pad, self._m.leading, line, align=align)

    def gap(self, height: float) -> None:
        """Empty space."""
        self._pdf.set_xy(LEFT, self.y + height)
