"""A register as an Excel workbook. Importing this imports openpyxl.

The workbook prints on A4 across, as wide as the paper, with its heads on every page. Every text is
a text, so that nothing somebody wrote becomes a formula.
"""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

from hall_server.registers.asking import Cell, RegisterTable

_LINE = Side(style="thin", color="B8C0CA")
_ALL = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_A4 = 9
_SHEET_NAME = str.maketrans(dict.fromkeys("\\/*?:[]", "-"))


def as_xlsx(hall: str, span: str, parts: Sequence[RegisterTable]) -> bytes:
    """One sheet for each. `span`: the days covered, in words."""
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    for told in parts:
        _sheet(book, hall, span, told)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _styles() -> list[NamedStyle]:
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return [
        NamedStyle("标题", font=Font(name="宋体", size=16, bold=True), alignment=_across()),
        NamedStyle("说明", font=Font(name="宋体", size=10, color="5A6472"), alignment=_across()),
        NamedStyle(
            "表头",
            font=Font(name="宋体", size=10.5, bold=True),
            fill=PatternFill("solid", fgColor="DCE6F3"),
            border=_ALL,
            alignment=middle,
        ),
        NamedStyle(
            "文字",
            font=Font(name="宋体", size=10),
            border=_ALL,
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
        NamedStyle("数字", font=Font(name="宋体", size=10), border=_ALL, alignment=middle),
    ]


def _across() -> Alignment:
    """In the middle of the sheet, without joined cells, which hinder sorting."""
    return Alignment(horizontal="centerContinuous", vertical="center")


def _sheet(book: Workbook, hall: str, span: str, told: RegisterTable) -> None:
    sheet = book.create_sheet(told.title.translate(_SHEET_NAME)[:31])
    _page(sheet, f"{hall} {told.title}")
    for place, width in enumerate(told.widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width + 2
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[3].height = 32
    sheet.freeze_panes = "A4"
    sheet.print_title_rows = "3:3"
    sheet.append(_wide(sheet, f"{hall}　{told.title}", "标题", told))
    note = f"{span}　共{told.count}条" + "".join(f"　{remark}" for remark in told.remarks)
    sheet.append(_wide(sheet, note, "说明", told))
    sheet.append([_cell(sheet, head, "表头") for head in told.heads])
    for row in told.rows:
        sheet.append([_cell(sheet, value, _style(value)) for value in row])
    last = get_column_letter(len(told.heads))
    sheet.auto_filter.ref = f"A3:{last}{max(4, 3 + len(told.rows))}"


def _page(sheet: object, foot: str) -> None:
    sheet.page_setup.orientation = "landscape"  # type: ignore[attr-defined]
    sheet.page_setup.paperSize = _A4  # type: ignore[attr-defined]
    sheet.page_setup.fitToWidth = 1  # type: ignore[attr-defined]
    sheet.page_setup.fitToHeight = 0  # type: ignore[attr-defined]
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[attr-defined]
    margins = sheet.page_margins  # type: ignore[attr-defined]
    margins.left = margins.right = 0.4
    margins.top = margins.bottom = 0.5
    sheet.oddFooter.center.text = f"{foot.replace('&', '＆')}　第 &P 页，共 &N 页"  # type: ignore[attr-defined]


def _wide(sheet: object, text: str, style: str, told: RegisterTable) -> list[WriteOnlyCell]:
    blank = [_cell(sheet, None, style) for _ in told.heads[1:]]
    return [_cell(sheet, text, style), *blank]


def _style(value: Cell) -> str:
    return "数字" if isinstance(value, int | float) else "文字"


def _cell(sheet: object, value: Cell, style: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=None)
    cell.style = style
    if isinstance(value, str):
        cell._value, cell.data_type = _printable(value), "s"
    else:
        cell.value = value
    return cell


def _printable(text: str) -> str:
    """Without the control characters a workbook can't hold."""
    return "".join(c for c in text if c >= " " or c in "\n\t")
