"""Complaints, bad ratings and requests on both databases: numbers, seats gone by, and restarts."""

import traceback
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from pydantic import BaseModel
from sqlalchemy import Engine, event

from hall_link.wire.complaints import (
    AskForService,
    Complain,
    ComplaintFollowed,
    ComplaintTaken,
    FollowComplaint,
    HandleComplaint,
    HandleRequest,
    ServiceAsked,
    Visitor,
)
from hall_link.wire.windows import SwapWindows
from hall_server.complaints.registers import entries_of
from hall_server.complaints.tables import Complainant, Complaint, ComplaintStep
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.ledger import Chain
from hall_server.kernel.work import Actor, Record
from hall_server.kernel.writer import Batch, StoreFailed
from hall_server.kernel.yearbook import RegisterFull
from hall_server.rectifications.tables import Rectification
from hall_server.requests.tables import ServiceRequest
from hall_server.storage.complaint_book import StoredComplaints
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.init import init_hall
from hall_server.storage.store import HallStore
from hall_server.windows.tables import SignIn
from tests.storage.test_both_databases import Bench
from tests.support.open_cases import case
from tests.support.small_hall import ISSUER, MORNING

pytestmark = pytest.mark.row("K1", "H5")

R = TypeVar("R")

HANDLER = Actor("staff", "gaoyuan", "complaints")
LEADER = Actor("staff", "liangmin", "manager")
CITIZEN = Actor("citizen", "phone", "citizen")
PHONE = "13800001234"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A hall made from the sample, one for all tests of a database."""
    folder = tmp_path_factory.mktemp("casebook")
    if request.param == "sqlite":
        url = sqlite_url(folder)
    else:
        fresh: Callable[[], str] = request.getfixturevalue("postgres")
        url = fresh()
    made = open_engine(url, key_file=folder / "personal.key")
    file = read_hall_file(sample_hall_path()).model_copy(update={"hours": None})
    init_hall(made, file, demo=True, now=MORNING)
    yield made
    made.dispose()


class Restarted(Bench):
    """A bench that can lose its memory, as by a power cut."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._engine = engine
        self.clock.moment = MORNING

    def kill(self) -> None:
        """Everything in memory is gone; the database is read again."""
        moment = self.clock.moment
        self.store.close()
        self._engine.dispose()
        super().__init__(self._engine)
        self.clock.moment = moment

    def complains(self, **told: object) -> ComplaintTaken:
        command = Complain.model_validate({"text": "nobody came", "print": False, **told})
        return self._only(ComplaintTaken, command, ISSUER)

    def asks(self) -> ServiceAsked:
        visitor = Visitor(name="Wang", phone=PHONE)
        command = AskForService(what="at_home", visitor=visitor, print=False)
        return self._only(ServiceAsked, command, ISSUER)

    def _only(self, kind: type[R], command: BaseModel, actor: Actor) -> R:
        (told,) = self.batch((command, actor))
        if isinstance(told, Exception):
            raise told
        assert isinstance(told, kind)
        return told

    def found(self, number: str) -> Complaint:
        complaint = self.writer.state.complaints.with_number(number)
        assert complaint is not None
        return complaint


@pytest.fixture
def bench(engine: Engine) -> Iterator[Restarted]:
    made = Restarted(engine)
    yield made
    made.store.close()
    engine.dispose()


def put(engine: Engine, *records: Record) -> None:
    """As if they had been written before."""
    with engine.begin() as connection:
        for record in records:
            connection.execute(record.TABLE.insert(), record.row())


def sat(staff: str, window: int, day: str, first: str, last: str) -> SignIn:
    """Somebody's seat, by the hours of UTC."""
    at = f"{day}T{{}}:00:00.000000+00:00"
    return SignIn(str(uuid.uuid4()), window, staff, at.format(first), at.format(last))


def test_whoever_sat_or_stood_in_there_that_day_is_meant(engine: Engine, bench: Restarted) -> None:
    bench.complains()  # opens the day
    put(
        engine,
        sat("zhouqiang", 5, "2026-11-23", "00", "03"),
        sat("wuting", 5, "2026-11-23", "05", "09"),
        sat("fengbo", 6, "2026-11-23", "00", "09"),
        sat("hejing", 5, "2026-11-12", "00", "09"),
        sat("zhengyan", 5, "2026-11-02", "00", "09"),
        sat("tanghui", 7, "2026-11-23", "00", "09"),
    )
    bench.clock.moment = MORNING + timedelta(days=1)
    yesterday = bench.complains(window=5, happened="2026-11-23")
    assert set(bench.found(yesterday.number).concerns) == {"zhouqiang", "wuting"}
    assert bench.found(yesterday.number).happened == "2026-11-23"
    today = bench.complains(window=5, happened="today")
    assert bench.found(today.number).concerns == ()
    untold = bench.complains(window=5)
    assert set(bench.found(untold.number).concerns) == {"zhouqiang", "wuting", "hejing"}
    bench.batch((SwapWindows(window=5, other=6), LEADER))
    swapped = bench.complains(window=5)
    assert "fengbo" in bench.found(swapped.number).concerns
    assert "tanghui" not in bench.found(swapped.number).concerns


