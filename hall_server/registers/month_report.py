"""The month report in a workbook of the county's own (row I8). Importing this imports openpyxl.

A template says where a figure goes: `{{done}}` in a cell's text, or a cell with the defined name
`done`. A row that holds `{{window.name}}`, `{{window.taken}}` … is written once for each window,
downward from where it stands; so for `department` and `kind`, and `{{idle.name}}` for the items
nobody asked for. Nothing may stand below such a row.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from hall_server.registers.asking import Cell
from hall_server.registers.figure_tables import COUNTS, NAMES, PARTS, is_rate, shown, whole
from hall_server.registers.figures import Figures
from hall_server.registers.rules import UnfitTemplate

LARGEST = 1024 * 1024
UNPACKED = 20 * LARGEST
"""A workbook unpacks to much more than it weighs; beyond this it is none of ours."""

HEAD = ("hall", "month", "revision", "made_at", "made_by", "previous")
KEYS = frozenset({*HEAD, *NAMES})
BLOCKS = {**dict.fromkeys(PARTS, frozenset({"name", *COUNTS})), "idle": frozenset({"name"})}

_HOLE = re.compile(r"\{\{\s*([a-z_.]+)\s*\}\}")
_CORRECTIONS = "更正说明"


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands above the figures; `previous`: the hash of the revision it corrects."""

    hall: str
    month: str
    revision: int
    made_at: str
    made_by: str
    previous: str = ""
    reason: str = ""


Change = tuple[str, Cell, Cell]


def check_template(content: bytes) -> None:
    """Raises `UnfitTemplate` for what is no workbook, names a figure that is not known (details
    `unknown`), or none at all."""
    book = _opened(content)
    holes = [hole for _, text in _texts(book) for hole in _HOLE.findall(text)]
    unknown = sorted({hole for hole in holes if not _known(hole)})
    named = [name for name in book.defined_names if name in KEYS]
    if unknown or not (holes or named):
        raise UnfitTemplate(unknown=unknown)


def _opened(content: bytes) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise UnfitTemplate(unknown=[])
        return load_workbook(io.BytesIO(content))
    except UnfitTemplate:
        raise
    except Exception as error:  # whatever a broken file makes of its reader
        raise UnfitTemplate(unknown=[]) from error


def _known(hole: str) -> bool:
    block, dot, key = hole.partition(".")
    return key in BLOCKS.get(block, ()) if dot else hole in KEYS


def _texts(book: Any) -> Iterator[tuple[Any, str]]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "{{" in cell.value:
                    yield cell, cell.value


def filled(
    template: bytes, head: ReportHead, figures: Figures, changes: Sequence[Change] = ()
) -> bytes:
    """The workbook with everything in its place; a correction has a sheet that tells of it."""
    book = _opened(template)
    told: dict[str, Cell] = {**whole(figures), **{key: getattr(head, key) for key in HEAD}}
    _fill_named(book, told)
    _fill_blocks(book, _blocks(figures))
    for cell, text in list(_texts(book)):
        _write(cell, text, told)
    if changes:
        _add_corrections(book, head, changes)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _blocks(figures: Figures) -> dict[str, list[dict[str, Cell]]]:
    parts: dict[str, list[dict[str, Cell]]] = {
        part: [{"name": name, **counts.told()} for name, counts in lines.items()]
        for part, lines in figures.by.items()
    }
    return {**parts, "idle": [{"name": name} for name in figures.idle]}


def _fill_named(book: Any, told: Mapping[str, Cell]) -> None:
    for name, defined in book.defined_names.items():
        if name in told:
            for sheet, place in defined.destinations:
                cell = book[sheet][place.replace("$", "")]
                _write(cell, f"{{{{{name}}}}}", told)


def _fill_blocks(book: Any, blocks: Mapping[str, list[dict[str, Cell]]]) -> None:
    for sheet in book.worksheets:
        found = next((c for row in sheet.iter_rows() for c in row if _block_of(c.value)), None)
        if found is not None:
            _repeat(sheet, found.row, blocks)


def _block_of(value: object) -> str:
    holes = _HOLE.findall(value) if isinstance(value, str) else []
    return next((hole.partition(".")[0] for hole in holes if "." in hole), "")


def _repeat(sheet: Any, row: int, blocks: Mapping[str, list[dict[str, Cell]]]) -> None:
    pattern = [(cell.column, cell.value, copy(cell._style)) for cell in sheet[row]]
    block = next(filter(None, (_block_of(value) for _, value, _ in pattern)))
    for place, line in enumerate(blocks[block] or [{}], row):
        told = {f"{block}.{key}": value for key, value in line.items()}
        sheet.row_dimensions[place].height = sheet.row_dimensions[row].height
        for column, value, style in pattern:
            cell = sheet.cell(place, column)
            cell._style = copy(style)
            _write(cell, value, told) if isinstance(value, str) else setattr(cell, "value", value)


