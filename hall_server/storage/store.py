"""The database behind the writer: one commit per batch, one `executemany` per table."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from hall_server.cases.file_tables import CUSTODY
from hall_server.complaints.tables import COMPLAINANTS, COMPLAINTS
from hall_server.delivery.hall import Hall
from hall_server.documents.tables import DOCUMENTS
from hall_server.guide.tables import ITEM_VERSIONS
from hall_server.kernel.clock import from_text, stored, to_text
from hall_server.kernel.ledger import Chain
from hall_server.kernel.metadata import COMMANDS, HALL, LEDGER
from hall_server.kernel.work import Record
from hall_server.kernel.writer import Batch, StoredReply, StoreFailed
from hall_server.paper.tables import PRINT_JOBS
from hall_server.queue.reserve_tables import RESERVES
from hall_server.queue.tables import TICKETS
from hall_server.ratings.tables import ASKS, RATINGS
from hall_server.rectifications.tables import RECTIFICATIONS
from hall_server.requests.tables import REQUESTS
from hall_server.storage.case_book import OF_CASES
from hall_server.storage.engine import leave_no_copy
from hall_server.storage.erasing import erase, write_down
from hall_server.storage.load import (
    ask_of,
    job_of,
    load_records,
    rating_of,
    reserve_of,
    ticket_of,
)
from hall_server.storage.load_casebook import (
    VERSION_KEY,
    complainant_of,
    complaint_of,
    custody_of,
    document_of,
    rectification_of,
    request_of,
    version_of,
)
from hall_server.storage.matter_book import cold_matter
from hall_server.storage.prepared import Prepared
from hall_server.storage.sealed import read, refuse_other_key, sealed_rows
from hall_server.storage.seats import read_seats

WRITER_LOCK = 0x48414C4C
"""PostgreSQL's advisory lock of the one process that writes."""


