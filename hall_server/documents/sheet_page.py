"""The pieces of an official A4 sheet: title, ruled fields, lists, places to sign. Uses fpdf2."""

import io
from collections.abc import Iterator, Sequence

import segno
from fpdf.enums import Align

from hall_link.wire import slips
from hall_server.documents.sheet_ground import GREY, INK, LEFT, RED, WIDTH, SheetGround

SEAL_MM, CODE_MM, DETAIL_MM = 40.0, 27.0, 70.0


class SheetPage(SheetGround):
    """Sets pieces below each other."""

    def title(self, text: str) -> None:
        """In the middle and large, the number at the right below it."""
        self._pdf.set_y(self.y + 1)
        self._style(self._m.title, "hei")
        wide = self._pdf.get_string_width(text)
        if wide > WIDTH:
            self._pdf.set_font("hei", size=self._m.title * WIDTH / wide)
        self._pdf.cell(
            WIDTH, self._m.title * 0.55, text, align=Align.C, new_x="LMARGIN", new_y="NEXT"
        )
        if self._slip.serial:
            self._style(self._m.small + 1, "hei", RED)
            told = f"{'No. ' if self._english else '编号NO：'}{self._slip.serial}"
            self._pdf.cell(
                WIDTH, self._m.leading, told, align=Align.R, new_x="LMARGIN", new_y="NEXT"
            )
        self.gap(1.5)

    def part(self, text: str) -> None:
        """A heading within the sheet; never the last line of a page."""
        self._room_for(3 * self._m.leading)
        self.gap(0.8)
        self._style(self._m.body + 1, "hei")
        self._row(text, self._m.leading + 0.4, Align.L)

    def line(self, block: slips.Line) -> None:
        if block.strong and block.align == "left":
            self._style(self._m.body + 4, "hei")
            self._paragraph(block.text, LEFT, WIDTH, Align.C)
            return
        align = {"left": Align.L, "centre": Align.C, "right": Align.R}[block.align]
        self._style(self._m.body, "hei" if block.strong else "song")
        address = block.text.endswith(("：", ":"))
        indented = block.align == "left" and not self._english and not address
        self._paragraph(("　　" if indented else "") + block.text, LEFT, WIDTH, align)

    def fields(self, pairs: Sequence[slips.Pair]) -> None:
        """A ruled table: what a field is called and what stands in it, two short ones in a row.
        An empty one has room to write."""
        self._style(self._m.body)
        for row in self._rows_of(pairs):
            width = WIDTH / len(row)
            label = 38.0 if len(row) == 1 else 31.0
            height = max(self._height(pair, label, width - label) for pair in row)
            self._room_for(height)
            top = self.y
            for place, pair in enumerate(row):
                x = LEFT + place * width
                self._label(x, top, label, height, pair.label)
                self._box(x + label, top, width - label, height, pair.value)
            self._pdf.set_xy(LEFT, top + height)
        self.gap(1.5)

    def _height(self, pair: slips.Pair, label: float, value: float) -> float:
        lines = self._lines(pair.value, value - 2 * self._m.pad) if pair.value else 1.5
        if not self._nearly_fits(pair.label, label):
            lines = max(lines, self._lines(pair.label, label - 2 * self._m.pad))
        return lines * self._m.leading + 2 * self._m.pad

    def _nearly_fits(self, text: str, width: float) -> bool:
        wide = float(self._pdf.get_string_width(text))
        return wide <= 1.3 * (width - 2 * self._m.pad)

    def _rows_of(self, pairs: Sequence[slips.Pair]) -> Iterator[list[slips.Pair]]:
        waiting: list[slips.Pair] = []
        for pair in pairs:
            if waiting and not self._is_short(pair):
                yield waiting
                waiting = []
            waiting.append(pair)
            if len(waiting) == 2 or not self._is_short(pair):
                yield waiting
                waiting = []
        if waiting:
            yield waiting

    def _is_short(self, pair: slips.Pair) -> bool:
        room = WIDTH / 2 - 31.0 - 3 * self._m.pad
        wide = float(self._pdf.get_string_width(pair.value))
        return bool(pair.value) and "\n" not in pair.value and wide <= room

    def _label(self, x: float, y: float, width: float, height: float, text: str) -> None:
        """On one line, smaller where it is a little too long."""
        wide, room = self._pdf.get_string_width(text), width - 2 * self._m.pad
        if wide > room and self._nearly_fits(text, width):
            self._pdf.set_font("song", size=self._m.body * room / wide - 0.1)
        self._box(x, y, width, height, text, Align.C, shaded=True)
        self._style(self._m.body)

    def entries(self, entries: Sequence[slips.Entry]) -> None:
        """A ruled list: a box, a tick or a number, what it is, and at the right what it must be."""
        self._style(self._m.body)
        details = DETAIL_MM if any(entry.detail for entry in entries) else 0.0
        text = WIDTH - 11.0 - details
        for entry in entries:
            lines = self._lines(entry.text, text - 2 * self._m.pad)
            if details:
                lines = max(lines, self._lines(entry.detail, details - 2 * self._m.pad))
            height = lines * self._m.leading + 2 * self._m.pad - 0.8
            self._room_for(height)
            top = self.y
            self._box(LEFT, top, 11.0, height, "")
            self._mark(entry.mark, LEFT, top + (height - self._m.leading) / 2)
            self._box(LEFT + 11.0, top, text, height, entry.text)
            if details:
                self._box(LEFT + 11.0 + text, top, details, height, entry.detail)
            self._pdf.set_xy(LEFT, top + height)
        self.gap(1.5)

    def _mark(self, mark: str, x: float, y: float) -> None:
        pdf, middle = self._pdf, y + self._m.leading / 2
        if mark == "•":
            pdf.set_fill_color(*INK)
            pdf.ellipse(x + 4.8, middle - 0.7, 1.4, 1.4, style="F")
            return
        if mark not in ("[ ]", "[x]"):
            pdf.set_xy(x, y)
            pdf.cell(11.0, self._m.leading, mark, align=Align.C)
            return
        pdf.set_draw_color(*INK)
        pdf.set_line_width(0.35)
        pdf.rect(x + 3.6, middle - 1.9, 3.8, 3.8)
        if mark == "[x]":
            pdf.set_line_width(0.6)
            tick = [(4.3, 0.0), (5.2, 1.1), (6.9, -1.2)]
            pdf.polyline([(x + right, middle + down) for right, down in tick])

    def grid(self, block: slips.Grid) -> None:
        """A ruled table with heads; wide where much is written."""
        self._style(self._m.body)
        widths = self._column_widths(block)
        for place, row in enumerate([block.heads, *block.rows]):
            cells = list(zip(row, widths, strict=True))
            lines = max(self._lines(cell, width - 2 * self._m.pad) for cell, width in cells)
            height = lines * self._m.leading + 2 * self._m.pad - 1
            self._room_for(height)
            top, x = self.y, LEFT
            for column, (cell, width) in enumerate(cells):
                middle = place == 0 or (column == 0 and block.heads[0] == "")
                align = Align.C if middle else Align.L
                self._box(x, top, width, height, cell, align, shaded=place == 0)
                x += width
            self._pdf.set_xy(LEFT, top + height)
        self.gap(1.5)

    def _column_widths(self, block: slips.Grid) -> list[float]:
        wanted = [
            min(90.0, max(self._pdf.get_string_width(cell) for cell in column) + 4 * self._m.pad)
            for column in zip(block.heads, *block.rows, strict=True)
        ]
        if block.heads[0] == "":
            wanted[0] = 12.0
        rest = sum(wanted[1:]) or 1.0
        share = (WIDTH - wanted[0]) / rest
        return [wanted[0], *(width * share for width in wanted[1:])] if wanted[1:] else [WIDTH]

    def signatures(self, signatures: Sequence[slips.Signature]) -> None:
        """Room to write beside each other; below each other at the left of where a seal goes."""
        plain = [signature for signature in signatures if not signature.seal]
        seals = [signature for signature in signatures if signature.seal]
        self._room_for(max(SEAL_MM + 2 if seals else 0.0, self._signing(plain, bool(seals))))
        top = self.y
        for place, signature in enumerate(plain):
            column = 0 if seals else place % 2
            self._sign(signature, LEFT + column * (WIDTH / 2 + 2))
            if seals or column or place == len(plain) - 1:
                below = 7 if any(each.dated for each in plain) else 1
                self._pdf.set_xy(LEFT, self.y + self._m.sign + below)
        for signature in seals:
            self._seal(signature, top)

    def _signing(self, plain: Sequence[slips.Signature], stacked: bool) -> float:
        rows = len(plain) if stacked else (len(plain) + 1) // 2
        return rows * (self._m.sign + 7)

    def _sign(self, signature: slips.Signature, x: float) -> None:
        pdf, width, y = self._pdf, WIDTH / 2 - 2, self.y
        self._style(self._m.body)
        label = signature.label + (":" if self._english else "：")
        pdf.set_xy(x, y + self._m.sign - self._m.leading)
        pdf.cell(width, self._m.leading, label)
        begun = x + pdf.get_string_width(label) + 2
        pdf.set_draw_color(*INK)
        pdf.set_line_width(0.25)
        pdf.line(begun, y + self._m.sign, x + width, y + self._m.sign)
        if signature.dated:
            pdf.set_xy(x, y + self._m.sign + 1)
            pdf.cell(width, self._m.leading, self._day, align=Align.R)
        pdf.set_xy(x, y)

    @property
    def _day(self) -> str:
        return "Date: ________________" if self._english else "　　　　年　　月　　日"

    def _seal(self, signature: slips.Signature, above: float) -> None:
        """A dashed ring where the seal goes, the hall's name and the day across it."""
        pdf, top, filled = self._pdf, above + 1, self.y
        x = LEFT + WIDTH - 62
        pdf.set_draw_color(*GREY)
        pdf.set_line_width(0.2)
        pdf.set_dash_pattern(1.2, 1.2)
        pdf.ellipse(x + 31 - SEAL_MM / 2, top, SEAL_MM, SEAL_MM)
        pdf.set_dash_pattern()
        self._style(self._m.body)
        pdf.set_xy(x - 20, top + SEAL_MM / 2 - self._m.leading)
        pdf.cell(102, self._m.leading, signature.label, align=Align.C)
        pdf.set_xy(x - 20, top + SEAL_MM / 2 + 1)
        pdf.cell(102, self._m.leading, self._day.replace("　　　　年", "　　年"), align=Align.C)
        self._style(self._m.small, "song", GREY)
        pdf.set_xy(x, top + SEAL_MM - 11)
        pdf.cell(62, self._m.leading, "(seal)" if self._english else "（盖章）", align=Align.C)
        pdf.set_xy(LEFT, max(filled, top + SEAL_MM + 1))

    def code(self, block: slips.Code) -> None:
        """The QR code at the left, what it is for beside it."""
        self._room_for(CODE_MM + 2, below=4)
        drawn = io.BytesIO()
        segno.make(block.content, error="m", micro=False).save(drawn, kind="png", scale=8, border=0)
        top = self.y + 2
        self._pdf.image(drawn, LEFT + 2, top, CODE_MM - 4)
        self._style(self._m.body)
        self._pdf.set_y(top + CODE_MM / 2 - self._m.leading)
        self._paragraph(block.caption, LEFT + CODE_MM + 4, WIDTH - CODE_MM - 4)
        self._pdf.set_xy(LEFT, top + CODE_MM)

    def cut(self) -> None:
        """A dashed line to cut along; a new page where a part as long as the last has no room."""
        if self.y + 8 + (self.y - self._began) > self._m.bottom:
            self._new_page()
            self._began = self.y
            return
        pdf, y = self._pdf, self.y + 5
        pdf.set_draw_color(*GREY)
        pdf.set_line_width(0.3)
        pdf.set_dash_pattern(2, 1.6)
        pdf.line(8, y, 202, y)
        pdf.set_dash_pattern()
        self._style(self._m.small, "song", GREY)
        pdf.set_fill_color(255, 255, 255)
        told = "cut here" if self._english else "裁 切 线"
        pdf.set_xy(95, y - 2.5)
        pdf.cell(20, 5, told, align=Align.C, fill=True)
        pdf.set_xy(LEFT, y + 5)
        self._began = self.y
