"""A backup holds the hall as it was at one moment, and brings it back into either database."""

import shutil
import sqlite3
import threading
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.acts import execute, prepare
from hall_server.delivery.hall import Hall
from hall_server.devices.create_key import CreateKey
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.ids import digest
from hall_server.kernel.metadata import HALL
from hall_server.kernel.work import SYSTEM, Actor
from hall_server.kernel.writer import Request, Writer
from hall_server.storage.archive import MANIFEST, NotABackup, read_manifest
from hall_server.storage.backup import BackupFailed, back_up
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.init import init_hall
from hall_server.storage.integrity import MadeByNewer
from hall_server.storage.restore import HallThere, InUse, Restored, restore
from hall_server.storage.store import HallStore
from hall_server.storage.tables import all_tables
from hall_server.storage.verify import verify_ledger
from tests.support.small_hall import MORNING, clerk

pytestmark = pytest.mark.row("K5")

PROGRAM = Actor("device", "program", "integrator")
TAKE = TakeTicket(items=["urban-allowance"], print=False)
CHANGED = {"hall", "ledger", "alembic_version"}
"""A restored hall has another epoch, and says so in its ledger."""

Address = Callable[[str], Engine]


@pytest.fixture
def address(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Address]:
    """`address("sqlite")`, `address("postgresql")`: a database that holds nothing yet."""
    opened = []

    def fresh(kind: str) -> Engine:
        folder = tmp_path / f"data-{len(opened)}"
        folder.mkdir()
        is_file = kind == "sqlite"
        url = sqlite_url(folder) if is_file else request.getfixturevalue("postgres")()
        opened.append(open_engine(url, key_file=folder / "personal.key"))
        return opened[-1]

    yield fresh
    for engine in opened:
        engine.dispose()


def folder_of(engine: Engine, tmp_path: Path) -> Path:
    """The data folder of a hall of this test."""
    return Path(engine.url.database).parent if engine.dialect.name == "sqlite" else tmp_path


class Open:
    """A hall whose writer is at work."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        init_hall(engine, read_hall_file(sample_hall_path()), demo=True, now=MORNING)
        self._store = HallStore(engine, str(uuid.uuid4()))
        self.writer: Writer[Hall] = Writer(
            self._store, execute, prepare, StandingClock(MORNING), Failpoints()
        )
        self.does(CreateKey(role="printer", key_hash=digest("p")), SYSTEM)
        for _ in range(3):
            self.does(TAKE, PROGRAM)
        for act in (
            CallNext(window=3),
            StartVisit(window=3),
            FinishVisit(window=3, outcome="done"),
        ):
            self.does(act, clerk(3))

    def does(self, command: object, actor: Actor) -> None:
        (answer,) = self.writer.process([Request(command, actor)]).answers  # type: ignore[arg-type]
        assert answer.error is None, answer.error

    def close(self) -> None:
        self._store.close()


def rows_of(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those a restore changes."""
    with engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in all_tables().sorted_tables
            if table.name not in CHANGED
        }


def life_of(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.scalar(select(HALL.c.epoch)))


@pytest.mark.parametrize(("kept", "into"), [("sqlite", "postgresql"), ("postgresql", "sqlite")])
def test_it_is_restored_into_either_database(
    address: Address, tmp_path: Path, kept: str, into: str
) -> None:
    hall, other = Open(address(kept)), address(into)
    made = back_up(hall.engine, folder_of(hall.engine, tmp_path), tmp_path / "b.zip", MORNING)
    before = rows_of(hall.engine)
    hall.does(TAKE, PROGRAM)  # the hall stays open, and goes on
    assert made.manifest.ledger_faults == 0
    assert made.file.stat().st_mode & 0o777 == 0o600

    data = folder_of(other, tmp_path)
    done = restore(made.file, other, data, MORNING, replace=False)
    assert rows_of(other) == before
    assert life_of(other) == done.epoch != life_of(hall.engine)
    rows, faults = verify_ledger(other)
    assert (rows, faults) == (made.manifest.seq + 1, [])

    with pytest.raises(HallThere):
        restore(made.file, other, data, MORNING, replace=False)
    again = restore(made.file, other, data, MORNING, replace=True)
    assert rows_of(other) == before
    assert again.aside is not None
    kept_aside = {path.name for path in again.aside.iterdir()}
    assert kept_aside == ({"hall.db"} if into == "sqlite" else {"hall.zip"})
    assert not list(data.glob(".hall-*"))
    hall.close()


