"""The table of rating figures with the names of what it counts (row D6)."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hall_link.wire.base import Language, Words
from hall_server.delivery.hall import Hall
from hall_server.ratings.figures import By, Counted, Counts, Step, figures
from hall_server.registers import plain_table

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


@dataclass(frozen=True, slots=True)
class SheetNames:
    """What a table is counted by, and the words for it, as the hall has them at one moment.

    `departments`: by item; `queues`: the department of each queue; `words`: what keys are called.
    """

    by: By
    step: Step
    language: Language
    departments: Mapping[str, str]
    queues: Mapping[str, str]
    words: Mapping[str, Words]

    def departments_of(self, part: Counted) -> list[str]:
        """The departments of a visit's items; its queue's where none of them is known any more."""
        found = [self.departments[item] for item in part.items if item in self.departments]
        return found or [self.queues.get(part.queue, "")]

    def name(self, key: str) -> str:
        """What a line is called; what is no more is called by its key."""
        if self.by == "period":
            return period_name(date.fromisoformat(key), self.step)
        words = self.words.get(key)
        told = words.in_language(self.language) if words else key
        return told or NOBODY.in_language(self.language)


def sheet_names(hall: Hall, by: By, step: Step, language: Language) -> SheetNames:
    """Takes the names out of the hall, so that a thread may count while the hall goes on."""
    departments = {item.id: item.department for item in hall.guide.items()}
    queues = {name: queue.department for name, queue in hall.queue.queues.items()}
    return SheetNames(by, step, language, departments, queues, _words(hall, by))


def rating_sheet(names: SheetNames, counted: Sequence[Counted]) -> RatingSheet:
    """Counts and names; knows nothing of the hall."""
    lines = figures(counted, names.by, names.step, names.departments_of)
    named = [NamedLine(one.key, names.name(one.key), one.counts) for one in lines]
    total = sum((part.counts for part in counted), Counts())
    return RatingSheet(names.by, names.language, named, total)


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
        case "period":
            return {}
        case "hall":
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
    """For spreadsheets; shares in percent."""
    rows = ([name, *map(_in_csv, COLUMNS, cells)] for name, *cells in sheet.rows())
    return plain_table.as_csv(sheet.heads, rows)


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
