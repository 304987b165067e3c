"""The queries of the registers. Only what stands in a register is read of a row."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, func, or_, select

from hall_server.cases.file_tables import CASE_STEPS, CUSTODY
from hall_server.cases.tables import APPLICANTS, CASES
from hall_server.consultations.tables import CONSULTATIONS
from hall_server.days.tables import DUTY_LOG, DutyNote
from hall_server.documents.tables import DOCUMENTS
from hall_server.kernel.clock import to_text
from hall_server.registers.asking import Wanted
from hall_server.registers.lines import (
    CaseEntry,
    CaseLine,
    CustodyLine,
    DocumentLine,
    QuestionLine,
    Serials,
    StepLine,
)
from hall_server.registers.tables import PHONE_CALLS, PhoneCall
from hall_server.storage.sealed import read

LINE = [CASES.c[f.name] for f in fields(CaseLine)]
AGENCY_SLIP = "agency-slip"


def local_span(first: str, last: str, zone: str) -> tuple[str, str]:
    """The stored moments at which the first day begins and the last is over."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    midnights = [datetime(d.year, d.month, d.day, tzinfo=ZoneInfo(zone)) for d in (begin, end)]
    return to_text(midnights[0]), to_text(midnights[1])


def cases_where(wanted: Wanted) -> ColumnElement[bool]:
    """Which cases a register asks for."""
    found: list[ColumnElement[bool]] = [CASES.c.business_day.between(wanted.first, wanted.last)]
    if wanted.window is not None:
        found.append(CASES.c.window == wanted.window)
    if wanted.items is not None:
        found.append(CASES.c.item.in_(sorted(wanted.items)))
    if wanted.case_kind is not None:
        found.append(CASES.c.kind == wanted.case_kind)
    if wanted.open_only:
        found.append(CASES.c.closed_at.is_(None))
    return and_(*found)


def case_count(connection: Connection, wanted: Wanted, agency: bool = False) -> int:
    """How many cases that are."""
    return connection.scalar(select(func.count()).select_from(_cases(wanted, agency))) or 0


def _cases(wanted: Wanted, agency: bool) -> Any:
    query = select(CASES.c.id).where(cases_where(wanted))
    return (query.where(CASES.c.agency.is_not(None)) if agency else query).subquery()


def case_entries(
    connection: Connection, wanted: Wanted, agency: bool = False, with_steps: bool = True
) -> list[CaseEntry]:
    """The cases with whose they are and what was done, by number. `agency`: of agents only."""
    whose = (APPLICANTS.c.name, APPLICANTS.c.phone, APPLICANTS.c.agent)
    query = (
        select(*LINE, CASES.c.papers, *whose)
        .join(APPLICANTS, APPLICANTS.c.case_id == CASES.c.id, isouter=True)
        .where(cases_where(wanted))
    )
    query = query.where(CASES.c.agency.is_not(None)) if agency else query
    rows = read(connection, _paged(query.order_by(CASES.c.number), wanted)).all()
    if not with_steps:
        return [_entry(row, (), None) for row in rows]
    ids = [row.id for row in rows] if wanted.limit is not None else None
    inside = _inside(wanted, agency, ids)
    steps, signed = _steps(connection, inside), _signed(connection, inside, agency)
    return [_entry(row, steps.get(row.id, []), signed.get(row.id)) for row in rows]


def _inside(wanted: Wanted, agency: bool, ids: list[str] | None) -> Select[Any] | list[str]:
    """The cases of one page by their ids; of a whole register by the query that found them."""
    return ids if ids is not None else select(_cases(wanted, agency).c.id)


def _steps(connection: Connection, inside: Any) -> dict[str, list[StepLine]]:
    found: dict[str, list[StepLine]] = defaultdict(list)
    query = select(
        CASE_STEPS.c.case_id, CASE_STEPS.c.at, CASE_STEPS.c.act, CASE_STEPS.c.by, CASE_STEPS.c.note
    ).where(CASE_STEPS.c.case_id.in_(inside))
    for row in read(connection, query.order_by("at", CASE_STEPS.c.id)):
        note = row.note if row.act == "close" else ""
        found[row.case_id].append(StepLine(row.at, row.act, row.by, note))
    return found