def test_it_is_one_moment_while_tickets_are_taken(address: Address, tmp_path: Path) -> None:
    hall = Open(address("sqlite"))
    data, stop = folder_of(hall.engine, tmp_path), threading.Event()

    def crowd() -> None:
        while not stop.is_set():
            hall.does(TAKE, PROGRAM)

    taking = threading.Thread(target=crowd)
    taking.start()
    try:
        made = [back_up(hall.engine, data, tmp_path / f"{n}.zip", MORNING) for n in range(2)]
    finally:
        stop.set()
        taking.join()
    ends = [one.manifest.seq for one in made]
    assert ends == sorted(set(ends)), "the hall went on between them"
    for one in made:
        assert one.manifest.ledger_faults == 0
        done = restored(one.file, tmp_path / f"from-{one.file.stem}")
        assert done.manifest == one.manifest
    hall.close()


def restored(file: Path, data: Path) -> Restored:
    data.mkdir()
    engine = open_engine(sqlite_url(data))
    try:
        return restore(file, engine, data, MORNING, replace=False)
    finally:
        engine.dispose()


def test_a_server_that_writes_is_not_restored_over(address: Address, tmp_path: Path) -> None:
    hall = Open(address("postgresql"))
    made = back_up(hall.engine, tmp_path, tmp_path / "b.zip", MORNING)
    before = rows_of(hall.engine)
    with pytest.raises(InUse):
        restore(made.file, hall.engine, tmp_path, MORNING, replace=True)
    assert rows_of(hall.engine) == before
    hall.does(TAKE, PROGRAM)
    hall.close()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a hall with secrets in it, which nobody serves."""
    data = tmp_path_factory.mktemp("model")
    hall = Open(open_engine(sqlite_url(data)))
    hall.close()
    hall.engine.dispose()
    (data / "tls").mkdir()
    for name in ("instance.key", "personal.key", "settings.toml", "tls/ca.key"):
        (data / name).write_text(f"the secret of {name}")
    return data


@pytest.fixture
def closed(model: Path, tmp_path: Path) -> Iterator[Engine]:
    """A hall of its own for each test, like that one."""
    made = open_engine(sqlite_url(Path(shutil.copytree(model, tmp_path / "closed"))))
    yield made
    made.dispose()


def test_the_secrets_stay_unless_asked_for(closed: Engine, tmp_path: Path) -> None:
    data = folder_of(closed, tmp_path)
    plain = back_up(closed, data, tmp_path / "plain.zip", MORNING).file
    assert set(zipfile.ZipFile(plain).namelist()) == {MANIFEST, "hall.db"}
    full = back_up(closed, data, tmp_path / "full.zip", MORNING, keys=True).file
    restored(plain, tmp_path / "without")
    restored(full, tmp_path / "with")
    assert not list((tmp_path / "without").glob("*.key"))
    assert (tmp_path / "with" / "tls" / "ca.key").read_text() == "the secret of tls/ca.key"
    for path in (tmp_path / "with").rglob("*.key"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_other_keys_of_the_folder_are_set_aside(closed: Engine, tmp_path: Path) -> None:
    data = folder_of(closed, tmp_path)
    full = back_up(closed, data, tmp_path / "full.zip", MORNING, keys=True).file
    (data / "personal.key").write_text("another one")
    done = restore(full, closed, data, MORNING, replace=True)
    assert done.aside is not None
    assert (done.aside / "personal.key").read_text() == "another one"
    assert (data / "personal.key").read_text() == "the secret of personal.key"
    assert not (done.aside / "instance.key").exists()


def test_nothing_is_written_over_and_nothing_half(
    closed: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, file = folder_of(closed, tmp_path), tmp_path / "there" / "b.zip"
    file.parent.mkdir()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("hall_server.storage.backup.write_archive", full)
        with pytest.raises(BackupFailed, match="is full"):
            back_up(closed, data, file, MORNING)
    with monkeypatch.context() as patched:
        patched.setattr("hall_server.storage.backup.ROOM_LEFT_BYTES", 1 << 60)
        with pytest.raises(BackupFailed, match="too little room"):
            back_up(closed, data, file, MORNING)
    assert list(file.parent.iterdir()) == []
    file.write_text("mine")
    with pytest.raises(BackupFailed, match="there already"):
        back_up(closed, data, file, MORNING)
    assert file.read_text() == "mine"


def test_what_is_no_backup_is_told_and_changes_nothing(closed: Engine, tmp_path: Path) -> None:
    data = folder_of(closed, tmp_path)
    good = back_up(closed, data, tmp_path / "good.zip", MORNING).file.read_bytes()
    middle = len(good) // 2
    bad = {
        "empty": b"",
        "cut off": good[:middle],
        "changed": good[:middle] + bytes([good[middle] ^ 1]) + good[middle + 1 :],
        "text": b"hello",
    }
    before = rows_of(closed)
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(NotABackup):
            restore(tmp_path / name, closed, data, MORNING, replace=True)
    assert rows_of(closed) == before
    assert not list(data.glob("set-aside-*"))
    assert not list(data.glob(".hall-*"))


def repacked(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The archive with one member changed, as no program of ours would."""
    fresh = file.with_name(f"repacked-{name}.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(fresh, "w") as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return fresh


def test_a_swapped_database_and_a_newer_program_are_refused(closed: Engine, tmp_path: Path) -> None:
    data = folder_of(closed, tmp_path)
    file = back_up(closed, data, tmp_path / "good.zip", MORNING).file
    swapped = repacked(file, "hall.db", lambda content: content[:-1] + b"x")
    with pytest.raises(NotABackup, match="not as it was written"):
        restore(swapped, closed, data, MORNING, replace=True)
    told = read_manifest(file).migration
    newer = repacked(
        file, MANIFEST, lambda content: content.replace(f'"{told}"'.encode(), b'"9999"')
    )
    with pytest.raises(MadeByNewer):
        restore(newer, closed, data, MORNING, replace=True)


def test_a_ledger_with_faults_is_kept_and_told(closed: Engine, tmp_path: Path) -> None:
    data = folder_of(closed, tmp_path)
    with closing(sqlite3.connect(data / "hall.db")) as database, database:
        database.execute("UPDATE ledger SET body = body || ' ' WHERE seq = 2")
    made = back_up(closed, data, tmp_path / "b.zip", MORNING)
    assert made.manifest.ledger_faults == 1
    assert restored(made.file, tmp_path / "again").manifest.ledger_faults == 1


def test_who_was_signed_in_is_signed_out(closed: Engine, tmp_path: Path) -> None:
    """A session that was ended after the backup does not live again."""
    data = folder_of(closed, tmp_path)
    with closing(sqlite3.connect(data / "hall.db")) as database, database:
        row = ("s", "lixia", "2026-11-23T01:00:00+00:00", "2036-11-23T01:00:00+00:00")
        columns = "session_id, staff, opened_at, expires_at"
        database.execute(f"INSERT INTO sessions ({columns}) VALUES (?, ?, ?, ?)", row)
    file = back_up(closed, data, tmp_path / "b.zip", MORNING).file
    restored(file, tmp_path / "again")
    with closing(sqlite3.connect(tmp_path / "again" / "hall.db")) as database:
        ((ended,),) = database.execute("SELECT closed_at FROM sessions").fetchall()
    assert ended is not None
