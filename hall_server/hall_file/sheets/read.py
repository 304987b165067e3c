"""Reading a workbook or a CSV file into rows, each cell as text under its head."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hall_server.hall_file.sheets.cells import text_of
from hall_server.hall_file.sheets.columns import ITEMS, OF_ITEM, SHEETS

MOST_BYTES = 8 * 1024 * 1024
MOST_ROWS = 40_000
"""Rows of one sheet; 2,000 items with twenty papers each."""


class SheetFault(NamedTuple):
    """What is wrong, and where: `row` counts from 1 as Excel does, 0 for the whole sheet."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        where = [f"“{self.sheet}”" if self.sheet else "", f"第{self.row}行" if self.row else ""]
        return f"{''.join(where)}{self.column}：{self.message}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that says something: head -> text, empty cells left out."""

    number: int
    cells: dict[str, str]


class Unreadable(Exception):  # noqa: N818
    """No workbook and no table. Its text is for people."""


def read_sheets(content: bytes) -> dict[str, list[SheetRow]]:
    """The rows of every known sheet that is there; a CSV file is the sheet of items.

    Raises `Unreadable`.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable("文件太大，请分几次导入")
    if content[:2] == b"PK":
        return _workbook(content)
    return {ITEMS: _rows(list(csv.reader(io.StringIO(_decoded(content)))), ITEMS)}


def read_table(content: bytes, first: str) -> list[SheetRow]:
    """The rows of a CSV file, or of a workbook's first sheet; `first`: a head there must be.

    Raises `Unreadable`.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable("文件太大，请分几次导入")
    table: list[Sequence[object]] = []
    if content[:2] == b"PK":
        table += _first_sheet(content)
    else:
        table += csv.reader(io.StringIO(_decoded(content)))
    return _under_heads(table, first, "")


def _first_sheet(content: bytes) -> list[Sequence[object]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book[book.sheetnames[0]]
        return [list(row) for row in _first(sheet.iter_rows(values_only=True))]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("文件读不懂，请另存为 Excel 工作簿（.xlsx）") from error


def _decoded(content: bytes) -> str:
    """UTF-8, or what Excel in China writes."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文件读不懂，请另存为 Excel 工作簿（.xlsx）")


def _workbook(content: bytes) -> dict[str, list[SheetRow]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = {
            name: _rows([list(row) for row in _first(book[name].iter_rows(values_only=True))], name)
            for name in SHEETS
            if name in book.sheetnames
        }
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Unreadable("文件读不懂，请另存为 Excel 工作簿（.xlsx）") from error
    if not found:
        raise Unreadable(f"没有找到工作表{'、'.join(f'“{name}”' for name in SHEETS)}")
    return found


def _first(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    for number, row in enumerate(rows):
        if number > MOST_ROWS:
            raise Unreadable("行数太多，请分几次导入")
        yield row


def _rows(table: Sequence[Sequence[object]], sheet: str) -> list[SheetRow]:
    wanted = OF_ITEM if sheet != ITEMS else SHEETS[ITEMS][0].head
    return _under_heads(table, wanted, sheet)


def _under_heads(table: Sequence[Sequence[object]], wanted: str, sheet: str) -> list[SheetRow]:
    if not table:
        return []
    heads = [text_of(cell) for cell in table[0]]
    if wanted not in heads:
        raise Unreadable(f"工作表“{sheet}”第一行没有“{wanted}”这一列，请用下载的模板")
    rows = []
    for number, cells in enumerate(table[1:], 2):
        said = {h: t for h, c in zip(heads, cells, strict=False) if h and (t := text_of(c))}
        if said:
            rows.append(SheetRow(number, said))
    return rows
