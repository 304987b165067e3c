"""A whole database copied into another, of the other kind or the same, at the same migration."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, MetaData, select

from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.migrate import current_revision, upgrade

_ROWS = 2000
"""Carried at a time: a year's tickets are never in memory at once."""


def into_sqlite(source: Connection, revision: str, folder: Path) -> None:
    """Makes `hall.db` in the folder, of this migration, with all rows `source` sees."""
    with _opened(folder) as engine, engine.begin() as target:
        upgrade(target, revision)
        _copy(source, target, _tables(target))


def out_of_sqlite(folder: Path, target: Connection) -> None:
    """Makes the tables of the folder's `hall.db` in `target`, which has none, and fills them."""
    with _opened(folder) as engine:
        revision = current_revision(engine)
        assert revision is not None
        upgrade(target, revision)
        with engine.connect() as source:
            _copy(source, target, _tables(source))


@contextmanager
def _opened(folder: Path) -> Iterator[Engine]:
    engine = open_engine(sqlite_url(folder))
    try:
        yield engine
    finally:
        engine.dispose()


def _tables(connection: Connection) -> MetaData:
    """As they stand in the database: an older migration's are not the ones of the code."""
    found = MetaData()
    found.reflect(connection)
    return found


def _copy(source: Connection, target: Connection, tables: MetaData) -> None:
    for table in tables.sorted_tables:
        if table.name == "alembic_version":
            continue
        rows = source.execution_options(yield_per=_ROWS).execute(select(table))
        for part in rows.mappings().partitions(_ROWS):
            target.execute(table.insert(), [dict(row) for row in part])
