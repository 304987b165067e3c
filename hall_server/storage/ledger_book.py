"""The ledger read page by page from the database (row I5).

A kind is found by its index. For other filters rows are looked through backwards in spans of their
primary key: none, however rare what it looks for, makes the database walk through millions of rows
at once.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, select

from hall_server.kernel.ledger import Entry, canonical, verify
from hall_server.kernel.ledger_book import DayChecked, LedgerPage, LedgerRow, Sought
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.storage.engine import one_moment
from hall_server.storage.sealed_days import sealed_days, start_of

ROWS = 50
"""Of a page."""

SPAN = 5_000
MOST = 100_000
"""Rows looked at together, and for one page."""

MOST_FAULTS = 20


class StoredLedger:
    """The `LedgerBook` of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def page(self, sought: Sought, before: int | None = None) -> LedgerPage:
        with one_moment(self._engine) as connection:
            bounds = _bounds(connection, sought)
            if bounds is None:
                return LedgerPage((), None)
            first, last = bounds
            top = last + 1 if before is None else min(before, last + 1)
            if sought.kind is not None and sought.who is None and sought.about is None:
                return _of_kind(connection, sought, top)
            return _found(connection, sought, first, top)

    def checked(self, day: str) -> DayChecked | None:
        with one_moment(self._engine) as connection:
            bounds = _bounds(connection, Sought(day=day))
            if bounds is None:
                return _sealed(connection, day)
            return _checked(connection, day, *bounds)


def _bounds(connection: Connection, sought: Sought) -> tuple[int, int] | None:
    """The first and the last row there may be; None where there is none."""
    # each by itself: asked for both at once, SQLite goes through the whole ledger
    ends = [select(end(LEDGER.c.seq)) for end in (func.min, func.max)]
    if sought.day is not None:
        ends = [end.where(LEDGER.c.business_day == sought.day) for end in ends]
    first, last = (connection.scalar(end) for end in ends)
    return (first, last) if first is not None and last is not None else None


def _of_kind(connection: Connection, sought: Sought, top: int) -> LedgerPage:
    """Straight from the index of kinds and days, however rare or common the kind is: the ledger's
    days follow each other as its rows do."""
    until = select(LEDGER.c.business_day).where(LEDGER.c.seq < top)
    day = connection.scalar(until.order_by(LEDGER.c.seq.desc()).limit(1))
    if day is None:
        return LedgerPage((), None)
    wanted = [LEDGER.c.kind == sought.kind, LEDGER.c.seq < top, LEDGER.c.business_day <= day]
    if sought.day is not None:
        wanted.append(LEDGER.c.business_day == sought.day)
    latest = (LEDGER.c.business_day.desc(), LEDGER.c.seq.desc())
    found = connection.execute(select(LEDGER).where(*wanted).order_by(*latest).limit(ROWS))
    rows = tuple(map(_row, found))
    return LedgerPage(rows, rows[-1].seq if len(rows) == ROWS else None)


def _found(connection: Connection, sought: Sought, first: int, top: int) -> LedgerPage:
    rows: list[LedgerRow] = []
    query, lowest = _query(sought), max(first, top - MOST)
    while top > lowest and len(rows) < ROWS:
        bottom = max(lowest, top - SPAN)
        span = query.where(LEDGER.c.seq < top, LEDGER.c.seq >= bottom)
        wanted = span.order_by(LEDGER.c.seq.desc()).limit(ROWS - len(rows))
        rows += map(_row, connection.execute(wanted))
        top = rows[-1].seq if len(rows) == ROWS else bottom
    return LedgerPage(tuple(rows), top if top > first else None)


def _query(sought: Sought) -> Select[Any]:
    return select(LEDGER).where(*_wanted(sought))


def _wanted(sought: Sought) -> Iterator[ColumnElement[bool]]:
    """A body is canonical JSON: what it holds can be looked for as text. Days and kinds are no bare
    columns here: an index of theirs would be taken for the span's, and what it finds be sorted."""
    body = LEDGER.c.body
    if sought.day is not None:
        yield LEDGER.c.business_day.concat("") == sought.day
    if sought.kind is not None:
        yield LEDGER.c.kind.concat("") == sought.kind
    if sought.who is not None:
        who = canonical({"actor": sought.who}).strip("{}")
        yield body.contains(who, autoescape=True)
    if sought.about is not None:
        about = json.dumps(sought.about, ensure_ascii=False)
        yield body.contains(about, autoescape=True)


def _row(row: Row[Any]) -> LedgerRow:
    try:
        body = json.loads(row.body)
        told = (str(body["at"]), str(body["actor"]), dict(body["data"]))
    except (ValueError, KeyError, TypeError):  # altered: the check of the day says so
        told = ("", "", {})
    return LedgerRow(row.seq, row.kind, *told, row.hash)


def _checked(connection: Connection, day: str, first: int, last: int) -> DayChecked:
    """With the row that follows: a day written anew as a whole does not fit what came after."""
    hall = connection.execute(select(HALL.c.hall_id, HALL.c.head_seq, HALL.c.head_hash)).one()
    following = select(LEDGER).where(LEDGER.c.seq > last).order_by(LEDGER.c.seq).limit(1)
    after = connection.execute(following).one_or_none()
    end = (hall.head_seq, hall.head_hash) if after is None else (after.seq, after.hash)
    start = _start(connection, hall.hall_id, first)
    found = verify(hall.hall_id, _entries(connection, first, end[0]), end, start)
    faults = tuple(islice(found, MOST_FAULTS))
    head = select(LEDGER.c.hash).where(LEDGER.c.seq == last)
    return DayChecked(day, first, last, str(connection.scalar(head)), faults)


def _start(connection: Connection, hall: str, first: int) -> tuple[int, str]:
    """What the day's first row follows upon."""
    earlier = select(LEDGER).where(LEDGER.c.seq < first).order_by(LEDGER.c.seq.desc()).limit(1)
    before = connection.execute(earlier).one_or_none()
    if before is not None:
        return before.seq, before.hash
    return start_of(hall, sealed_days(connection))


def _entries(connection: Connection, first: int, last: int) -> Iterator[Entry]:
    rows = select(LEDGER).where(LEDGER.c.seq.between(first, last)).order_by(LEDGER.c.seq)
    for row in connection.execute(rows.execution_options(yield_per=5000)):
        yield Entry(row.seq, row.business_day, row.kind, row.body, row.hash)


def _sealed(connection: Connection, day: str) -> DayChecked | None:
    """Of a day whose rows were let go."""
    found = (d for d in sealed_days(connection) if d.day == day)
    return next((DayChecked(day, d.first_seq, d.last_seq, d.head, gone=True) for d in found), None)
