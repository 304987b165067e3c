"""A backup of the hall while it is open: one consistent moment, checked, in one file (row K5)."""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from hall_server.kernel.clock import to_text
from hall_server.storage.archive import (
    DATABASE,
    ERASURES,
    Manifest,
    member_of,
    write_archive,
)
from hall_server.storage.engine import one_moment, open_engine, sqlite_url
from hall_server.storage.integrity import Damaged, refuse_damaged
from hall_server.storage.migrate import current_revision
from hall_server.storage.transfer import into_sqlite
from hall_server.storage.verify import hall_head, verify_ledger

SECRETS = ("instance.key", "personal.key", "settings.toml")
"""Files of the data folder that leave it only when asked; so does everything in `tls`."""

TLS = "tls"
ROOM_LEFT_BYTES = 64 * 1024 * 1024
"""A backup never takes the last room the hall itself needs to go on."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
WORKING = ".hall-backup-"
"""How the folder begins in which a backup is made."""


class BackupFailed(Exception):  # noqa: N818
    """No backup was made, and nothing of it is left. Its words say why and what helps."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and looked through."""

    file: Path
    bytes: int
    manifest: Manifest


def back_up(engine: Engine, data: Path, file: Path, now: datetime, *, keys: bool = False) -> Made:
    """Writes the hall of this data folder into `file`, whole or not at all, mode 0600.

    The hall may be open. The copy's pages and indexes are checked before it counts: a damaged
    database makes no backup. Faults of the ledger are counted in the manifest. Raises
    `BackupFailed`.
    """
    if file.exists():
        raise BackupFailed(f"{file} is there already; nothing was written over it.")
    with _told(file), _workshop(file.parent) as folder:
        _refuse_full(engine, data, file.parent)
        copy_database(engine, data, folder)
        manifest = _manifest(engine, data, folder, now, keys)
        files = {name: data / name for name in manifest.files} | {DATABASE: folder / DATABASE}
        write_archive(folder / "archive", manifest, files)
        (folder / "archive").rename(file)
        sync_folder(file.parent)
    return Made(file, file.stat().st_size, manifest)


def copy_database(engine: Engine, data: Path, folder: Path) -> None:
    """The database as it is at one moment, as `hall.db` in the folder. Raises `Damaged`."""
    if engine.dialect.name == "sqlite":
        refuse_damaged(data / DATABASE, whole=False)  # a log is not written back into damaged pages
        _copy_sqlite(data / DATABASE, folder / DATABASE)
    else:
        revision = current_revision(engine)
        assert revision is not None
        with one_moment(engine) as connection:
            into_sqlite(connection, revision, folder)
    refuse_damaged(folder / DATABASE, whole=True)


def _copy_sqlite(source: Path, target: Path) -> None:
    """In one step, which takes one moment's pages and holds up no writer."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it


def _manifest(engine: Engine, data: Path, folder: Path, now: datetime, keys: bool) -> Manifest:
    copied = open_engine(sqlite_url(folder))
    try:
        _rows, faults = verify_ledger(copied)
        with copied.connect() as connection:
            hall = hall_head(connection)
            revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    finally:
        copied.dispose()
    others = [name for name in [ERASURES, *(_secrets(data) if keys else [])] if _has(data, name)]
    paths = {DATABASE: folder / DATABASE, **{name: data / name for name in others}}
    return Manifest(
        hall=hall.hall,
        made_at=to_text(now),
        migration=revision,
        epoch=hall.epoch,
        seq=hall.seq,
        head=hall.hash,
        ledger_faults=len(faults),
        database=engine.dialect.name,
        keys=keys,
        files={name: member_of(path) for name, path in paths.items()},
    )


def _has(data: Path, name: str) -> bool:
    return (data / name).is_file()


def _secrets(data: Path) -> list[str]:
    return [*SECRETS, *sorted(f"{TLS}/{path.name}" for path in (data / TLS).glob("*"))]


def _refuse_full(engine: Engine, data: Path, folder: Path) -> None:
    """The copy and the archive lie beside each other for a moment."""
    needed = 2 * database_bytes(engine, data) + ROOM_LEFT_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise BackupFailed(
            f"There is too little room in {folder}: {_mib(needed)} are needed, {_mib(free)} are "
            "free. Nothing was written; remove what is old, or choose another disk."
        )


def database_bytes(engine: Engine, data: Path) -> int:
    """How large the database is now."""
    if engine.dialect.name != "sqlite":
        with engine.connect() as connection:
            return connection.scalar(text("SELECT pg_database_size(current_database())")) or 0
    log = data / (DATABASE + "-wal")
    return (data / DATABASE).stat().st_size + (log.stat().st_size if log.exists() else 0)


def _mib(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MiB"


@contextmanager
def _workshop(parent: Path) -> Iterator[Path]:
    """A folder only its owner may enter, on the target's own disk, gone afterwards."""
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=WORKING, dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turns what the disk and the database say into words somebody can act on."""
    try:
        yield
    except Damaged as damaged:
        raise BackupFailed(
            f"The database is damaged ({damaged}); no backup was made of it, and the earlier "
            "backups are untouched. See docs/backup.md, A damaged database."
        ) from None
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        raise BackupFailed(_why(error, file)) from None


def _why(error: Exception, file: Path) -> str:
    cause = getattr(error, "orig", None) or error
    code = getattr(cause, "sqlite_errorcode", None)
    full = isinstance(error, OSError) and error.errno in _FULL
    if full or code == sqlite3.SQLITE_FULL:
        return (
            f"The disk of {file.parent} is full. Nothing was written; remove what is old, or "
            "choose another disk."
        )
    told = error.strerror if isinstance(error, OSError) else type(cause).__name__
    return f"{file} could not be written: {told}. Nothing of it is left."


def sync_folder(folder: Path) -> None:
    """Brings the folder's list of names onto the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
