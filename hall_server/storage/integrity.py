"""Whether a database may be trusted: looked at before it is opened, never mended (row K5)."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from hall_server.storage.migrate import known_revisions

WHOLE_LOOK_BYTES = 64 * 1024 * 1024
"""Up to this size every row is looked for in every index, which takes a tenth of a second for each
ten megabytes; beyond it the pages alone are looked at, and every night the copy in the backup."""

EVERY_PAGE_BYTES = 1024 * 1024 * 1024
"""Beyond this size no start waits for every page, ten seconds for each gigabyte: the tables of many
years are left to the nightly backup, whose copy is looked through whole."""

LONG_ROWS = 100_000
"""A table that has had more rows is one of many years."""

_ENOUGH_FAULTS = 10
_SQLITE = b"SQLite format 3\0"


class Damaged(Exception):  # noqa: N818
    """The database is not what was written. `faults`: what was found, in SQLite's words."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


class MadeByNewer(Exception):  # noqa: N818
    """The database knows a migration this program does not: a newer program has written it."""


def refuse_damaged(file: Path, *, whole: bool | None = None) -> None:
    """Looks through an SQLite database; nothing of it changes, not even its log is written back.

    `whole`: compare indexes with their tables, too; without, where the file is small enough, and of
    a very large one only the tables that are short.
    Raises `Damaged`.
    """
    refuse_foreign(file)
    size = file.stat().st_size
    thorough = size <= WHOLE_LOOK_BYTES if whole is None else whole
    check = "integrity_check" if thorough else "quick_check"
    faults = _faults(file, check, every=whole is not None or size <= EVERY_PAGE_BYTES)
    if faults:
        raise Damaged(faults)


def refuse_foreign(file: Path) -> None:
    """The first look, which costs nothing: is it a database at all? Raises `Damaged`."""
    with file.open("rb") as opened:
        if opened.read(len(_SQLITE)) != _SQLITE:
            raise Damaged(["the file does not begin as a database does"])


def refuse_newer(revision: str | None) -> None:
    """Raises `MadeByNewer` for a migration unknown here."""
    if revision is not None and revision not in known_revisions():
        raise MadeByNewer(revision)


def _faults(file: Path, check: str, *, every: bool) -> list[str]:
    try:
        with closing(sqlite3.connect(_address(file), uri=True)) as database:
            tables = _tables(database)
            of = [str(_ENOUGH_FAULTS)] if every else _short(database, tables)
            found = [row[0] for one in of for row in database.execute(f"PRAGMA {check}({one})")]
            told = sorted({str(line) for line in found} - {"ok"}) or ["ok"]
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise
        return [str(error)]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [str(error)]
    faults = [] if told == ["ok"] else [line for text in told for line in text.splitlines()]
    missing = {"hall", "ledger", "alembic_version"} - tables
    return faults or [f"there is no table {name}" for name in sorted(missing)]


def _tables(database: sqlite3.Connection) -> set[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(row[0]) for row in rows}


def _short(database: sqlite3.Connection, tables: set[str]) -> list[str]:
    """The tables that never had many rows: how many is one look at the last."""
    query = "SELECT max(rowid) FROM {}"
    last = {name: database.execute(query.format(name)) for name in sorted(tables)}
    return [name for name, told in last.items() if (told.fetchone()[0] or 0) <= LONG_ROWS]


def _address(file: Path) -> str:
    """Read-only; where there is no log, without leaving a trace beside the file."""
    served = file.with_name(file.name + "-wal").exists()
    return f"file:{quote(str(file))}?mode=ro" + ("" if served else "&immutable=1")
