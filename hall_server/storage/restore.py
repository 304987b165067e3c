"""A hall out of its backup: looked through before anything is touched, then put in at once.

What was there before is set aside, never deleted. The restored hall has a new epoch, by which every
device notices that the numbers it knew are void (row K5).
"""

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text, update

from hall_server.kernel.clock import to_text
from hall_server.kernel.ledger import Chain
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.kernel.work import SYSTEM
from hall_server.staff.tables import SESSIONS
from hall_server.storage.archive import (
    DATABASE,
    ERASURES,
    Manifest,
    NotABackup,
    read_manifest,
    unpack,
)
from hall_server.storage.backup import back_up, sync_folder
from hall_server.storage.engine import open_engine, sqlite_url, whole_transaction
from hall_server.storage.erasing import erase_again
from hall_server.storage.heads import RESTORED
from hall_server.storage.integrity import Damaged, refuse_damaged, refuse_newer
from hall_server.storage.migrate import migrate
from hall_server.storage.sealed import KEY_FILE
from hall_server.storage.store import WRITER_LOCK
from hall_server.storage.tables import all_tables
from hall_server.storage.transfer import out_of_sqlite
from hall_server.storage.verify import hall_head, verify_ledger

_WORKING = ".hall-restore-"
_LOGS = ("-wal", "-shm", "-journal")


class HallThere(Exception):  # noqa: N818
    """The folder or the database holds a hall, and nobody said that it may be replaced."""


class InUse(Exception):  # noqa: N818
    """A server writes to the database."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. `aside`: the folder where the hall before it lies, None where none was.

    `epoch`: the new one.
    """

    manifest: Manifest
    epoch: str
    aside: Path | None


def restore(source: Path, engine: Engine, data: Path, now: datetime, *, replace: bool) -> Restored:
    """Puts the hall of a backup into the data folder, or into `engine`'s database.

    The caller holds the folder; no server runs. Raises `NotABackup`, `MadeByNewer`, `Damaged`,
    `HallThere`, `InUse`; after each of them everything is as it was.
    """
    manifest = read_manifest(source)
    refuse_newer(manifest.migration)
    if not replace and _holds_hall(engine, data):
        raise HallThere
    engine.dispose()  # a connection kept open would go on reading the file that is set aside
    for left in data.glob(f"{_WORKING}*"):  # of a restore that was cut off
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=_WORKING, dir=data) as name:
        folder = Path(name)
        unpack(source, folder, manifest.files)
        _look_through(folder, manifest)
        epoch = _begin_anew(folder, data, manifest, now)
        aside = _Aside(data, now)
        _keep_files(folder, data, aside)
        if engine.dialect.name == "sqlite":
            _put_in(folder, data, aside)
        else:
            _into_server(folder, engine, data, now, aside)
    return Restored(manifest, epoch, aside.used)


def _holds_hall(engine: Engine, data: Path) -> bool:
    if engine.dialect.name == "sqlite":
        return (data / DATABASE).exists()
    return inspect(engine).has_table(HALL.name)


@contextmanager
def _opened(folder: Path, data: Path | None = None) -> Iterator[Engine]:
    """`data`: whose key seals what an older backup holds plain, if the backup brings none."""
    keys = folder if data is None or (folder / KEY_FILE).exists() else data
    engine = open_engine(sqlite_url(folder), key_file=keys / KEY_FILE)
    try:
        yield engine
    finally:
        engine.dispose()


def _look_through(folder: Path, manifest: Manifest) -> None:
    refuse_damaged(folder / DATABASE, whole=True)
    with _opened(folder) as engine:
        _rows, faults = verify_ledger(engine)
        with engine.connect() as connection:
            hall = hall_head(connection)
    if (hall.hall, hall.seq, hall.hash) != (manifest.hall, manifest.seq, manifest.head):
        raise NotABackup("its database is another one than its manifest tells")
    if len(faults) > manifest.ledger_faults:
        raise Damaged([f"ledger row {fault.seq}: {fault.why}" for fault in faults])


