"""The guide as a workbook: a template to fill in, or the guide as it is. Imports openpyxl."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from hall_server.hall_file.model import HallFile
from hall_server.hall_file.sheets.cells import Plain, flag_cell, limit_cell
from hall_server.hall_file.sheets.columns import (
    HELP,
    ITEM_COLUMNS,
    ITEMS,
    OF_ITEM,
    PAPER_COLUMNS,
    PAPERS,
    STEP_COLUMNS,
    STEPS,
    Column,
)

_LAST_ROW = 3000
_HEAD, _NEEDED = PatternFill("solid", fgColor="DCE6F5"), PatternFill("solid", fgColor="FDE9C9")
_LINE = Side(style="thin", color="C0C6CF")
_HINTS = (
    "一个事项一行。代号用小写字母、数字和短横，例如 temporary-aid；已有事项的代号不要改。",
    "橙色的列必须填。其他列空着，就保留大厅里现在的内容。",
    "英文可以空着：中文没有改的，英文照旧；改了的，先用中文代替。",
    "时限写“10个工作日”“15天”“30分钟”或“当天”。",
    "“材料”和“步骤”每样一行，用“事项代号”对上事项。某个事项在这里有行，就整个换成这里的内容。",
    "导入前会先列出要改的内容和每一处错误，确认以后才生效。没有写到的事项不会被删除。",
)


def guide_workbook(file: HallFile, filled: bool = True) -> bytes:
    """An .xlsx with the sheets of `SHEETS` and one that explains them; `filled`: with the guide."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    items = [item.model_dump(mode="json") for item in file.items] if filled else []
    names = {d.id: d.name.zh for d in file.departments} | {q.id: q.name.zh for q in file.queues}
    names |= {kind.code: kind.name.zh for kind in file.casebook.kinds}
    sheet.title = ITEMS
    _fill(sheet, ITEM_COLUMNS, (), (_cells(ITEM_COLUMNS, item, names) for item in items))
    _fill(book.create_sheet(PAPERS), PAPER_COLUMNS, (OF_ITEM,), _papers(items))
    _fill(book.create_sheet(STEPS), STEP_COLUMNS, (OF_ITEM,), _steps(items))
    _offer(sheet, "部门", [d.name.zh for d in file.departments])
    _offer(sheet, "队列", [q.name.zh for q in file.queues])
    _offer(sheet, "办件类型", [k.name.zh for k in file.casebook.kinds])
    _explain(book.create_sheet(HELP))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _papers(items: Sequence[Plain]) -> Iterator[list[Any]]:
    for item in items:
        for paper in item["materials"]:
            yield [item["id"], *_cells(PAPER_COLUMNS, paper, {})]


def _steps(items: Sequence[Plain]) -> Iterator[list[Any]]:
    for item in items:
        for step in item["steps"]:
            words = {"zh": step["zh"], "en": step["en"]}
            yield [item["id"], *_cells(STEP_COLUMNS, {**step, "step": words}, {})]


def _cells(columns: Sequence[Column], entry: Plain, names: dict[str, str]) -> list[Any]:
    return [cell for column in columns for cell in _cell(column, _at(entry, column.key), names)]


def _at(entry: Plain, key: str) -> Any:
    found: Any = entry
    for step in key.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _cell(column: Column, value: Any, names: dict[str, str]) -> list[Any]:
    match column.kind:
        case "words":
            return [value["zh"], value["en"]] if value else ["", ""]
        case "lines":
            return ["\n".join(words[language] for words in value) for language in ("zh", "en")]
        case "limit":
            return [limit_cell(value)]
        case "flag":
            return [flag_cell(value)]
        case "department" | "queue":
            return [names.get(value, value)]
        case _:
            return [names.get(value, value) if column.key == "kind" else value]


def _fill(
    sheet: Worksheet, columns: Sequence[Column], first: tuple[str, ...], rows: Iterator[list[Any]]
) -> None:
    heads = [*first, *(head for column in columns for head in column.heads)]
    needed = {*first, *(column.head for column in columns if column.needed)}
    widths = [22 for _ in first] + [column.width for column in columns for _ in column.heads]
    sheet.append(heads)
    for place, head in enumerate(heads, 1):
        cell = sheet.cell(1, place)
        cell.font = Font(bold=True)
        cell.fill = _NEEDED if head in needed else _HEAD
        cell.border = Border(bottom=_LINE, right=_LINE)
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[get_column_letter(place)].width = widths[place - 1]
    sheet.row_dimensions[1].height = 34
    for row in rows:
        sheet.append(row)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"  # a text that begins with "=" is no formula
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C2" if not first else "B2"
    for column in columns:
        if column.kind == "flag":
            _offer(sheet, column.head, ["是", "否"])


def _offer(sheet: Worksheet, head: str, choices: Sequence[str]) -> None:
    """A list to choose from; Excel takes 255 letters for it, a longer one is left out."""
    listed = ",".join(choice.replace(",", "，") for choice in choices)
    place = next((c.column for c in sheet[1] if c.value == head), None)
    if place is None or len(listed) > 250:
        return
    offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    letter = get_column_letter(place)
    offered.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(offered)


def _explain(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    for hint in _HINTS:
        sheet.append([hint])
        sheet.cell(sheet.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
