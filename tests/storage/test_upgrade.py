"""A hall made by an older program goes on under this one: nothing of it is lost."""

import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, MetaData, select

from hall_link.wire.printing import PrintJob
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.acts import execute, prepare
from hall_server.delivery.hall import Hall
from hall_server.guide.tables import ITEM_VERSIONS, ItemVersion
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.writer import Request, Writer
from hall_server.paper.tables import PRINT_JOBS
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.migrate import HEAD, current_revision, migrate, upgrade
from hall_server.storage.store import HallStore
from hall_server.storage.verify import verify_ledger
from tests.support.small_hall import MORNING, clerk

pytestmark = pytest.mark.row("I5")

OLD: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parent / "hall_0003.json").read_text("utf-8")
)
"""The rows of a hall as the program of migration 0003 left them: five items with their kinds in
words, three tickets (one finished, two waiting), two slips to be printed."""

CODES = {
    "urban-allowance": "reported-up",
    "rural-allowance": "committed",
    "urban-support": None,
    "marriage": "on-the-spot",
    "job-information": "consultation",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    """That hall, brought up to this program."""
    is_file = request.param == "sqlite"
    url = sqlite_url(tmp_path) if is_file else request.getfixturevalue("postgres")()
    made = open_engine(url)
    _fill(made)
    migrate(made)
    yield made
    made.dispose()


def _fill(engine: Engine) -> None:
    with engine.begin() as connection:
        upgrade(connection, "0003")
    tables = MetaData()
    tables.reflect(engine)
    with engine.begin() as connection:
        for name, rows in OLD.items():
            for row in rows:
                connection.execute(tables.tables[name].insert(), row)


@pytest.fixture
def writer(engine: Engine) -> Writer[Hall]:
    store = HallStore(engine, str(uuid.uuid4()))
    return Writer(store, execute, prepare, StandingClock(MORNING), Failpoints())


def test_a_hall_of_migration_three_goes_on(engine: Engine, writer: Writer[Hall]) -> None:
    assert current_revision(engine) == HEAD
    hall = writer.state
    assert {item.id: item.kind for item in hall.guide.items()} == CODES
    with engine.connect() as connection:
        versions = connection.execute(select(ITEM_VERSIONS)).all()
        jobs = connection.execute(select(PRINT_JOBS)).all()
    first = [ItemVersion.model_validate(dict(row._mapping)).published([]) for row in versions]
    assert {item.id: item.kind for item in first} == CODES
    assert {item.version for item in first} == {1}
    papers = [PrintJob.model_validate_json(row.body) for row in jobs]
    assert [paper.label for paper in papers] == ["A001", "A002"]
    assert all(paper.ticket is not None for paper in papers)
    _goes_on(writer)
    assert verify_ledger(engine)[1] == []


def _goes_on(writer: Writer[Hall]) -> None:
    """Who waited before is called, served and seen off."""
    acts = [CallNext(window=3), StartVisit(window=3), FinishVisit(window=3, outcome="done")]
    for act in acts:
        (answer,) = writer.process([Request(act, clerk(3))]).answers
        assert answer.error is None, act
    states = {t.number: (t.state, t.first_staff) for t in writer.state.queue.tickets.values()}
    assert states["A001"] == ("finished", None)
    assert states["A002"][1] == "clerk-3"
    assert states["A003"] == ("waiting", None)
