"""The ledger's old days are let go as a whole; what stays is still proved, across them (row K4)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, update

from hall_link.wire.tickets import TakeTicket
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.metadata import LEDGER, SEALED_DAYS
from hall_server.storage.backup import back_up
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.heads import compare, day_head
from hall_server.storage.init import init_hall
from hall_server.storage.restore import restore
from hall_server.storage.sealed_days import NotWhole, let_go
from hall_server.storage.verify import verify_ledger
from tests.storage.test_both_databases import PROGRAM, Bench
from tests.support.small_hall import MORNING

pytestmark = pytest.mark.row("K4", "I5")

TAKE = TakeTicket(items=["urban-allowance"], print=False)
DAYS = ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A hall that was open on four days."""
    is_file = request.param == "sqlite"
    url = sqlite_url(tmp_path) if is_file else request.getfixturevalue("postgres")()
    made = open_engine(url, key_file=tmp_path / "personal.key")
    file = read_hall_file(sample_hall_path()).model_copy(update={"hours": None})
    init_hall(made, file, demo=True, now=MORNING)
    bench = Bench(made)
    for _day in DAYS:
        assert not isinstance(bench.batch((TAKE, PROGRAM))[0], Exception)
        bench.clock.moment += timedelta(days=1)
    bench.store.close()
    yield made
    made.dispose()


def rows_by_day(engine: Engine) -> dict[str, int]:
    day = LEDGER.c.business_day
    query = select(day, func.count()).group_by(day).order_by(day)
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def test_the_chain_is_proved_across_days_that_are_gone(engine: Engine, tmp_path: Path) -> None:
    assert tuple(rows_by_day(engine)) == DAYS
    with engine.connect() as connection:
        told = [day_head(connection, day) for day in DAYS]
    gone = let_go(engine, "2026-11-25")
    assert [day.day for day in gone] == list(DAYS[:2])
    assert tuple(rows_by_day(engine)) == DAYS[2:]
    assert verify_ledger(engine) == (sum(rows_by_day(engine).values()), [])
    with engine.connect() as connection:
        heads = [head for head in told if head is not None]
        assert [one.fault for one in compare(connection, heads)] == [None] * 4

    bench = Bench(engine)
    assert not isinstance(bench.batch((TAKE, PROGRAM))[0], Exception)
    bench.store.close()
    assert verify_ledger(engine)[1] == []
    assert let_go(engine, "2099-01-01")[-1].day == DAYS[2], "the last day stays"
    assert verify_ledger(engine)[1] == []

    made = back_up(engine, tmp_path, tmp_path / "b.zip", MORNING)
    assert made.manifest.ledger_faults == 0
    (tmp_path / "again").mkdir()
    other = open_engine(sqlite_url(tmp_path / "again"))
    restore(made.file, other, tmp_path / "again", MORNING, replace=False)
    assert verify_ledger(other)[1] == []
    other.dispose()


def test_a_seal_that_was_altered_or_taken_away_is_found(engine: Engine) -> None:
    let_go(engine, "2026-11-26")
    first = select(SEALED_DAYS.c.last_seq).order_by(SEALED_DAYS.c.last_seq).limit(1)
    with engine.begin() as connection:
        of_first = SEALED_DAYS.c.last_seq == connection.scalar(first)
        connection.execute(update(SEALED_DAYS).where(of_first).values(head="0" * 64))
    assert [fault.why for fault in verify_ledger(engine)[1]] == [
        f"the seal of {DAYS[1]} does not follow"
    ]
    with engine.begin() as connection:
        connection.execute(SEALED_DAYS.delete())
    assert verify_ledger(engine)[1] != []


def test_a_day_that_was_altered_stays(engine: Engine) -> None:
    with engine.begin() as connection:
        second = LEDGER.c.seq == 2
        body = connection.scalar(select(LEDGER.c.body).where(second)) or ""
        connection.execute(update(LEDGER).where(second).values(body=body.replace("{", "{ ", 1)))
    with pytest.raises(NotWhole, match="row 2"):
        let_go(engine, "2026-11-25")
    assert tuple(rows_by_day(engine)) == DAYS
