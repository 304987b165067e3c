"""A hall made by an older program goes on under this one: nothing of it is lost."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData, inspect, select

from hall_link.wire.printing import PrintJob
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.acts import execute, prepare
from hall_server.cases.file_tables import CUSTODY
from hall_server.consultations.tables import CONSULTATIONS
from hall_server.days.tables import DUTY_LOG
from hall_server.delivery.hall import Hall
from hall_server.documents.tables import DOCUMENTS
from hall_server.guide.tables import ITEM_VERSIONS, ItemVersion
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.writer import Request, Writer
from hall_server.paper.tables import PRINT_JOBS
from hall_server.queue.tables import Ticket
from hall_server.storage.engine import open_engine, sqlite_url, whole_transaction
from hall_server.storage.migrate import HEAD, current_revision, upgrade
from hall_server.storage.opening import open_hall
from hall_server.storage.restore import restore
from hall_server.storage.sealed import read
from hall_server.storage.store import HallStore
from hall_server.storage.verify import verify_ledger
from tests.support.small_hall import MORNING, clerk

pytestmark = pytest.mark.row("I5", "K5")

HALLS = {number: f"hall_{number}.json" for number in ("0001", "0002", "0003", "0004")}
"""The rows of a hall as the program of each migration left them: five items, three tickets (one
finished, the others waiting), two slips to be printed. From 0004 on the second ticket became a
case, somebody complained, and somebody asked for service at home; a question, a hand-over of
papers, a voided slip and an entry of the duty log hold words too."""

PLAIN = ("张建国", "13800001234", "没有人来", "暗记")
"""Of what stood plain in the last of them."""

CODES = {
    "urban-allowance": "reported-up",
    "rural-allowance": "committed",
    "urban-support": None,
    "marriage": "on-the-spot",
    "job-information": "consultation",
}


EVERYWHERE = [("sqlite", number) for number in HALLS]
EVERYWHERE += [("postgresql", number) for number in ("0001", "0004")]


@pytest.fixture(params=EVERYWHERE, ids="-".join)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """That hall, as that program left it."""
    database, revision = request.param
    is_file = database == "sqlite"
    url = sqlite_url(tmp_path) if is_file else request.getfixturevalue("postgres")()
    made = open_engine(url, key_file=tmp_path / "personal.key")
    _fill(made, revision)
    yield made
    made.dispose()


def _fill(engine: Engine, revision: str) -> None:
    rows = json.loads((Path(__file__).parent / HALLS[revision]).read_text("utf-8"))
    with engine.begin() as connection:
        upgrade(connection, revision)
    tables = MetaData()
    tables.reflect(engine)
    with engine.begin() as connection:
        for name, some in rows.items():
            for row in some:
                connection.execute(tables.tables[name].insert(), row)


@contextmanager
def _writer(engine: Engine) -> Iterator[Writer[Hall]]:
    store = HallStore(engine, str(uuid.uuid4()))
    yield Writer(store, execute, prepare, StandingClock(MORNING), Failpoints())
    store.close()


def test_an_older_hall_goes_on(old: Engine, tmp_path: Path) -> None:
    revision = current_revision(old)
    opened = open_hall(old, tmp_path, tmp_path / "backups", MORNING)
    assert current_revision(old) == HEAD
    with _writer(old) as writer:
        _all_is_there(old, writer.state)
        if revision == "0004":
            _the_books_are_there(writer.state)
            _all_of_it_is_sealed(old, tmp_path)
        _goes_on(writer)
    assert verify_ledger(old)[1] == []
    assert opened.before is not None
    assert opened.before.manifest.migration == revision
    assert open_hall(old, tmp_path, tmp_path / "backups", MORNING).before is None
    if old.dialect.name == "sqlite":
        _comes_back(opened.before.file, tmp_path / "again")


def _all_is_there(engine: Engine, hall: Hall) -> None:
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


def _comes_back(before: Path, data: Path) -> None:
    """The backup made before an upgrade is restored into this program, and upgraded again."""
    data.mkdir()
    fresh = open_engine(sqlite_url(data))
    restore(before, fresh, data, MORNING, replace=False)
    assert current_revision(fresh) == HEAD
    assert verify_ledger(fresh)[1] == []
    fresh.dispose()


def _the_books_are_there(hall: Hall) -> None:
    case = hall.casework.cases.with_number("2611230001")
    assert case is not None
    applicant = hall.casework.cases.applicant(case.id)
    assert applicant is not None
    assert (case.item, applicant.name) == ("marriage", "张建国")
    assert hall.complaints.with_number("20260001") is not None


def _all_of_it_is_sealed(engine: Engine, data: Path) -> None:
    """Nothing of it is left in the database's files, and who holds the key reads it."""
    for path in data.glob("hall.db*"):
        assert [word for word in PLAIN if word.encode() in path.read_bytes()] == [], path.name
    columns = (DUTY_LOG.c.text, CONSULTATIONS.c.question, CUSTODY.c.taker, DOCUMENTS.c.void_reason)
    with engine.connect() as connection:
        told = [read(connection, select(column)).scalars().all() for column in columns]
        raw = [connection.scalars(select(column)).all() for column in columns]
    assert told == [["暗记值班"], ["暗记问题"], ["暗记接收"], ["暗记作废"]]
    assert all(str(value).startswith("sealed1:") for (value,) in raw)


def _goes_on(writer: Writer[Hall]) -> None:
    """Who waited before is called, served and seen off."""
    waited = [t.number for t in _in_line(writer)]
    acts = [CallNext(window=3), StartVisit(window=3), FinishVisit(window=3, outcome="done")]
    for act in acts:
        (answer,) = writer.process([Request(act, clerk(3))]).answers
        assert answer.error is None, act
    states = {t.number: (t.state, t.first_staff) for t in writer.state.queue.tickets.values()}
    assert states["A001"][0] == "finished"
    assert states[waited[0]] == ("finished", "clerk-3")
    assert [t.number for t in _in_line(writer)] == waited[1:]


def _in_line(writer: Writer[Hall]) -> list[Ticket]:
    tickets = writer.state.queue.tickets.values()
    return sorted((t for t in tickets if t.state == "waiting"), key=lambda t: t.place)


def test_an_upgrade_that_is_cut_off_has_changed_nothing(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path))
    _fill(engine, "0001")
    before = sorted(inspect(engine).get_table_names())
    with pytest.raises(ZeroDivisionError):
        _upgrade_half(engine)
    assert current_revision(engine) == "0001"
    assert sorted(inspect(engine).get_table_names()) == before
    engine.dispose()


def _upgrade_half(engine: Engine) -> None:
    with whole_transaction(engine) as connection:
        upgrade(connection)
        raise ZeroDivisionError
