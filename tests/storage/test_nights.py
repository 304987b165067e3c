"""Every night a backup, as many as are to be kept; and the ledger's heads, outside the hall."""

import sys
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Engine

from hall_server.kernel.clock import StandingClock
from hall_server.kernel.ledger import Chain
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.night_watch import NightWatch
from hall_server.storage.backup import WORKING, BackupFailed
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.heads import compare, hall_id, last_head, parse
from hall_server.storage.nightly import Nightly, NightPlan
from tests.support.hall import RunningHall
from tests.support.looping import run

pytestmark = pytest.mark.row("K5", "I5")

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 25, 12, 0, tzinfo=ZONE)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> RunningHall:
    """A hall nobody serves."""
    return RunningHall(tmp_path_factory.mktemp("nights") / "hall")


@pytest.fixture
def engine(hall: RunningHall) -> Iterator[Engine]:
    made = open_engine(sqlite_url(hall.data))
    yield made
    made.dispose()


@pytest.fixture
def nightly(hall: RunningHall, engine: Engine, tmp_path: Path) -> Nightly:
    return Nightly(engine, hall.data, plan(tmp_path))


def plan(folder: Path, keep: int = 3) -> NightPlan:
    return NightPlan(
        at=time(2, 30), keep=keep, backups=folder / "b", heads=folder / "h", ledger_days=1096
    )


def names(nightly: Nightly) -> list[str]:
    return [path.name for path in nightly.backups()]


def test_one_a_night_and_the_oldest_go(nightly: Nightly, tmp_path: Path) -> None:
    for day in range(5):
        now = NOON + timedelta(days=day)
        assert nightly.due(now, ZONE)
        nightly.put_away(now, ZONE)
        assert not nightly.due(now, ZONE)
        assert not nightly.due(now + timedelta(hours=14), ZONE)  # two in the night
        assert nightly.due(now + timedelta(hours=15), ZONE)
    assert names(nightly) == [f"night-2026-11-{day}T120000.zip" for day in (27, 28, 29)]
    assert [path.stat().st_mode & 0o777 for path in nightly.backups()] == [0o600] * 3
    assert not list((tmp_path / "b").glob(f"{WORKING}*"))


def test_a_clock_that_was_ahead_keeps_no_night_from_its_backup(nightly: Nightly) -> None:
    nightly.put_away(NOON + timedelta(days=400), ZONE)
    assert nightly.due(NOON, ZONE)


def test_none_where_none_is_to_be_kept(hall: RunningHall, engine: Engine, tmp_path: Path) -> None:
    assert not Nightly(engine, hall.data, plan(tmp_path, keep=0)).due(NOON, ZONE)


def test_where_it_fails_no_older_one_goes(
    nightly: Nightly, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(3):
        nightly.put_away(NOON + timedelta(days=day), ZONE)
    before = names(nightly)
    monkeypatch.setattr("hall_server.storage.backup.ROOM_LEFT_BYTES", 1 << 60)
    with pytest.raises(BackupFailed):
        nightly.put_away(NOON + timedelta(days=3), ZONE)
    assert names(nightly) == before


def act_on(engine: Engine, day: str) -> None:
    """One more row of the ledger, of this day."""
    with engine.begin() as connection:
        hall = connection.execute(HALL.select()).one()
        chain = Chain(hall.head_seq, hall.head_hash)
        entry = chain.append("act", day, NOON, "system:hall", {})
        connection.execute(LEDGER.insert(), entry.row(hall.hall_id))
        connection.execute(HALL.update().values(head_seq=chain.seq, head_hash=chain.head))


def test_the_heads_of_days_that_are_over_are_told_once(
    nightly: Nightly, engine: Engine, tmp_path: Path
) -> None:
    nightly.tell_heads()
    for day in ("2027-01-04", "2027-01-04", "2027-01-05", "2027-01-06"):
        act_on(engine, day)
    assert nightly.tell_heads() == 3  # the day on which it was made is over, too
    assert nightly.tell_heads() == 0
    act_on(engine, "2027-01-07")
    assert nightly.tell_heads() == 1
    text = (tmp_path / "h" / "heads.txt").read_text()
    with engine.connect() as connection:
        told = list(parse(text, hall_id(connection)))
        assert [head.day for head in told[1:]] == ["2027-01-04", "2027-01-05", "2027-01-06"]
        assert told[-1].seq == last_head(connection).seq - 1
        assert [one.fault for one in compare(connection, told)] == [None] * 4


def test_the_running_hall_sees_to_it_by_itself(
    hall: RunningHall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a process of its own, which tells what went wrong."""
    backups, heads = hall.data / "backups", hall.data / "heads"
    engine = open_engine(sqlite_url(hall.data))
    nightly = Nightly(engine, hall.data, NightPlan(time(2, 30), 2, backups, heads, 1096))
    made_at = datetime.fromtimestamp(hall.data.stat().st_mtime, ZONE)
    clock = StandingClock(made_at + timedelta(minutes=10))
    watch = NightWatch(hall.data, nightly, clock, lambda: ZONE)
    run(watch.look())
    assert watch.trouble is None
    (made,) = nightly.backups()
    made.unlink()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "executable", "/bin/ls")
        run(watch.look())
    assert watch.trouble is not None
    assert watch.trouble.startswith(("/bin/ls", "ls", "Try"))
    engine.dispose()
