"""Looking into a hall's SQLite database from outside, beside a running or a killed server."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select

from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.sealed import KEY_FILE, read
from hall_server.storage.tables import all_tables
from hall_server.storage.verify import verify_ledger


def rows(data: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    with closing(sqlite3.connect(data / "hall.db", timeout=10)) as database:
        return database.execute(query, values).fetchall()


def events(data: Path, kind: str) -> list[dict[str, Any]]:
    """The data of the ledger's entries of this kind, in order."""
    found = rows(data, "SELECT body FROM ledger WHERE kind = ? ORDER BY seq", kind)
    return [json.loads(body)["data"] for (body,) in found]


def faults(data: Path) -> list[str]:
    """What is wrong with the ledger's chain; empty when it is whole."""
    engine = open_engine(sqlite_url(data))
    try:
        _checked, found = verify_ledger(engine)
    finally:
        engine.dispose()
    return [f"row {fault.seq}: {fault.why}" for fault in found]


def change(data: Path, statement: str, *values: object) -> None:
    """Changes the database from outside, as no program of ours does."""
    with closing(sqlite3.connect(data / "hall.db", timeout=10)) as database, database:
        database.execute(statement, values)


def plain_rows(data: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """What stands in these columns, personal data read with the hall's own key."""
    engine = open_engine(sqlite_url(data), key_file=data / KEY_FILE)
    try:
        with engine.connect() as connection:
            found = all_tables().tables[table]
            query = select(*(found.c[name] for name in columns))
            return [tuple(row) for row in read(connection, query)]
    finally:
        engine.dispose()