def _signed(connection: Connection, inside: Any, agency: bool) -> dict[str, tuple[str, str]]:
    if not agency:
        return {}
    query = select(DOCUMENTS.c.case_id, DOCUMENTS.c.signed_at, DOCUMENTS.c.signed_how).where(
        DOCUMENTS.c.case_id.in_(inside),
        DOCUMENTS.c.form == AGENCY_SLIP,
        DOCUMENTS.c.signed_at.is_not(None),
    )
    return {row.case_id: (row.signed_at, row.signed_how) for row in connection.execute(query)}


def _entry(row: Any, steps: Sequence[StepLine], signed: tuple[str, str] | None) -> CaseEntry:
    told = row._mapping
    return CaseEntry(
        case=CaseLine(*(told[column.name] for column in LINE)),
        name=told["name"] or "",
        phone=told["phone"] or "",
        agent=told["agent"] or "",
        papers=tuple(paper["name"] for paper in json.loads(told["papers"])),
        steps=tuple(steps),
        signed=signed,
    )


def figure_cases(connection: Connection, first: str, last: str, zone: str) -> Any:
    """Every case that was received or ended in these days, or was past due at their end."""
    begin, end = local_span(first, last, zone)
    late = CASES.c.closed_at.is_(None) & CASES.c.decided_on.is_(None) & (CASES.c.due <= last)
    inside = or_(
        CASES.c.business_day.between(first, last),
        CASES.c.decided_on.between(first, last),
        CASES.c.closed_at.between(begin, end),
        late,
    )
    rows = connection.execute(select(*LINE).where(inside).execution_options(yield_per=1000))
    return (CaseLine(*row) for row in rows)


def questions(connection: Connection, wanted: Wanted) -> tuple[list[QuestionLine], int]:
    """The consultations of these days, and how many there are in all."""
    where = _of_days(CONSULTATIONS, wanted)
    if wanted.open_only:
        where = where & CONSULTATIONS.c.closed_at.is_(None)
    rows, count = _read(connection, CONSULTATIONS, where, CONSULTATIONS.c.asked_at, wanted)
    found = [
        QuestionLine(
            r.window, tuple(json.loads(r.handlers)), r.asked_at, r.question, r.answer, r.closed_at
        )
        for r in rows
    ]
    return found, count


def calls(connection: Connection, wanted: Wanted) -> tuple[list[PhoneCall], int]:
    """The phone log of these days."""
    where: ColumnElement[bool] = PHONE_CALLS.c.business_day.between(wanted.first, wanted.last)
    if wanted.open_only:
        where = where & PHONE_CALLS.c.settled_at.is_(None)
    rows, count = _read(connection, PHONE_CALLS, where, PHONE_CALLS.c.at, wanted)
    return [PhoneCall(**row._mapping) for row in rows], count


def duty_notes(connection: Connection, wanted: Wanted) -> tuple[list[DutyNote], int]:
    """The duty log of these days."""
    where: ColumnElement[bool] = DUTY_LOG.c.business_day.between(wanted.first, wanted.last)
    if wanted.open_only:
        where = where & DUTY_LOG.c.signer.is_not(None) & DUTY_LOG.c.signed_at.is_(None)
    rows, count = _read(connection, DUTY_LOG, where, DUTY_LOG.c.at, wanted)
    return [DutyNote(**row._mapping) for row in rows], count


