"""The registers read from the database, over connections that only read (rows F6, H6, H7, I8).

Who asks waits in a thread. What is large is read and written by a process of its own: a thread
would take the interpreter from the hall's loop for as long. One such process at a time.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import Engine, select

from hall_server.registers import other_registers as others
from hall_server.registers.asking import Cell, Names, RegisterKind, RegisterTable, Sight, Wanted
from hall_server.registers.book import FileForm
from hall_server.registers.case_registers import SHAPES, lines
from hall_server.registers.figure_tables import tables
from hall_server.registers.figures import Figures, count_cases
from hall_server.registers.plain_table import as_csv
from hall_server.registers.rules import RegistersBusy
from hall_server.registers.tables import (
    FROZEN_REPORTS,
    REPORT_TEMPLATES,
    FrozenReport,
    ReportTemplate,
)
from hall_server.storage import register_rows as rows
from hall_server.storage.engine import open_engine
from hall_server.storage.register_counts import besides, items_asked_for
from hall_server.storage.sealed import key_file_of

R = TypeVar("R")

LARGE = 2000
"""Lines from which a file is written, or cases from which figures are counted, elsewhere."""

OF_AGENTS = frozenset({"agency", "village"})


class StoredRegisters:
    """The `RegisterBook` of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._elsewhere_now = Lock()

    def told(self, kind: RegisterKind, wanted: Wanted, names: Names, sight: Sight) -> RegisterTable:
        return read(self._engine, kind, wanted, names, sight)

    def file(
        self, kind: RegisterKind, form: FileForm, wanted: Wanted, names: Names, sight: Sight
    ) -> bytes:
        order = (kind, form, wanted, names, sight)
        first = replace(wanted, limit=1, offset=0)
        if self.told(kind, first, names, sight).count < LARGE:
            return write(self._engine, *order)
        return self._elsewhere(write, *order)

    def figures(self, first: str, last: str, names: Names) -> Figures:
        return self._counted(figures_of, first, last, names)

    def figures_file(self, first: str, last: str, names: Names) -> bytes:
        return self._counted(figures_file_of, first, last, names)

    def report(self, month: str, revision: int) -> FrozenReport | None:
        of_it = (FROZEN_REPORTS.c.month == month, FROZEN_REPORTS.c.revision == revision)
        with self._engine.connect() as connection:
            row = connection.execute(select(FROZEN_REPORTS).where(*of_it)).one_or_none()
        return FrozenReport(**row._mapping) if row else None

    def template(self) -> ReportTemplate | None:
        query = select(REPORT_TEMPLATES).order_by(REPORT_TEMPLATES.c.at.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return ReportTemplate(**row._mapping) if row else None

    def _counted(self, make: Callable[..., R], first: str, last: str, names: Names) -> R:
        with self._engine.connect() as connection:
            many = rows.case_count(connection, Wanted(first, last)) >= LARGE
        return (self._elsewhere if many else self._here)(make, first, last, names)

    def _here(self, make: Callable[..., R], *order: Any) -> R:
        return make(self._engine, *order)

    def _elsewhere(self, make: Callable[..., R], *order: Any) -> R:
        if not self._elsewhere_now.acquire(blocking=False):
            raise RegistersBusy
        try:
            url = self._engine.url.render_as_string(hide_password=False)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                key_file = key_file_of(self._engine).path
                return pool.submit(_in_process, url, key_file, make, order).result()
        finally:
            self._elsewhere_now.release()


def _in_process(url: str, key_file: Path, make: Callable[..., R], order: tuple[Any, ...]) -> R:
    engine = open_engine(url, key_file=key_file)
    try:
        return make(engine, *order)
    finally:
        engine.dispose()


def write(
    engine: Engine,
    kind: RegisterKind,
    form: FileForm,
    wanted: Wanted,
    names: Names,
    sight: Sight,
) -> bytes:
    """A register as a file."""
    told = read(engine, kind, replace(wanted, limit=None, offset=0), names, sight)
    if form == "csv":
        return as_csv(told.heads, told.rows)
    from hall_server.registers import files  # openpyxl is for those who want a workbook

    return files.as_xlsx(names.hall, f"{wanted.first} 至 {wanted.last}", [told])


def read(
    engine: Engine, kind: RegisterKind, wanted: Wanted, names: Names, sight: Sight
) -> RegisterTable:
    """A register, or a page of it."""
    with engine.connect() as connection:
        if kind in SHAPES:
            return _of_cases(connection, kind, wanted, names, sight)
        return _of_others(connection, kind, wanted, names, sight)


def _of_cases(
    connection: Any, kind: RegisterKind, wanted: Wanted, names: Names, sight: Sight
) -> RegisterTable:
    shape, agents = SHAPES[kind], kind in OF_AGENTS
    count = rows.case_count(connection, wanted, agents)
    if kind == "first-asked":
        found, questions = _first_asked(connection, wanted, names, sight)
        count += questions
    else:
        entries = rows.case_entries(connection, wanted, agents)
        found = lines(shape, entries, names, sight)
    heads, widths = zip(*shape.columns, strict=True)
    return RegisterTable(shape.title, heads, widths, found, count)


def _first_asked(
    connection: Any, wanted: Wanted, names: Names, sight: Sight
) -> tuple[list[list[Cell]], int]:
    """Cases and questions by their time, and how many questions there are. A page of both begins
    somewhere in either, so that both are read up to its end."""
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    both = replace(wanted, limit=end, offset=0)
    entries = rows.case_entries(connection, both, with_steps=False)
    of_cases_only = wanted.items is not None or wanted.case_kind is not None
    asked, count = ([], 0) if of_cases_only else rows.questions(connection, both)
    found = lines(SHAPES["first-asked"], entries, names, sight)
    found = sorted(found + others.first_asked_rows(asked, names), key=lambda row: str(row[0]))
    return found[wanted.offset : end], count


def _of_others(
    connection: Any, kind: RegisterKind, wanted: Wanted, names: Names, sight: Sight
) -> RegisterTable:
    title, columns = others.TITLES[kind]
    heads, widths = zip(*columns, strict=True)
    remarks: tuple[str, ...] = ()
    match kind:
        case "consultations":
            asked, count = rows.questions(connection, wanted)
            found = others.question_rows(asked, names)
        case "calls":
            rang, count = rows.calls(connection, wanted)
            found = others.call_rows(rang, names, sight)
        case "documents":
            issued, count = rows.documents(connection, wanted)
            found = others.document_rows(issued, names)
            remarks = others.serial_remarks(rows.serials(connection, wanted), names)
        case "custody":
            passed, count = rows.custody(connection, wanted, names.zone)
            found = others.custody_rows(passed, names, sight)
        case _:
            noted, count = rows.duty_notes(connection, wanted)
            found = others.duty_rows(noted, names)
    return RegisterTable(title, heads, widths, found, count, remarks)


def figures_of(engine: Engine, first: str, last: str, names: Names) -> Figures:
    """The figures of these days."""
    with engine.connect() as connection:
        cases = rows.figure_cases(connection, first, last, names.zone)
        total, parts, per_day = count_cases(cases, first, last, names)
        asked_for = items_asked_for(connection, first, last)
        idle = tuple(names.item(item) for item in names.guide if item not in asked_for)
        more = besides(engine, connection, first, last)
    return Figures(first, last, total, parts, per_day, idle, more)


def figures_file_of(engine: Engine, first: str, last: str, names: Names) -> bytes:
    """The figures as a workbook."""
    from hall_server.registers import files

    figures = figures_of(engine, first, last, names)
    return files.as_xlsx(names.hall, f"{first} 至 {last}", tables(figures))