def test_the_ten_thousandth_of_a_year_has_five_places(engine: Engine, bench: Restarted) -> None:
    bench.complains()
    ended: dict[str, Any] = {
        "state": "closed",
        "business_day": "2026-11-01",
        "closed_at": "2026-11-01",
    }
    last = Complaint("last", "20269999", "000000", received_at="2026-11-01", **ended)
    done: dict[str, Any] = {"state": "done", "business_day": "2026-11-01", "done_at": "2026-11-01"}
    asked = ServiceRequest("last", "20269999", "urgent", None, "desk", received_at="", **done)
    put(engine, last, asked)
    bench.kill()
    taken = bench.complains()
    assert taken.number == "202610000"
    assert bench.asks().number == "202610000"
    bench.kill()
    assert bench.complains().number == "202610001"
    assert bench.asks().number == "202610001"
    asked_after = FollowComplaint(number=taken.number, code=taken.code)
    (followed,) = bench.batch((asked_after, CITIZEN))
    assert isinstance(followed, ComplaintFollowed)
    assert followed.number == "202610000"


def test_a_full_register_stops_nobody_elses_act(engine: Engine, bench: Restarted) -> None:
    year: dict[str, Any] = {
        "business_day": "2027-01-04",
        "received_at": "2027-01-04",
        "closed_at": "2027-01-04",
    }
    put(engine, Complaint("full", "202799999", "000000", state="closed", **year))
    bench.kill()
    bench.clock.moment = MORNING.replace(year=2027, month=1, day=5)
    left = Complain(text="x", print=False)
    request = AskForService(what="at_home", visitor=Visitor(phone=PHONE), print=False)
    told = bench.batch((left, ISSUER), (request, ISSUER))
    assert isinstance(told[0], RegisterFull)
    assert isinstance(told[1], ServiceAsked)
    with engine.begin() as connection:
        connection.execute(Complaint.TABLE.delete().where(Complaint.TABLE.c.id == "full"))


def test_what_ended_today_though_it_came_earlier_is_known_after_a_power_cut(
    engine: Engine, bench: Restarted
) -> None:
    bench.clock.moment = MORNING.replace(year=2027, month=1, day=5)
    before = [bench.complains().number, bench.complains().number]
    requests = [bench.asks().number, bench.asks().number]
    bench.clock.moment += timedelta(days=1)
    bench.complains()
    _answered(bench, before[0])
    _declined(bench, requests[0])
    at = {day: f"2027-01-{day:02}T02:00:00.000000+00:00" for day in (4, 6)}
    put(
        engine,
        *(case(day, state="closed", closed_at=at[day]) for day in at),
        *(_rectified(f"r{day}", at[day]) for day in at),
    )
    bench.kill()
    for number in before:
        assert bench.found(number).state == ("closed" if number == before[0] else "received")
    state = bench.writer.state
    assert {r.number for r in state.requests.all()} >= set(requests)
    assert [state.cases.find(f"case-{day}") is not None for day in at] == [False, True]
    assert [state.rectifications.find(f"r{day}") is not None for day in at] == [False, True]
    known = {complaint.id: complaint for complaint in state.complaints.all()}
    bench.kill()
    assert {c.id: c for c in bench.writer.state.complaints.all()} == known
    bench.clock.moment += timedelta(days=1)
    bench.complains()
    assert bench.writer.state.complaints.with_number(before[0]) is None


def _answered(bench: Restarted, number: str) -> None:
    complaint = bench.found(number).id
    answer = HandleComplaint(complaint_id=complaint, act="answer", text="sorry")
    close = HandleComplaint(complaint_id=complaint, act="close")
    bench.batch((answer, HANDLER), (close, HANDLER))
    assert bench.found(number).state == "closed"


def _declined(bench: Restarted, number: str) -> None:
    (request,) = (r for r in bench.writer.state.requests.all() if r.number == number)
    command = HandleRequest(request_id=request.id, act="decline", text="no car")
    bench.batch((command, LEADER))


def _rectified(name: str, at: str) -> Rectification:
    days = {"business_day": "2027-01-03", "contact_due": "2027-01-04", "fix_due": "2027-01-08"}
    told: dict[str, Any] = {"window": 1, "rated": None, "concerns": (), "level": 1, **days}
    return Rectification(name, name, name, opened_at=at, state="closed", closed_at=at, **told)


def test_what_the_database_refuses_is_told_without_its_row(engine: Engine) -> None:
    store = HallStore(engine, str(uuid.uuid4()))
    _, chain = store.load()
    nobody = Complainant("c", name=None, phone=PHONE)  # type: ignore[arg-type]
    with pytest.raises(StoreFailed) as failed:
        store.commit(Batch(records=[nobody]), Chain(chain.seq, chain.head))
    store.close()
    engine.dispose()
    told = "".join(traceback.format_exception(failed.value))
    assert PHONE not in told
    assert str(failed.value) in (
        "NotNullViolation 23502",
        "IntegrityError SQLITE_CONSTRAINT_NOTNULL",
    )


def test_a_register_is_read_in_so_many_queries_whatever_it_holds(engine: Engine) -> None:
    day = {"business_day": "2025-05-06", "received_at": "2025-05-06"}
    found = [Complaint(f"k{n}", f"2025{n:04}", "000000", **day) for n in range(40)]  # type: ignore[arg-type]
    steps = [ComplaintStep(f"s{n}", f"k{n}", "2025-05-06", "take", "gaoyuan") for n in range(40)]
    put(engine, *found, *steps, *(Complainant(f"k{n}", name="Li") for n in range(40)))
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    book = StoredComplaints(engine)
    entries = entries_of(book, book.received("2025-05-01", "2025-05-31"))
    assert len(entries) == 40
    assert all(entry.who.name == "Li" and len(entry.steps) == 1 for entry in entries)
    assert len(asked) == 3
