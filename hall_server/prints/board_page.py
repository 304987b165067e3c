"""A board of as many sheets as its table needs: heads, groups, rows. Importing imports fpdf2.

It is designed for A4, upright or lying; on A3 it is the same, larger.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_server.prints.ground import (
    A4,
    BAND,
    BLUE,
    GREY,
    INK,
    RULE,
    WHITE,
    Align,
    Canvas,
    Colour,
    HallPdf,
    Type,
    new_pdf,
)

MARGIN, TITLE_MM, FOOT_MM = 12.0, 27.0, 11.0
Sheet = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, how its cells stand."""

    head: str
    share: float
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """What stands on every sheet: the hall, the board's name, a line below it, one at the foot."""

    hall: str
    title: str
    note: str
    foot: str


class BoardPages:
    """Sheets of one size. `y`: how far down the present one is filled."""

    def __init__(self, board: Board, sheet: Sheet, lying: bool) -> None:
        self.pdf: HallPdf = new_pdf(f"{board.hall} {board.title}")
        self._board = board
        short, long = sheet
        self._format = (long, short) if lying else (short, long)
        self._k = sheet[0] / A4[0]
        self.width = (A4[1] if lying else A4[0]) - 2 * MARGIN
        self._high = A4[0] if lying else A4[1]
        self.y = 0.0
        self.new_page()

    @property
    def bottom(self) -> float:
        """Where the foot begins."""
        return self._high - FOOT_MM - 3

    def new_page(self) -> None:
        """A sheet with its title and foot."""
        self.pdf.add_page(format=self._format)
        self.canvas = Canvas(self.pdf, 0, 0, self._k)
        full, board = self.width + 2 * MARGIN, self._board
        self.canvas.box(0, 0, full, TITLE_MM, fill=BLUE)
        self.canvas.text(MARGIN, 4.2, self.width, board.title, Type(30, WHITE, bold=True), "centre")
        self.canvas.text(
            MARGIN, 19, self.width * 0.3, board.hall, Type(11, (214, 228, 246)), least=0.7
        )
        self.canvas.text(
            MARGIN + self.width * 0.32,
            19,
            self.width * 0.68,
            board.note,
            Type(11, (214, 228, 246)),
            "right",
        )
        foot = self._high - FOOT_MM
        self.canvas.line([(MARGIN, foot), (MARGIN + self.width, foot)], BLUE, 0.5)
        self.canvas.text(MARGIN, foot + 2.6, self.width - 30, board.foot, Type(10, GREY))
        self._page_number(foot + 2.6)
        self.y = TITLE_MM + 5

    def _page_number(self, y: float) -> None:
        told = f"第 {self.pdf.page_no()} 张"
        self.canvas.text(MARGIN, y, self.width, told, Type(10, GREY), "right")

    def finished(self) -> bytes:
        """The PDF."""
        return bytes(self.pdf.output())


class Table:
    """Rows below each other, the heads again on every sheet."""

    def __init__(self, pages: BoardPages, columns: Sequence[Column], size: float) -> None:
        self._pages, self._columns, self._size = pages, columns, size
        whole = sum(column.share for column in columns)
        self._widths = [pages.width * column.share / whole for column in columns]
        self._band: tuple[str, Colour] | None = None
        self._count = 0
        self._heads()

    def band(self, text: str, colour: Colour, keep: float) -> None:
        """The head of a group; on the same sheet as its first row, which is `keep` high."""
        if self._pages.y + 9 + keep > self._pages.bottom:
            self._pages.new_page()
            self._heads()
        self._draw_band(text, colour)
        self._band, self._count = (text, colour), 0

    def _draw_band(self, text: str, colour: Colour) -> None:
        pages = self._pages
        pages.canvas.box(MARGIN, pages.y, pages.width, 8, fill=colour)
        pages.canvas.text(
            MARGIN + 3, pages.y + 1.7, pages.width - 6, text, Type(13, WHITE, bold=True)
        )
        pages.y += 8

    def height(self, cells: Sequence[str]) -> float:
        """How high a row is."""
        canvas = self._pages.canvas
        told = zip(cells, self._widths, strict=True)
        return max(canvas.height(cell, wide - 4, self._size) for cell, wide in told) + 2.4

    def row(self, cells: Sequence[str], least: float = 0.0) -> float:
        """A row, at least so high; gives where it begins on its sheet."""
        high = max(self.height(cells), least)
        if self._pages.y + high > self._pages.bottom:
            self._turn()
        pages, canvas, top = self._pages, self._pages.canvas, self._pages.y
        if self._count % 2 == 0:
            canvas.box(MARGIN, top, pages.width, high, fill=BAND)
        x = MARGIN
        for cell, column, wide in zip(cells, self._columns, self._widths, strict=True):
            inset = (high - canvas.height(cell, wide - 4, self._size)) / 2
            type_ = Type(self._size, INK, bold=column.bold)
            canvas.paragraph(x + 2, top + inset, wide - 4, cell, type_, column.align)
            x += wide
        canvas.line([(MARGIN, top + high), (MARGIN + pages.width, top + high)], RULE, 0.2)
        pages.y, self._count = top + high, self._count + 1
        return top

    def left_of(self, column: int) -> float:
        """Where a column begins."""
        return MARGIN + sum(self._widths[:column])

    def width_of(self, column: int) -> float:
        """How wide a column is."""
        return self._widths[column]

    def _turn(self) -> None:
        self._pages.new_page()
        self._heads()
        if self._band:
            text, colour = self._band
            self._draw_band(f"{text}（续）", colour)
        self._count = 0

    def _heads(self) -> None:
        pages, x = self._pages, MARGIN
        type_ = Type(max(9.0, self._size * 0.95), BLUE, bold=True)
        for column, wide in zip(self._columns, self._widths, strict=True):
            pages.canvas.text(x + 2, pages.y + 1.2, wide - 4, column.head, type_, column.align)
            x += wide
        pages.y += 8
        pages.canvas.line([(MARGIN, pages.y), (MARGIN + pages.width, pages.y)], BLUE, 0.5)
