"""What boards and signs are drawn on: one design at any size. Importing this imports fpdf2.

A design is made in millimetres and points for the paper it is named after; a `Canvas` lays it on
the page it is printed on, larger or smaller as a whole.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from PIL import Image, ImageOps

from hall_server.paper.wrapping import shortened, wrapped

Colour = tuple[int, int, int]
Align = Literal["left", "centre", "right"]

BLUE: Colour = (11, 78, 162)
INK: Colour = (28, 32, 38)
GREY: Colour = (98, 106, 116)
RULE: Colour = (205, 211, 218)
BAND: Colour = (240, 244, 249)
WHITE: Colour = (255, 255, 255)
RED: Colour = (190, 24, 32)

A4, A3 = (210.0, 297.0), (297.0, 420.0)

_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The same facts give the same bytes."""
_POINT_MM = 0.3528
_LEADING = 1.42
"""From line to line, in heights of the type."""
_BOLD = 0.028
"""How much a stroke of bold type is widened, in heights of the type."""
_MEASURED = 100.0
"""Points at which a sign is measured."""
_BOLD_FROM = 13.0
"""Points below which a viewer would draw a stroke thicker than it is."""
_LABELLED_MM = 20.0
"""A narrower place for a photograph has no room to say so."""
_PHOTO_PIXELS = (480, 640)


class HallPdf(FPDF):
    """A document in the hall's font, which knows how wide each sign is."""

    def __init__(self, page: tuple[float, float]) -> None:
        super().__init__(unit="mm", format=page)
        self._signs: dict[str, float] = {}

    def wide(self, text: str, size: float) -> float:
        """How wide a text is, in millimetres: signs are set beside each other, not shaped."""
        known = self._signs
        for sign in text:
            if sign not in known:
                self.set_font("hall", size=_MEASURED)
                known[sign] = self.get_string_width(sign) / _MEASURED
        return sum(known[sign] for sign in text) * size


