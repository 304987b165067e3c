"""The storage and queue scenarios, on SQLite and on PostgreSQL."""

import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from pydantic import BaseModel
from sqlalchemy import Engine, func, select, text

from hall_link.wire.appointments import Book, CancelBooking, ChangeBooking, CheckIn
from hall_link.wire.calls import ReportVoice, VoiceState
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, MarkNoShow, Recall, StartVisit
from hall_server.acts import execute, prepare
from hall_server.appointments.tables import BOOKINGS, Booked
from hall_server.delivery.hall import Hall
from hall_server.devices.create_key import CreateKey
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.ids import digest
from hall_server.kernel.metadata import LEDGER
from hall_server.kernel.refusals import Refusal, TryAgain
from hall_server.kernel.work import SYSTEM, Actor
from hall_server.kernel.writer import Request, Writer
from hall_server.queue.tables import CALLS, TICKETS
from hall_server.ratings.tables import ASKS, RATINGS
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.init import AlreadyInitialised, init_hall
from hall_server.storage.load import load_records
from hall_server.storage.migrate import HEAD, current_revision, migrate
from hall_server.storage.store import HallStore
from hall_server.storage.tables import all_tables
from hall_server.storage.verify import verify_ledger
from tests.support.small_hall import ISSUER, MORNING

pytestmark = pytest.mark.row("K1", "I5")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A hall freshly made from the sample, on either database."""
    if request.param == "sqlite":
        url = sqlite_url(tmp_path)
    else:
        url = request.getfixturevalue("postgres")()
    made = open_engine(url, key_file=tmp_path / "personal.key")
    file = read_hall_file(sample_hall_path()).model_copy(update={"hours": None})
    init_hall(made, file, demo=True, now=MORNING)
    yield made
    made.dispose()


class TickingClock(StandingClock):
    """A microsecond passes at every look, as on a real machine."""

    def now(self) -> datetime:
        self.moment += timedelta(microseconds=1)
        return self.moment


class Bench:
    """A writer over a real database, fed with batches."""

    def __init__(self, engine: Engine) -> None:
        self.clock = TickingClock(MORNING)
        self.store = HallStore(engine, str(uuid.uuid4()))
        self.writer: Writer[Hall] = Writer(self.store, execute, prepare, self.clock, Failpoints())

    def batch(self, *asked: tuple[BaseModel, Actor]) -> list[object]:
        done = self.writer.process([Request(command, actor) for command, actor in asked])
        return [answer.error or answer.reply for answer in done.answers]


def clerk(window: int) -> Actor:
    return Actor("device", f"clerk-{window}", "clerk", window)


def pad(window: int) -> Actor:
    return Actor("device", f"pad-{window}", "evaluator", window)


DISPLAY = Actor("device", "wall", "display")
DESK = Actor("device", "desk", "guide")
PROGRAM = Actor("device", "program", "integrator")
"""Issues as many tickets a minute as it likes, unlike a kiosk."""


def random_act(bench: Bench, dice: random.Random) -> tuple[BaseModel, Actor]:
    items = [item.id for item in bench.writer.state.guide.items() if item.queue != "unserved"]
    window = dice.choice([1, 2, 3, 4])
    tickets = bench.writer.state.queue.tickets.values()
    secrets = [t.secret for t in tickets if t.state == "finished"]
    acts: list[tuple[BaseModel, Actor]] = [
        (TakeTicket(items=[dice.choice(items)], print=dice.random() < 0.3), PROGRAM),
        (TakeTicket(items=[dice.choice(items)], print=False), PROGRAM),
        (CallNext(window=window), clerk(window)),
        (CallNext(window=window), clerk(window)),
        (Recall(window=window), clerk(window)),
        (StartVisit(window=window), clerk(window)),
        (FinishVisit(window=window, outcome="done"), clerk(window)),
        (MarkNoShow(window=window), clerk(window)),
    ]
    acts += booking_acts(bench, dice)
    if secrets:
        acts += 2 * [(Rate(secret=dice.choice(secrets), level=dice.randint(1, 5)), ISSUER)]
    asks = bench.writer.state.ratings.open_asks()
    acts += [(Rate(visit=ask.ticket_id, level=2), pad(ask.window)) for ask in asks]
    voice: VoiceState = dice.choice(["ready", "fault"])
    acts.append((ReportVoice(state=voice, detail=dice.choice([None, "无声卡"])), DISPLAY))
    return dice.choice(acts)


def booking_acts(bench: Bench, dice: random.Random) -> list[tuple[BaseModel, Actor]]:
    starts = bench.clock.moment.replace(minute=30, second=0, microsecond=0)
    phone = f"1380000{dice.randint(0, 9999):04d}"
    slot = starts + timedelta(hours=dice.randint(0, 5))
    acts: list[tuple[BaseModel, Actor]] = [
        (Book(item="marriage", starts=slot, name="张三", phone=phone), DESK),
        (Book(item="marriage", starts=slot, name="李四", phone=phone), DESK),
    ]
    for booked in bench.writer.state.appointments.open_before("9")[:3]:
        acts.append((CheckIn(code=booked.code, print=False), DESK))
        acts.append((CancelBooking(code=booked.code), DESK))
        acts.append((ChangeBooking(secret=booked.secret, starts=slot), DESK))
    return acts


def picture(hall: Hall) -> object:
    """Everything of the hall's memory that is asked for later."""
    queue = hall.queue
    return (
        hall.business_day,
        {name: queue.in_lines([name], 10_000) for name in queue.queues},
        {w.number: queue.at_window(w.number) for w in hall.windows.all()},
        {w.number: hall.ratings.open_ask(w.number) for w in hall.windows.all()},
        {ticket: hall.ratings.ask_of(ticket) for ticket in queue.tickets},
        {clerk(w.number).id: hall.ratings.levels(clerk(w.number).id) for w in hall.windows.all()},
        hall.appointments.open_before("9"),
        {booked.code: hall.appointments.booker(booked.id) for booked in bookings(hall)},
        sorted(hall.appointments.held_back(hall.business_day, ""), key=lambda seat: seat.id),
        {booked.id: booked for booked in hall.appointments.on_day(hall.business_day)},
        hall.devices.voices,
        [hall.devices.of_role(role) for role in ("display", "evaluator")],
        {name: queue.next_serial(name) for name in queue.queues},
        queue.tickets,
        queue.recent_calls(),
        hall.paper.jobs,
        hall.guide.items(),
        hall.premises.premises,
    )


