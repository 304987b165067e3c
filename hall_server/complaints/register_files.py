"""A register across an A4 sheet and as an Excel table, and a line of it as a form to be signed.

Importing this imports fpdf2.
"""

import io
from collections.abc import Sequence
from typing import Literal

import pylopdf_fonts_zh_cn
from fpdf import FPDF
from fpdf.fonts import FontFace
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

from hall_server.complaints.registers import Register

_BLUE, _INK, _GREY, _BAND = (11, 78, 162), (28, 32, 38), (98, 106, 116), (240, 244, 249)
_MARKED = "保密资料，只供承办人使用，随卷归档"


class _Sheet(FPDF):
    """A sheet of A4, with what it is at the foot of each page."""

    def __init__(self, head: str, orientation: Literal["landscape", "portrait"]) -> None:
        super().__init__(orientation=orientation, format="A4")
        self._head = head
        self.set_margins(10, 12)
        self.set_auto_page_break(True, 14)
        self.add_font("hall", "", str(pylopdf_fonts_zh_cn.sans_path()))
        self.add_page()

    def footer(self) -> None:
        self.set_y(-11)
        self.set_font("hall", size=8)
        self.set_text_color(*_GREY)
        self.cell(0, 5, f"{self._head}　{_MARKED}　第{self.page_no()}页", align="C")


def as_pdf(register: Register, hall: str, span: str) -> bytes:
    """`span`: the days it covers, in words."""
    sheet = _Sheet(f"{hall}　{register.title}", "landscape")
    _title(sheet, f"{hall}　{register.title}")
    sheet.set_font("hall", size=9.5)
    sheet.set_text_color(*_GREY)
    told = f"{span}　共{len(register.rows)}件"
    sheet.cell(0, 7, told, align="C", new_x="LMARGIN", new_y="NEXT")
    sheet.set_text_color(*_INK)
    _table(sheet, register)
    return bytes(sheet.output())


def as_form(register: Register, hall: str) -> bytes:
    """The register's one line upright: a name and what stands behind it in each row, and below it
    the places to sign."""
    sheet = _Sheet(f"{hall}　{register.title}", "portrait")
    sheet.set_margins(18, 16)
    _title(sheet, f"{hall}　{register.title}")
    sheet.ln(4)
    sheet.set_text_color(*_INK)
    sheet.set_font("hall", size=11)
    sheet.set_draw_color(*_GREY)
    sheet.set_line_width(0.2)
    with sheet.table(
        col_widths=(24, 76),
        first_row_as_headings=False,
        line_height=7,
        padding=2,
        text_align="LEFT",
    ) as table:
        for label, told in zip(register.heads, register.rows[0], strict=True):
            row = table.row()
            row.cell(label, style=FontFace(fill_color=_BAND, color=_BLUE))
            row.cell(told)
    _signatures(sheet, register.signers)
    return bytes(sheet.output())


def _title(sheet: FPDF, title: str) -> None:
    sheet.set_font("hall", size=18)
    sheet.set_text_color(*_BLUE)
    sheet.cell(0, 9, title, align="C", new_x="LMARGIN", new_y="NEXT")


def _signatures(sheet: FPDF, signers: Sequence[str]) -> None:
    sheet.ln(10)
    for signer in signers:
        sheet.cell(32, 13, f"{signer}签字：")
        sheet.cell(60, 9, "", border="B")
        sheet.cell(0, 13, "年　　月　　日", align="R", new_x="LMARGIN", new_y="NEXT")


def _table(sheet: FPDF, register: Register) -> None:
    sheet.set_font("hall", size=8.5)
    sheet.set_draw_color(*_GREY)
    sheet.set_line_width(0.15)
    heads = FontFace(emphasis="", fill_color=_BAND, color=_BLUE)
    with sheet.table(
        col_widths=tuple(register.widths),
        headings_style=heads,
        line_height=4.6,
        padding=1,
        text_align="LEFT",
    ) as table:
        for line in (register.heads, *register.rows):
            row = table.row()
            for told in line:
                row.cell(told)


def as_xlsx(register: Register) -> bytes:
    """One sheet; every cell is text, so that nothing somebody wrote becomes a formula."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = register.title
    sheet.freeze_panes = "A2"
    for y, line in enumerate((register.heads, *register.rows), start=1):
        for x, told in enumerate(line, start=1):
            _fill(sheet.cell(y, x), told, y == 1)
    for cell, width in zip(sheet[1], register.widths, strict=True):
        sheet.column_dimensions[cell.column_letter].width = width * 1.3
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(cell: Cell, told: str, head: bool) -> None:
    cell.value = told
    cell.data_type = "s"
    cell.font = Font(bold=head)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