def _begin_anew(folder: Path, data: Path, manifest: Manifest, now: datetime) -> str:
    """Brings the unpacked database to this program's migration and into a life of its own."""
    epoch = str(uuid.uuid4())
    with _opened(folder, data) as engine:
        migrate(engine)
        with whole_transaction(engine) as connection:
            _join_erasures(folder, data)
            erase_again(connection, folder)
            open_sessions = update(SESSIONS).where(SESSIONS.c.closed_at.is_(None))
            connection.execute(open_sessions.values(closed_at=to_text(now)))
            _tell_ledger(connection, manifest, epoch, now)
    return epoch


def _tell_ledger(connection: Connection, manifest: Manifest, epoch: str, now: datetime) -> None:
    """The chain goes on from the backup's head with the word that here was a restore."""
    last = connection.execute(select(LEDGER).order_by(LEDGER.c.seq.desc()).limit(1)).one()
    latest = connection.scalar(select(HALL.c.latest_at)) or ""
    chain = Chain(manifest.seq, manifest.head)
    told = {"made_at": manifest.made_at, "seq": manifest.seq, "epoch": epoch}
    entry = chain.append(RESTORED, last.business_day, now, SYSTEM.name, told)
    connection.execute(LEDGER.insert(), entry.row(manifest.hall))
    life = {
        "epoch": epoch,
        "head_seq": chain.seq,
        "head_hash": chain.head,
        "latest_at": max(latest, to_text(now)),
        "writer": "",
    }
    connection.execute(update(HALL).values(life))


def _join_erasures(folder: Path, data: Path) -> None:
    """Who was erased before the backup or after it stays erased."""
    lists = [path / ERASURES for path in (folder, data)]
    lines = [line for path in lists if path.exists() for line in path.read_text().splitlines()]
    if lines:
        (folder / ERASURES).write_text("".join(f"{line}\n" for line in dict.fromkeys(lines)))


class _Aside:
    """Where what was there before is kept; the folder is made when something has to be."""

    def __init__(self, data: Path, now: datetime) -> None:
        self._data = data
        self.folder = data / f"set-aside-{now:%Y%m%dT%H%M%SZ}"

    @property
    def used(self) -> Path | None:
        return self.folder if self.folder.exists() else None

    def take(self, path: Path) -> None:
        """Moves a file of the data folder there."""
        kept = self.folder / path.relative_to(self._data)
        self.folder.mkdir(mode=0o700, exist_ok=True)
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        path.rename(kept)


def _put_in(folder: Path, data: Path, aside: _Aside) -> None:
    """The old database goes first: without it no server opens what a cut-off restore left."""
    for path in _database_files(data):
        if path.exists():
            aside.take(path)
    (folder / DATABASE).rename(data / DATABASE)
    sync_folder(data)


def _database_files(data: Path) -> list[Path]:
    return [data / DATABASE, *(data / f"{DATABASE}{log}" for log in _LOGS)]


def _into_server(folder: Path, engine: Engine, data: Path, now: datetime, aside: _Aside) -> None:
    """PostgreSQL: the old tables go and the new ones come in one transaction."""
    if _holds_hall(engine, data):
        back_up(engine, data, aside.folder / "hall.zip", now)
    with engine.begin() as connection:
        taken = connection.scalar(text("SELECT pg_try_advisory_xact_lock(:n)"), {"n": WRITER_LOCK})
        if not taken:
            raise InUse
        all_tables().drop_all(connection)
        connection.execute(text("DROP TABLE IF EXISTS alembic_version"))
        out_of_sqlite(folder, connection)


def _keep_files(folder: Path, data: Path, aside: _Aside) -> None:
    """The backup's keys take the place of the folder's own; the list of the erased is the joint."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        if name.name == DATABASE:
            continue
        target = data / name
        if target.exists() and target.read_bytes() != path.read_bytes():
            aside.take(target)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        path.rename(target)