def bookings(hall: Hall) -> list[Booked]:
    return hall.appointments.open_before("9")


def reread(engine: Engine) -> Hall:
    with engine.connect() as connection:
        return Hall(load_records(connection))


def test_memory_equals_the_database_after_any_acts(engine: Engine) -> None:
    bench, dice = Bench(engine), random.Random(7)
    for window in (1, 2, 3, 4):
        key = CreateKey(role="clerk", window=window, key_hash=digest(str(window)))
        asks = CreateKey(role="evaluator", window=window, key_hash=digest(f"pad {window}"))
        made = bench.batch((key, SYSTEM), (asks, SYSTEM))
        assert not any(isinstance(reply, Exception) for reply in made)
    wall = CreateKey(role="display", zone="east", speaks=True, key_hash=digest("wall"))
    assert not isinstance(bench.batch((wall, SYSTEM))[0], Exception)
    for round_ in range(60):
        replies = bench.batch(*[random_act(bench, dice) for _ in range(dice.randint(1, 20))])
        bugs = [r for r in replies if isinstance(r, Exception) and not isinstance(r, Refusal)]
        assert not bugs
        if round_ % 20 == 19:
            bench.clock.moment += timedelta(hours=9)
        if round_ % 10 == 9:
            assert picture(reread(engine)) == picture(bench.writer.state)
    with engine.connect() as connection:
        counts = [
            connection.scalar(select(func.count()).select_from(table))
            for table in (TICKETS, CALLS, RATINGS, ASKS, BOOKINGS)
        ]
    assert all(count and count > 5 for count in counts)
    rows, faults = verify_ledger(engine)
    assert rows > 200
    assert faults == []


def test_a_second_writer_is_refused_and_the_first_goes_on(engine: Engine) -> None:
    """The pen: what a stale writer decided is not stored (the advisory lock guards PostgreSQL)."""
    first = Bench(engine)
    item = first.writer.state.guide.items()[0].id
    take = (TakeTicket(items=[item], print=False), ISSUER)
    first.batch(take)
    if engine.dialect.name == "postgresql":
        with pytest.raises(Exception, match="another server writes"):
            Bench(engine)
        assert not isinstance(first.batch(take)[0], Exception)
        return
    with engine.begin() as connection:
        connection.execute(text("UPDATE hall SET writer = 'somebody else'"))
    assert isinstance(first.batch(take)[0], TryAgain)
    assert not first.writer.healthy
    assert isinstance(first.batch(take)[0], TryAgain)
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(TICKETS)) == 1


def test_the_numbers_of_a_day_are_unique_in_the_database(engine: Engine) -> None:
    bench = Bench(engine)
    item = bench.writer.state.guide.items()[0].id
    take = (TakeTicket(items=[item], print=False), ISSUER)
    first, second = bench.batch(take, take)
    assert first.number != second.number  # type: ignore[attr-defined]
    with engine.connect() as connection:
        ticket = connection.execute(select(TICKETS)).first()
        assert ticket is not None
        with pytest.raises(Exception, match=r"(?i)unique"):
            connection.execute(TICKETS.insert(), {**ticket._mapping, "id": "x", "secret": "y"})


def test_a_hall_is_made_once(engine: Engine) -> None:
    with pytest.raises(AlreadyInitialised):
        init_hall(engine, read_hall_file(sample_hall_path()), demo=False, now=MORNING)
    assert reread(engine).guide.items()


def test_a_hall_made_before_dawn_is_made_on_its_own_day(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path))
    night = datetime.fromisoformat("2026-11-23T05:00+08:00").astimezone(UTC)
    init_hall(engine, read_hall_file(sample_hall_path()), demo=False, now=night)
    with engine.connect() as connection:
        assert connection.scalar(select(LEDGER.c.business_day)) == "2026-11-23"
    engine.dispose()


def test_the_migrations_lead_to_the_tables_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, all_tables()) == []
    assert current_revision(engine) == HEAD
    migrate(engine)


def test_sqlite_is_opened_durably(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path))
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2
    engine.dispose()


def test_replies_are_forgotten_after_a_week_and_not_before(engine: Engine) -> None:
    bench = Bench(engine)
    item = bench.writer.state.guide.items()[0].id
    take = TakeTicket(items=[item], print=False)

    def ask(name: str) -> object:
        (answer,) = bench.writer.process([Request(take, ISSUER, name, "same")]).answers
        return answer.reply

    first = ask("once")
    bench.clock.moment += timedelta(days=7)
    assert isinstance(first, BaseModel)
    assert ask("once") == first.model_dump_json()
    bench.clock.moment += timedelta(days=1)
    ask("the first of the eighth day")
    assert isinstance(ask("once"), BaseModel)
