"""A damaged database is refused with words and the way out; nothing of it is touched."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from hall_server.commands.common import REFUSED
from hall_server.storage.integrity import Damaged, refuse_damaged
from tests.support.forking import shared_starter
from tests.support.hall import RunningHall

pytestmark = pytest.mark.row("K5")

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hall's data folder with one backup in it, which nobody serves."""
    hall = RunningHall(tmp_path_factory.mktemp("sound") / "hall")
    hall.cli("put-away")
    assert not list(hall.data.glob("hall.db-*"))
    return hall.data


@pytest.fixture
def data(sound: Path, tmp_path: Path) -> Path:
    """A copy of it to be damaged."""
    return Path(shutil.copytree(sound, tmp_path / "hall"))


def page_of(database: Path, name: str) -> int:
    """Where the root page of a table or an index begins."""
    address = f"file:{database}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as opened:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        ((page,),) = opened.execute(query, (name,)).fetchall()
    return int(page - 1) * PAGE


def overwrite(database: Path, place: int, content: bytes) -> None:
    with database.open("r+b") as opened:
        opened.seek(place)
        opened.write(content)


def spoil_an_entry(database: Path) -> None:
    """Every page stays well-formed; only index and table no longer agree."""
    place = page_of(database, "ix_ledger_business_day")
    page = database.read_bytes()[place : place + PAGE]
    assert b"20" in page
    overwrite(database, place, page.replace(b"20", b"19"))


def another(database: Path) -> None:
    """A sound database, of something else."""
    database.unlink()
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute("CREATE TABLE songs (title TEXT)")


DAMAGES: dict[str, Callable[[Path], None]] = {
    "header": lambda file: overwrite(file, 0, b"not what it was"),
    "page size": lambda file: overwrite(file, 16, b"\x00\x07"),
    "table": lambda file: overwrite(file, page_of(file, "staff"), b"\xff" * 64),
    "zeroed table": lambda file: overwrite(file, page_of(file, "service_items"), bytes(PAGE)),
    "index": lambda file: overwrite(file, page_of(file, "ix_ledger_business_day"), bytes(64)),
    "index entry": spoil_an_entry,
    "cut off": lambda file: os.truncate(file, file.stat().st_size // 2),
    "emptied": lambda file: os.truncate(file, 0),
    "another": another,
}


def told_of(data: Path, *words: str) -> tuple[int, str]:
    """Exit code, and everything printed."""
    done = shared_starter().run([*words, "--data", str(data)], dict(os.environ), "")
    return done.returncode, done.stdout + done.stderr


def contents(data: Path) -> dict[str, str]:
    """Every file's name and hash; the lock, which holds nothing, apart."""
    return {
        str(path.relative_to(data)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.rglob("*")
        if path.is_file() and path.name != "lock"
    }


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_refused_in_words_and_left_alone(data: Path, damage: str) -> None:
    DAMAGES[damage](data / "hall.db")
    before = contents(data)
    code, told = told_of(data, "serve", "--port", "0")
    assert code == REFUSED
    assert "DAMAGED" in told
    assert "nothing was changed" in told
    assert f"hall restore BACKUP --data {data} --replace" in told
    assert "backups/night-" in told
    assert "Traceback" not in told
    assert contents(data) == before


def test_no_backup_is_made_of_it_and_the_old_one_brings_it_back(data: Path) -> None:
    DAMAGES["zeroed table"](data / "hall.db")
    before = contents(data)
    for words in (("backup", str(data / "new.zip")), ("put-away",)):
        code, told = told_of(data, *words)
        assert code != 0
        assert "damaged" in told
        assert contents(data) == before
    (backup,) = (data / "backups").iterdir()
    assert told_of(data, "restore", str(backup), "--replace")[0] == 0
    refuse_damaged(data / "hall.db", whole=True)
    code, told = told_of(data, "verify")
    assert (code, "whole" in told) == (0, True)


def test_its_log_is_not_written_back_either(data: Path) -> None:
    """Acts that were still in the write-ahead log stay there, for whoever saves what can be."""
    database = data / "hall.db"
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("UPDATE hall SET demo = 1")
        opened.commit()
        shutil.copy(database, data / "hall.db.kept")
        shutil.copy(f"{database}-wal", data / "hall.db-wal.kept")
    for name in ("hall.db", "hall.db-wal"):
        (data / f"{name}.kept").rename(data / name)
    DAMAGES["table"](database)
    before = contents(data)
    with pytest.raises(Damaged):
        refuse_damaged(database)
    for words in (("serve", "--port", "0"), ("backup", str(data / "b.zip")), ("upgrade",)):
        assert "amaged" in told_of(data, *words)[1].replace("DAMAGED", "damaged")
        after = contents(data)
        after.pop("hall.db-shm", None)  # holds nothing that is not in the log
        assert after == before


def test_other_commands_ask_for_the_upgrade_first(data: Path) -> None:
    with closing(sqlite3.connect(data / "hall.db")) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '0004'")
    for words in (("key", "create", "--role", "kiosk"), ("export",)):
        code, told = told_of(data, *words)
        assert code == 1
        assert f"First: hall upgrade --data {data}" in told


def test_a_newer_programs_hall_is_not_opened(data: Path) -> None:
    with closing(sqlite3.connect(data / "hall.db")) as opened, opened:
        opened.execute("UPDATE alembic_version SET version_num = '9999'")
    before = contents(data)
    for words in (("serve", "--port", "0"), ("upgrade",)):
        code, told = told_of(data, *words)
        assert code == REFUSED
        assert "A newer program has written this hall (migration 9999)" in told
        assert contents(data) == before