class HallStore:
    """Holds the writer's own connection. `writer_id` names this process in the hall's row."""

    def __init__(self, engine: Engine, writer_id: str) -> None:
        self._engine = engine
        self._writer_id = writer_id
        self._connection: Connection | None = None
        self._upserts: dict[Table, Prepared] = {}
        self._known: dict[int, Prepared] = {}
        self._head = 0
        self._has_pen = False
        self._hall_id = ""
        self._new_replies = Prepared(COMMANDS.insert(), engine.dialect)
        self._new_entries = Prepared(LEDGER.insert(), engine.dialect)
        self._advance = Prepared(_advance(), engine.dialect)

    # --- the writer's port ----------------------------------------------------------------------

    def load(self) -> tuple[Hall, Chain]:
        """Reads the hall anew over a new connection and takes the pen."""
        self.close()
        with self._trouble() as connection:
            self._take_pen(connection)
            refuse_other_key(connection)
            hall = Hall(load_records(connection))
            row = connection.execute(select(HALL)).one()
            latest = latest_moment(connection)
            connection.commit()
        self._has_pen, self._head, self._hall_id = True, row.head_seq, row.hall_id
        return hall, Chain(row.head_seq, row.head_hash, latest)

    def known(self, command_ids: Sequence[str]) -> dict[str, StoredReply]:
        asked = {f"id_{place}": command_id for place, command_id in enumerate(command_ids)}
        with self._trouble() as connection:
            rows = self._known_query(len(asked)).run(connection, [asked]).all()
            connection.rollback()
        return {row.command_id: StoredReply(row.fingerprint, row.reply) for row in rows}

    def commit(self, batch: Batch, chain: Chain) -> None:
        with self._trouble() as connection:
            for table, rows in _by_table(batch.records).items():
                self._upsert(table).run(connection, sealed_rows(connection, table, rows))
            if batch.replies:
                self._new_replies.run(connection, _reply_rows(batch))
            for statement, parameters in batch.statements:
                connection.execute(statement, parameters)
            self._write_ledger(connection, batch, chain)
            if batch.erased:
                erase(connection, batch.erased)
                write_down(self._engine, batch.erased)
            connection.commit()
            if batch.erased:
                leave_no_copy(connection)
        self._head = chain.seq

    def cold(self, what: str, key: str) -> Any:
        with self._trouble() as connection:
            found = find_cold(connection, what, key)
            connection.rollback()
        return found

    def close(self) -> None:
        """Gives the connection back; SQLite then writes its log into the database."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            try:
                connection.close()
            except SQLAlchemyError:
                connection.invalidate()

    # --- how ------------------------------------------------------------------------------------

    @contextmanager
    def _trouble(self) -> Iterator[Connection]:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
            yield self._connection
        except (SQLAlchemyError, StoreFailed) as error:
            self._roll_back()
            if isinstance(error, StoreFailed):
                raise
            raise StoreFailed(_nameless(error)) from None

    def _roll_back(self) -> None:
        if self._connection is not None:
            try:
                self._connection.rollback()
            except SQLAlchemyError:
                self._connection.invalidate()

    def _take_pen(self, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            taken = connection.scalar(text("SELECT pg_try_advisory_lock(:n)"), {"n": WRITER_LOCK})
            if not taken:
                raise StoreFailed("another server writes to this database")
        if not self._has_pen:
            connection.execute(update(HALL).values(writer=self._writer_id))
        elif connection.scalar(select(HALL.c.writer)) != self._writer_id:
            raise StoreFailed("another server has taken over this hall")

    def _write_ledger(self, connection: Connection, batch: Batch, chain: Chain) -> None:
        rows = [entry.row(self._hall_id) for entry in batch.entries]
        if rows:
            self._new_entries.run(connection, rows)
        values = {
            "pen": self._writer_id,
            "before": self._head,
            "seq": chain.seq,
            "head": chain.head,
            "latest": to_text(chain.latest) if chain.latest else None,
        }
        if self._advance.run(connection, [values]).rowcount != 1:
            raise StoreFailed("another process has written to this hall")

    def _upsert(self, table: Table) -> Prepared:
        if table not in self._upserts:
            dialect = self._engine.dialect
            self._upserts[table] = Prepared(upsert(table, dialect.name), dialect)
        return self._upserts[table]

    def _known_query(self, count: int) -> Prepared:
        if count not in self._known:
            self._known[count] = Prepared(_known(count), self._engine.dialect)
        return self._known[count]


def _nameless(error: SQLAlchemyError) -> str:
    """Its class and SQLSTATE alone: a database quotes the row it refused, names and all."""
    cause = getattr(error, "orig", None) or error
    told = getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None)
    return f"{type(cause).__name__} {told}" if told else type(cause).__name__


def _known(count: int) -> Select[Any]:
    """The replies kept under `id_0`, `id_1`, …"""
    ids = [bindparam(f"id_{place}", type_=COMMANDS.c.command_id.type) for place in range(count)]
    columns = (COMMANDS.c.command_id, COMMANDS.c.fingerprint, COMMANDS.c.reply)
    return select(*columns).where(COMMANDS.c.command_id.in_(ids))


def _advance() -> Update:
    """Moves the hall's head on, if it is where this writer left it and the pen is still its own."""
    mine = (HALL.c.writer == bindparam("pen"), HALL.c.head_seq == bindparam("before"))
    return (
        update(HALL)
        .where(*mine)
        .values(
            head_seq=bindparam("seq"),
            head_hash=bindparam("head"),
            latest_at=bindparam("latest"),
        )
    )


def latest_moment(connection: Connection) -> datetime | None:
    """The ledger's latest moment since the date was confirmed; None for an empty ledger."""
    kept = from_text(connection.scalar(select(HALL.c.latest_at)))
    return kept or _moment_of_last_row(connection)


