"""Personal data on its way into the database and out of it: the one place where it is sealed.

Which columns those are the tables say: `table.info["sealed"]`. An engine knows its key file, so
that whoever holds a connection can read; what is erased reads as `ERASED`.
"""

import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    MetaData,
    Result,
    Select,
    Table,
    inspect,
    literal_column,
    select,
    update,
)
from sqlalchemy.engine import IteratorResult
from sqlalchemy.engine.result import SimpleResultMetaData

from hall_server.kernel.metadata import PERSON_KEYS
from hall_server.kernel.sealing import (
    ERASED,
    KEY_BYTES,
    Sealed,
    Vault,
    WrongKey,
    seal,
    subject_in,
    unseal,
)
from hall_server.kernel.secret_file import write_secret
from hall_server.kernel.writer import StoreFailed

KEY_FILE = "personal.key"
LIVING = PERSON_KEYS.c.wrapped != literal_column("''")
"""The keys that were not destroyed, written as their index has it."""

_IDS = 500
_LOST = (
    "personal.key is not the one this hall's personal data was sealed with: put it back"
    " (docs/personal-data.md tells the ways)"
)


class KeyFile:
    """The master key's file, mode 0600, beside the database and never in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._vault: Vault | None = None
        self._lock = Lock()

    def vault(self, connection: Connection, *, make: bool = False) -> Vault:
        """`make`: a hall without any sealed data gets its key now. Raises `StoreFailed`."""
        with self._lock:
            if self._vault is None:
                if make and not self.path.exists() and not _any_key(connection):
                    write_secret(self.path, secrets.token_hex(KEY_BYTES))
                self._vault = self._read()
        return self._vault

    def _read(self) -> Vault:
        try:
            return Vault(bytes.fromhex(self.path.read_text().strip()))
        except (OSError, ValueError) as error:
            raise StoreFailed(_LOST) from error


def use_key_file(engine: Engine, path: Path) -> None:
    """Every connection of this engine seals and reads with this key."""
    engine.update_execution_options(key_file=KeyFile(path))


def key_file_of(connection: Connection | Engine) -> KeyFile:
    """Raises `StoreFailed` for an engine nobody gave a key file."""
    found = connection.get_execution_options().get("key_file")
    if not isinstance(found, KeyFile):
        raise StoreFailed("this database was opened without a key for personal data")
    return found


def refuse_other_key(connection: Connection) -> None:
    """Nothing is read or written with another key than before. Raises `StoreFailed`."""
    row = connection.execute(select(PERSON_KEYS).where(LIVING).limit(1)).first()
    if row is not None:
        _unwrapped(key_file_of(connection).vault(connection), row.subject, row.wrapped)


def read(connection: Connection, query: Select[Any]) -> Result[Any]:
    """Runs a query; personal data in its result is plain again."""
    found = connection.execute(query)
    places = _sealed_places(query)
    if not places:
        return found
    rows, names = [list(row) for row in found], list(found.keys())
    keys = _keys(connection, {s for row in rows for p in places if (s := subject_in(row[p]))})
    for row in rows:
        for place, (where, blank) in places.items():
            row[place] = _plain(row[place], keys, where, blank)
    return IteratorResult(SimpleResultMetaData(names), (tuple(row) for row in rows))


def sealed_rows(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]]
) -> Sequence[dict[str, Any]]:
    """The rows as they are stored; a subject that is new gets its key."""
    told: Sealed | None = table.info.get("sealed")
    if told is None:
        return rows
    wanted = {s for row in rows if (s := told.subject_of(row)) and any(_personal(row, told))}
    keys = _keys(connection, wanted, make=True) if wanted else {}
    return [_sealed_row(table.name, told, row, keys) for row in rows]


def seal_stored(connection: Connection, tables: MetaData) -> None:
    """Seals what was stored plain by an older program."""
    for table in tables.sorted_tables:
        told: Sealed | None = table.info.get("sealed")
        if told is None or not inspect(connection).has_table(table.name):
            continue
        there = {column["name"] for column in inspect(connection).get_columns(table.name)}
        own = [c.name for c in table.primary_key]
        names = dict.fromkeys((*own, *told.subjects.values(), *told.columns))
        query = select(*(table.c[name] for name in names if name in there))
        for row in connection.execute(query).mappings().all():
            (sealed,) = sealed_rows(connection, table, [dict(row)])
            changed = {name: sealed[name] for name in told.columns if name in sealed}
            if changed != {name: row[name] for name in changed}:
                of_it = (table.c[name] == row[name] for name in own)
                connection.execute(update(table).where(*of_it).values(changed))


def _personal(row: dict[str, Any], told: Sealed) -> Iterable[str]:
    """The columns that hold something, and not the word that it was erased. Words that only look
    sealed are sealed like all others: nobody can have somebody's text read as another's."""
    for name in told.columns:
        value = row.get(name)
        if value and value != told.blank.get(name, ERASED):
            yield name


def _sealed_row(
    table: str, told: Sealed, row: dict[str, Any], keys: dict[str, bytes]
) -> dict[str, Any]:
    subject = told.subject_of(row)
    if subject is None:
        return row
    key, changed = keys.get(subject), {}
    for name in _personal(row, told):
        blank = told.blank.get(name, ERASED)
        changed[name] = blank if key is None else seal(key, subject, f"{table}.{name}", row[name])
    return {**row, **changed}


def _sealed_places(query: Select[Any]) -> dict[int, tuple[str, str]]:
    """Which places of a result are sealed: table and column, and what they read as when erased."""
    found = {}
    for place, column in enumerate(query.selected_columns):
        table = getattr(column, "table", None)
        told: Sealed | None = table.info.get("sealed") if isinstance(table, Table) else None
        if told is not None and column.key in told.columns:
            found[place] = (f"{table}.{column.key}", told.blank.get(column.key, ERASED))
    return found


def _plain(stored: Any, keys: dict[str, bytes], where: str, blank: str) -> Any:
    subject = subject_in(stored)
    if subject is None:
        return stored
    if subject not in keys:
        return blank
    try:
        return unseal(keys[subject], where, stored)
    except WrongKey as error:
        raise StoreFailed(f"personal data in {where} was changed or moved") from error


def _keys(connection: Connection, subjects: set[str], *, make: bool = False) -> dict[str, bytes]:
    """The keys of these subjects; of the erased none. `make`: also of who has none yet."""
    if not subjects:
        return {}
    wrapped = _wrapped(connection, sorted(subjects))
    vault = key_file_of(connection).vault(connection, make=make)
    if make:
        fresh = {subject: vault.new_key(subject) for subject in subjects - set(wrapped)}
        if fresh:
            rows = [{"subject": subject, "wrapped": key} for subject, key in fresh.items()]
            connection.execute(PERSON_KEYS.insert(), rows)
        wrapped |= fresh
    return {name: _unwrapped(vault, name, key) for name, key in wrapped.items() if key}


def _wrapped(connection: Connection, subjects: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(subjects), _IDS):
        some = PERSON_KEYS.c.subject.in_(subjects[start : start + _IDS])
        columns = (PERSON_KEYS.c.subject, PERSON_KEYS.c.wrapped)
        found |= {
            row.subject: row.wrapped for row in connection.execute(select(*columns).where(some))
        }
    return found


def _unwrapped(vault: Vault, subject: str, wrapped: str) -> bytes:
    try:
        return vault.unwrap(subject, wrapped)
    except WrongKey as error:
        raise StoreFailed(_LOST) from error


def _any_key(connection: Connection) -> bool:
    return (
        connection.execute(select(PERSON_KEYS.c.subject).where(LIVING).limit(1)).first() is not None
    )
