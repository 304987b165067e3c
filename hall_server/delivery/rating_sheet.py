"""The table of rating figures with the names of what it counts (row D6)."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hall_link.wire.base import Language, Words
from hall_server.delivery.hall import Hall
from hall_server.ratings.figures import By, Counted, Counts, Step, figures

PERCENT = frozenset({"praise_rate", "active_rate", "unrated_rate", "answer_rate", "call_back_rate"})

COLUMNS: dict[str, Words] = {
    "visits": Words(zh="办结", en="Visits"),
    "rated": Words(zh="已评", en="Rated"),
    "praise_rate": Words(zh="好评率", en="Praise"),
    "active_rate": Words(zh="主动评价率", en="Active rating"),
    "unrated": Words(zh="未评", en="Not rated"),
    "unrated_rate": Words(zh="未评率", en="Unrated"),
    "interrupted": Words(zh="未评(被打断)", en="Interrupted"),
    "supplemented": Words(zh="追评", en="Added to"),
    "bad": Words(zh="差评", en="Bad"),
    "answer_rate": Words(zh="差评回复率", en="Answered"),
    "call_back_rate": Words(zh="差评回访率", en="Called back"),
}
"""Figure of `Counts` -> its head, in the order of the table."""

FIRST: dict[By, Words] = {
    "hall": Words(zh="大厅", en="Hall"),
    "period": Words(zh="时间", en="Period"),
    "clerk": Words(zh="人员", en="Clerk"),
    "window": Words(zh="窗口", en="Window"),
    "department": Words(zh="部门", en="Department"),
    "item": Words(zh="事项", en="Item"),
}
NOBODY = Words(zh="未登记", en="Not told")
MARKS = "=+-@\t\r"
"""What a spreadsheet would take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of the table. `key`: as in `figures.Line`; `name`: what it is called."""

    key: str
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class RatingSheet:
    """A table of figures with the sum of the hall, each visit once."""

    by: By
    language: Language
    lines: Sequence[NamedLine]
    total: Counts

    @property
    def heads(self) -> list[str]:
        first = FIRST[self.by].in_language(self.language)
        return [first, *(words.in_language(self.language) for words in COLUMNS.values())]

    def rows(self) -> list[list[str | int | float | None]]:
        """The cells below the heads, the sum last; shares from 0 to 1, None where there is none."""
        total = Words(zh="合计", en="Total").in_language(self.language)
        named = [*((line.name, line.counts) for line in self.lines), (total, self.total)]
        return [[name, *(getattr(counts, key) for key in COLUMNS)] for name, counts in named]


def rating_sheet(
    hall: Hall, counted: Sequence[Counted], by: By, step: Step, language: Language
) -> RatingSheet:
    """Counts and names; works on what it is given, so that it may run in a thread."""
    departments = _departments(hall)
    queues = {name: queue.department for name, queue in hall.queue.queues.items()}

    def department_of(part: Counted) -> list[str]:
        found = [departments[item] for item in part.items if item in departments]
        return found or [queues.get(part.queue, "")]

    names = _names(hall, by, step, language)
    nobody = NOBODY.in_language(language)
    lines = figures(counted, by, step, department_of)
    named = [NamedLine(one.key, names(one.key) or nobody, one.counts) for one in lines]
    return RatingSheet(by, language, named, sum((part.counts for part in counted), Counts()))


def _departments(hall: Hall) -> dict[str, str]:
    return {item.id: item.department for item in hall.guide.items()}


def _names(hall: Hall, by: By, step: Step, language: Language) -> Callable[[str], str]:
    """What the keys of a table are called; what is no more is called by its key."""
    if by == "period":
        return lambda key: period_name(date.fromisoformat(key), step)
    words = _words(hall, by)
    return lambda key: words[key].in_language(language) if key in words else key


def _words(hall: Hall, by: By) -> Mapping[str, Words]:
    match by:
        case "clerk":
            return hall.staff.names()
        case "window":
            return {str(window.number): window.name for window in hall.windows.all()}
        case "department":
            return {department.id: department.name for department in hall.guide.departments()}
        case "item":
            return {item.id: item.name for item in hall.guide.items()}
        case _:
            return {"hall": hall.premises.premises.name}


def period_name(first: date, step: Step) -> str:
    """A period by its first day, as short as it goes."""
    match step:
        case "day":
            return first.isoformat()
        case "week":
            return f"{first:%Y-%m-%d}~{first + timedelta(days=6):%m-%d}"
        case "month":
            return f"{first:%Y-%m}"
        case "quarter":
            return f"{first.year} Q{(first.month + 2) // 3}"


def as_csv(sheet: RatingSheet) -> bytes:
    """UTF-8 with the mark spreadsheets want; shares in percent."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(sheet.heads)
    for name, *cells in sheet.rows():
        told = [_in_csv(key, cell) for key, cell in zip(COLUMNS, cells, strict=True)]
        plain = str(name)
        writer.writerow([f"'{plain}" if plain[:1] in MARKS else plain, *told])
    return out.getvalue().encode("utf-8-sig")


def _in_csv(key: str, cell: object) -> str:
    if cell is None:
        return ""
    return f"{100 * cell:.1f}%" if key in PERCENT and isinstance(cell, float) else str(cell)


def as_xlsx(sheet: RatingSheet) -> bytes:
    """One sheet; names are text, figures are numbers."""
    from openpyxl import Workbook  # who wants a table loads it
    from openpyxl.styles import Font

    book = Workbook()
    page = book.active
    assert page is not None
    page.freeze_panes = "B2"
    page.column_dimensions["A"].width = 28
    page.append(sheet.heads)
    for cell in page[1]:
        cell.font = Font(bold=True)
    for place, (name, *cells) in enumerate(sheet.rows(), start=2):
        page.append([None, *cells])
        page.cell(place, 1).value = str(name)
        page.cell(place, 1).data_type = "s"
        for column, key in enumerate(COLUMNS, start=2):
            if key in PERCENT:
                page.cell(place, column).number_format = "0.0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