def new_pdf(title: str, page: tuple[float, float] = A4) -> HallPdf:
    """An empty document with the hall's font; a page is so large unless it says otherwise."""
    pdf = HallPdf(page)
    pdf.set_creation_date(_MADE)
    pdf.set_auto_page_break(False)
    pdf.set_margins(0, 0)
    pdf.c_margin = 0
    pdf.set_title(title)
    pdf.set_lang("zh-CN")
    pdf.add_font("hall", "", str(pylopdf_fonts_zh_cn.sans_path()))
    return pdf


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: points, colour, weight."""

    size: float
    colour: Colour = INK
    bold: bool = False


class Canvas:
    """A part of a page, `k` times as large as it was designed, its corner at (x, y)."""

    def __init__(self, pdf: HallPdf, x: float = 0, y: float = 0, k: float = 1) -> None:
        self.pdf, self._x, self._y, self._k = pdf, x, y, k

    def at(self, x: float, y: float) -> "Canvas":
        """The same, from another corner."""
        return Canvas(self.pdf, self._x + x * self._k, self._y + y * self._k, self._k)

    def on_page(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the design lies on the page, in the page's millimetres."""
        return self._x + x * self._k, self._y + y * self._k

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: Colour | None = None,
        line: Colour | None = None,
        weight: float = 0.3,
        radius: float = 0,
    ) -> None:
        """A rectangle, its corners round where `radius` says so."""
        k = self._k
        if fill:
            self.pdf.set_fill_color(*fill)
        if line:
            self.pdf.set_draw_color(*line)
            self.pdf.set_line_width(weight * k)
        style = ("D" if line else "") + ("F" if fill else "")
        place = (self._x + x * k, self._y + y * k, width * k, height * k)
        rounded = radius > 0
        self.pdf.rect(*place, style=style, round_corners=rounded, corner_radius=radius * k)

    def circle(
        self, x: float, y: float, across: float, fill: Colour | None, line: Colour | None = None
    ) -> None:
        """A circle in the square whose corner is (x, y)."""
        k = self._k
        self.pdf.set_fill_color(*(fill or WHITE))
        self.pdf.set_draw_color(*(line or fill or INK))
        self.pdf.set_line_width(0.3 * k)
        place = (self._x + x * k, self._y + y * k, across * k, across * k)
        self.pdf.ellipse(*place, style=("D" if line else "") + ("F" if fill else ""))

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: Colour = RULE,
        weight: float = 0.25,
        dash: float = 0,
    ) -> None:
        """Straight from point to point."""
        k = self._k
        self.pdf.set_draw_color(*colour)
        self.pdf.set_line_width(weight * k)
        self.pdf.set_dash_pattern(*((dash * k, dash * k) if dash else ()))
        self.pdf.polyline([(self._x + x * k, self._y + y * k) for x, y in points])
        self.pdf.set_dash_pattern()

    def arrow_down(self, x: float, y: float, length: float, colour: Colour) -> None:
        """From (x, y) downwards, its head at the end."""
        k = self._k
        self.line([(x, y), (x, y + length - 1.5)], colour, 0.5)
        self.pdf.set_fill_color(*colour)
        tip = [(x - 1.4, y + length - 2), (x + 1.4, y + length - 2), (x, y + length)]
        self.pdf.polygon([(self._x + a * k, self._y + b * k) for a, b in tip], style="F")

    def wide(self, text: str, size: float) -> float:
        """How wide a text is, in the design's millimetres."""
        return self.pdf.wide(text, size)

    def text(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        type_: Type,
        align: Align = "left",
        least: float = 0.55,
    ) -> None:
        """One line from `y` down, made smaller where it is too wide, by no more than `least`; what
        still does not fit is left out."""
        size, wide = type_.size, self.wide(text, type_.size)
        if wide > width:
            size = max(size * least, size * width / wide * 0.995)
            text = shortened(text, width, lambda told: self.wide(told, size))
            wide = self.wide(text, size)
        start = {"left": 0.0, "centre": (width - wide) / 2, "right": width - wide}[align]
        base = y + type_.size * _POINT_MM * 0.5 + size * _POINT_MM * 0.38
        self._write(x + start, base, text, size, type_)

    def _write(self, x: float, base: float, text: str, size: float, type_: Type) -> None:
        pdf, k = self.pdf, self._k
        pdf.set_font("hall", size=size * k)
        pdf.set_text_color(*type_.colour)
        pdf.set_draw_color(*type_.colour)
        pdf.set_line_width(size * _POINT_MM * _BOLD * k)
        mode = "FILL_STROKE" if type_.bold and size * k >= _BOLD_FROM else "FILL"
        with pdf.local_context(text_mode=mode):
            pdf.text(self._x + x * k, self._y + base * k, text)

    def lines(self, text: str, width: float, size: float) -> list[str]:
        """The text broken into lines of a width."""
        return wrapped(text, width, lambda told: self.wide(told, size))

    def leading(self, size: float) -> float:
        """From line to line, in millimetres."""
        return size * _POINT_MM * _LEADING

    def height(self, text: str, width: float, size: float) -> float:
        """How high a paragraph is."""
        return len(self.lines(text, width, size)) * self.leading(size)

    def paragraph(
        self, x: float, y: float, width: float, text: str, type_: Type, align: Align = "left"
    ) -> float:
        """Lines below each other; gives their height."""
        step, lines = self.leading(type_.size), self.lines(text, width, type_.size)
        inset = (step - type_.size * _POINT_MM) / 2
        for place, line in enumerate(lines):
            self.text(x, y + place * step + inset, width, line, type_, align)
        return len(lines) * step

    def photo(self, x: float, y: float, width: float, photo: bytes | None) -> None:
        """A portrait, three to four; a figure in its place where there is none."""
        height, k = width * 4 / 3, self._k
        if photo is None:
            self._figure(x, y, width, height)
        else:
            with Image.open(io.BytesIO(photo)) as opened:
                fitted = ImageOps.fit(opened.convert("RGB"), _PHOTO_PIXELS, centering=(0.5, 0.3))
            self.pdf.image(fitted, self._x + x * k, self._y + y * k, width * k, height * k)
        self.box(x, y, width, height, line=RULE, weight=0.3)

    def _figure(self, x: float, y: float, width: float, height: float) -> None:
        k, pdf = self._k, self.pdf
        self.box(x, y, width, height, fill=(232, 237, 244))
        head = width * 0.36
        self.circle(x + (width - head) / 2, y + height * 0.2, head, (190, 200, 213))
        place = (self._x + x * k, self._y + y * k, width * k, height * k)
        with pdf.rect_clip(*place):
            self.circle(x + width * 0.14, y + height * 0.55, width * 0.72, (190, 200, 213))
        size = width * 0.26
        if width > _LABELLED_MM:
            self.text(x, y + height - size * 0.5, width, "照 片", Type(size, GREY), "centre")

    def cut_marks(self, width: float, height: float) -> None:
        """Small lines outside the corners, to cut along."""
        for x, out in ((0.0, -1), (width, 1)):
            for y, off in ((0.0, -1), (height, 1)):
                self.line([(x + out * 2, y), (x + out * 6, y)], GREY, 0.15)
                self.line([(x, y + off * 2), (x, y + off * 6)], GREY, 0.15)