def _moment_of_last_row(connection: Connection) -> datetime | None:
    body = connection.scalar(select(LEDGER.c.body).order_by(LEDGER.c.seq.desc()).limit(1))
    return None if body is None else stored(json.loads(body)["at"])


def upsert(table: Table, dialect: str) -> Insert:
    """Insert, or write the columns that may change over the row of the same primary key.

    A table that is `kept` takes no second row of a key: what stands there stands for good.
    """
    make: Callable[[Table], Any] = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = make(table)
    key = [column.name for column in table.primary_key]
    if table.info.get("kept"):
        kept: Insert = statement.on_conflict_do_nothing(index_elements=key)
        return kept
    mutable = table.info.get("mutable") or [c.name for c in table.c if c.name not in key]
    changes = {name: statement.excluded[name] for name in mutable}
    written: Insert = statement.on_conflict_do_update(index_elements=key, set_=changes)
    return written


def _by_table(records: Sequence[Record]) -> dict[Table, list[dict[str, Any]]]:
    """The last state of every record, grouped by table."""
    latest: dict[Table, dict[tuple[Any, ...], dict[str, Any]]] = defaultdict(dict)
    for record in records:
        row = record.row()
        key = tuple(row[column.name] for column in record.TABLE.primary_key)
        latest[record.TABLE][key] = row
    return {table: list(rows.values()) for table, rows in latest.items()}


def _reply_rows(batch: Batch) -> list[dict[str, Any]]:
    return [
        {
            "command_id": command_id,
            "fingerprint": stored.fingerprint,
            "business_day": day,
            "reply": stored.reply,
        }
        for command_id, (stored, day) in batch.replies.items()
    ]


def find_cold(connection: Connection, what: str, key: str) -> Any:
    """A record that is no longer in memory: a ticket by id or secret, a print job by id,
    a number set aside for a kiosk by its ticket's id, what a command was answered by its id,
    a version of an item by "item/version",
    a pad's question or a rating by its ticket's id, a rectification by its id,
    a complaint by id or number, a request by its number, who complained by its id,
    a case by id or number, its applicant, steps, documents or hand-overs by its id, the numbers of
    the cases a visit became by its ticket's id, a hand-over of papers by its id, who sat at a
    window by `SeatsAsked.key`, what holds personal data by "what/number"."""
    if what == "seats":
        return read_seats(connection, key)
    if what == "matter":
        return cold_matter(connection, key)
    if what in OF_CASES:
        return OF_CASES[what](connection, key)
    table, column, made = {
        "ticket": (TICKETS, TICKETS.c.id, ticket_of),
        "secret": (TICKETS, TICKETS.c.secret, ticket_of),
        "reserve": (RESERVES, RESERVES.c.ticket_id, reserve_of),
        "reply": (COMMANDS, COMMANDS.c.command_id, lambda row: row.reply),
        "job": (PRINT_JOBS, PRINT_JOBS.c.job_id, job_of),
        "ask": (ASKS, ASKS.c.ticket_id, ask_of),
        "rating": (RATINGS, RATINGS.c.ticket_id, rating_of),
        "rectification": (RECTIFICATIONS, RECTIFICATIONS.c.id, rectification_of),
        "item-version": (ITEM_VERSIONS, VERSION_KEY, version_of),
        "complaint": (COMPLAINTS, COMPLAINTS.c.id, complaint_of),
        "complaint-number": (COMPLAINTS, COMPLAINTS.c.number, complaint_of),
        "request-number": (REQUESTS, REQUESTS.c.number, request_of),
        "complainant": (COMPLAINANTS, COMPLAINANTS.c.complaint_id, complainant_of),
        "custody": (CUSTODY, CUSTODY.c.id, custody_of),
        "document": (DOCUMENTS, DOCUMENTS.c.id, document_of),
        "document-secret": (DOCUMENTS, DOCUMENTS.c.secret, document_of),
    }[what]
    row = read(connection, select(table).where(column == key)).one_or_none()
    return made(row) if row is not None else None