def _write(cell: Any, text: str, told: Mapping[str, Cell]) -> None:
    """A cell that is one placeholder becomes a number; else its text is filled in."""
    alone = _HOLE.fullmatch(text.strip())
    value = told.get(alone[1]) if alone else None
    if alone and isinstance(value, int | float):
        cell.value = value
        if is_rate(alone[1].rpartition(".")[2]):
            cell.number_format = "0.0%"
        return
    if _HOLE.search(text):
        text = _HOLE.sub(lambda hole: shown(hole[1].rpartition(".")[2], told.get(hole[1])), text)
        cell.value, cell.data_type = text, "s"
    else:
        cell.value = text


def _add_corrections(book: Any, head: ReportHead, changes: Sequence[Change]) -> None:
    sheet = book.create_sheet(_CORRECTIONS)
    changed: list[list[Cell]] = [
        [change_name(key), shown_of(key, before), shown_of(key, now)]
        for key, before, now in changes
    ]
    lines: list[list[Cell]] = [
        [f"{head.hall} {head.month}月报 第{head.revision}稿 更正说明"],
        ["所更正的上一稿（SHA-256）", head.previous],
        ["更正原因", head.reason],
        ["更正人", head.made_by, head.made_at],
        ["指标", "上一稿", "更正为"],
        *changed,
    ]
    for y, line in enumerate(lines, 1):
        for x, value in enumerate(line, 1):
            cell = sheet.cell(y, x)
            cell.value, cell.data_type = str(value), "s"
            cell.font = Font(name="宋体", size=14 if y == 1 else 11, bold=y in (1, 5))
    for column, width in zip("ABC", (40, 40, 40), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9


def change_name(key: str) -> str:
    """A figure of a frozen report, by its key: `窗口 民政窗口:taken` is the window's 收件."""
    part, colon, last = key.rpartition(":")
    return f"{part} {NAMES.get(last, last)}" if colon else NAMES.get(key, key)


def shown_of(key: str, value: Cell) -> str:
    """Its value in words; 0 where the report left it out."""
    return shown(key.rpartition(":")[2], 0 if value is None else value)


def default_template() -> bytes:
    """The workbook that ships: the hall's figures on one sheet, its parts on others."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    _summary(sheet)
    for part, name in PARTS.items():
        _listing(book.create_sheet(f"分{name}"), part, name)
    _idle(book.create_sheet("零办件事项"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_SIDE = Side(style="thin", color="808A96")
_BOX = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_FILL = PatternFill("solid", fgColor="DCE6F3")
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_PAIRS = 3
"""So many figures stand beside each other."""


def _summary(sheet: Any) -> None:
    sheet.title = "月报"
    _title(sheet, "{{hall}}业务月报表", 2 * _PAIRS, portrait=True)
    for place, key in enumerate(NAMES):
        row, pair = 4 + place // _PAIRS, place % _PAIRS
        _boxed(sheet.cell(row, 2 * pair + 1), NAMES[key], head=True)
        _boxed(sheet.cell(row, 2 * pair + 2), f"{{{{{key}}}}}")
        sheet.row_dimensions[row].height = 30
    for column in range(1, 2 * _PAIRS + 1):
        sheet.column_dimensions["ABCDEF"[column - 1]].width = 17 if column % 2 else 11
    row = 4 + -(-len(NAMES) // _PAIRS) + 1
    sheet.cell(row, 1, "制表人：{{made_by}}")
    sheet.cell(row, 3, "审核人：")
    sheet.cell(row, 5, "单位负责人（盖章）：")
    for column in (1, 3, 5):
        sheet.cell(row, column).font = Font(name="宋体", size=11)


def _listing(sheet: Any, part: str, name: str) -> None:
    _title(sheet, f"{{{{hall}}}}业务月报表（分{name}）", 1 + len(COUNTS))
    keys = {"name": name, **COUNTS}
    for column, (key, head) in enumerate(keys.items(), 1):
        _boxed(sheet.cell(4, column), head, head=True)
        _boxed(sheet.cell(5, column), f"{{{{{part}.{key}}}}}")
        sheet.column_dimensions[sheet.cell(4, column).column_letter].width = (
            22 if column == 1 else 9
        )
    sheet.row_dimensions[4].height, sheet.row_dimensions[5].height = 44, 24
    sheet.freeze_panes, sheet.print_title_rows = "B5", "4:4"


def _idle(sheet: Any) -> None:
    _title(sheet, "{{hall}}零办件事项（应进必进核对）", 1)
    _boxed(sheet.cell(4, 1), "事项", head=True)
    _boxed(sheet.cell(5, 1), "{{idle.name}}")
    sheet.column_dimensions["A"].width = 80


def _title(sheet: Any, title: str, columns: int, portrait: bool = False) -> None:
    across = Alignment(horizontal="centerContinuous", vertical="center")
    revision = "{{month}}　第{{revision}}稿　制表时间：{{made_at}}"
    for row, text, size in ((1, title, 18), (2, revision, 11)):
        for column in range(1, columns + 1):
            sheet.cell(row, column).alignment = across
        cell = sheet.cell(row, 1)
        cell.value, cell.font = text, Font(name="宋体", size=size, bold=row == 1)
    sheet.row_dimensions[1].height = 34
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _boxed(cell: Any, text: str, head: bool = False) -> None:
    cell.value, cell.border, cell.alignment = text, _BOX, _MIDDLE
    cell.font = Font(name="宋体", size=11, bold=head)
    if head:
        cell.fill = _FILL