def documents(connection: Connection, wanted: Wanted) -> tuple[list[DocumentLine], int]:
    """Every document of these days but those of complaints, which their own registers have."""
    where = _of_days(DOCUMENTS, wanted) & DOCUMENTS.c.complaint_id.is_(None)
    columns = [DOCUMENTS.c[f.name] for f in fields(DocumentLine) if f.name != "case_number"]
    query = select(*columns, CASES.c.number.label("case_number")).where(where)
    query = query.join(CASES, CASES.c.id == DOCUMENTS.c.case_id, isouter=True)
    query = query.order_by(DOCUMENTS.c.book, DOCUMENTS.c.number)
    rows = read(connection, _paged(query, wanted))
    count = connection.scalar(select(func.count()).select_from(DOCUMENTS).where(where)) or 0
    return [DocumentLine(**row._mapping) for row in rows], count


def serials(connection: Connection, wanted: Wanted) -> Serials:
    """What the books gave out in these days, and whether a number of them is missing up to then.

    Of books that hold a complaint's paper nothing is told: that there is one is nobody's business
    but its handlers'.
    """
    where = _of_days(DOCUMENTS, wanted) & DOCUMENTS.c.book.not_in(_of_complaints())
    voided = func.coalesce(func.sum(case((DOCUMENTS.c.voided_at.is_not(None), 1), else_=0)), 0)
    row = connection.execute(select(func.count(), voided).where(where)).one()
    used = select(DOCUMENTS.c.book).where(where).distinct()
    books = (
        select(DOCUMENTS.c.book, func.count(), func.max(DOCUMENTS.c.number))
        .where(DOCUMENTS.c.book.in_(used), DOCUMENTS.c.business_day <= wanted.last)
        .group_by(DOCUMENTS.c.book)
        .order_by(DOCUMENTS.c.book)
    )
    told = {book: (count, last) for book, count, last in connection.execute(books)}
    return Serials(told, given=int(row[0]), voided=int(row[1]))


def _of_complaints() -> Select[Any]:
    # not None, in words for which SQLite takes the index
    return select(DOCUMENTS.c.book).where(DOCUMENTS.c.complaint_id > "")


def custody(connection: Connection, wanted: Wanted, zone: str) -> tuple[list[CustodyLine], int]:
    """Papers that changed hands in these days: of a window, those it gave and was given."""
    begin, end = local_span(wanted.first, wanted.last, zone)
    where: ColumnElement[bool] = CUSTODY.c.at.between(begin, end)
    if wanted.window is not None:
        where = where & or_(CUSTODY.c.window == wanted.window, CUSTODY.c.to == str(wanted.window))
    if wanted.open_only:
        where = where & CUSTODY.c.taken_at.is_(None)
    query = select(CUSTODY, CASES.c.number, CASES.c["item"].label("of_item")).where(where)
    query = query.join(CASES, CASES.c.id == CUSTODY.c.case_id).order_by(CUSTODY.c.at)
    rows = read(connection, _paged(query, wanted))
    count = connection.scalar(select(func.count()).select_from(CUSTODY).where(where)) or 0
    found = [
        CustodyLine(
            case_number=r.number,
            item=r.of_item,
            at=r.at,
            giver=r.giver,
            window=r.window,
            to=r.to,
            papers=tuple(json.loads(r.papers)),
            taken_at=r.taken_at,
            taken_by=r.taken_by,
            taker=r.taker,
        )
        for r in rows
    ]
    return found, count


def _of_days(table: Table, wanted: Wanted) -> ColumnElement[bool]:
    where: ColumnElement[bool] = table.c.business_day.between(wanted.first, wanted.last)
    return where & (table.c.window == wanted.window) if wanted.window is not None else where


def _read(
    connection: Connection,
    table: Table,
    where: ColumnElement[bool],
    order: ColumnElement[Any],
    wanted: Wanted,
) -> tuple[Any, int]:
    rows = read(connection, _paged(select(table).where(where).order_by(order), wanted)).all()
    count = connection.scalar(select(func.count()).select_from(table).where(where)) or 0
    return rows, count


def _paged(query: Select[Any], wanted: Wanted) -> Select[Any]:
    if wanted.limit is None:
        return query
    return query.limit(wanted.limit).offset(wanted.offset)
