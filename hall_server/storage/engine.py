"""Opening the database: SQLite beside the hall's data, or PostgreSQL by one setting."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text

from hall_server.storage.sealed import KEY_FILE, use_key_file

CHECKPOINT_PAGES = 8000
"""Pages of 4 KiB in the write-ahead log before SQLite copies them into the database: pages that
change often are then copied once for many commits."""

SYNCHRONOUS = "FULL"
"""Each commit of SQLite is on the disk before anybody is answered. No setting changes it; the test
of a power loss does, to see that it would find what is lost without."""


def sqlite_url(data: Path) -> str:
    """The embedded database of a data folder."""
    return f"sqlite:///{data / 'hall.db'}"


def open_engine(url: str, max_pages: int | None = None, key_file: Path | None = None) -> Engine:
    """An engine whose commits are durable: WAL with synchronous=FULL (row K1).

    `max_pages` limits an SQLite database to that many pages of 4 KiB. `key_file`: of the key for
    personal data; that of SQLite lies beside the database if nothing else is said. What an error
    says names no values: they may be names and telephones.
    """
    engine = create_engine(
        url, pool_size=2, max_overflow=2, pool_pre_ping=False, hide_parameters=True
    )
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, max_pages)
        key_file = key_file or Path(str(engine.url.database)).parent / KEY_FILE
    if key_file is not None:
        use_key_file(engine, key_file)
    return engine


def _prepare_sqlite(engine: Engine, max_pages: int | None) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute(f"PRAGMA synchronous={SYNCHRONOUS}")
        cursor.execute("PRAGMA busy_timeout=5000")
        cursor.execute("PRAGMA secure_delete=ON")  # an erased key leaves no bytes in its page
        cursor.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        if max_pages is not None:
            cursor.execute(f"PRAGMA max_page_count={int(max_pages)}")
        cursor.close()


def leave_no_copy(connection: Connection) -> None:
    """SQLite's log would keep the page that held what was erased or sealed until others are written
    over it."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
        connection.commit()


@contextmanager
def whole_transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction for changes of the tables too: Python's driver for SQLite commits before and
    after each of those by itself unless it is told that somebody else begins and ends."""
    with _begun(engine, "BEGIN IMMEDIATE") as connection:
        yield connection


@contextmanager
def one_moment(engine: Engine) -> Iterator[Connection]:
    """Reads only, and the database as it is at one moment, whatever others write meanwhile."""
    if engine.dialect.name == "sqlite":
        with _begun(engine, "BEGIN") as connection:
            yield connection
        return
    with engine.connect() as connection:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        yield connection.execution_options(**options)


@contextmanager
def _begun(engine: Engine, begin: str) -> Iterator[Connection]:
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        usual, driver.isolation_level = driver.isolation_level, None
        try:
            connection.exec_driver_sql(begin)
            yield connection
            connection.commit()
        finally:
            connection.rollback()
            driver.isolation_level = usual
