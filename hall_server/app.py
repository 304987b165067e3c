"""The composition root: the only file that knows everyone."""

import asyncio
import contextlib
import fcntl
import itertools
import logging
import os
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import Engine, select

from hall_link import watchdog
from hall_link.wire.envelope import Heartbeat
from hall_server.acts import execute, left_over, prepare
from hall_server.cases.file import CaseFile
from hall_server.console_socket import ConsoleSocket
from hall_server.days.day_book import DayBook
from hall_server.days.note_close import NoteClose
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.devices.self_test import SelfTest
from hall_server.documents.tables import Document
from hall_server.guide.tables import ItemVersion, Media
from hall_server.kernel.clock import Clock, SystemClock, to_text
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.metadata import HALL
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.runner import Runner
from hall_server.kernel.work import SYSTEM, Mark, Work
from hall_server.kernel.writer import Done, Request, Writer
from hall_server.night_watch import NightWatch
from hall_server.premises.open_day import OpenDay
from hall_server.queue.tables import Ticket
from hall_server.retention_watch import RetentionWatch
from hall_server.service.guard import Guard
from hall_server.service.machine import Machine
from hall_server.service.metrics import HallNow, Metrics
from hall_server.service.opening_test import is_due
from hall_server.service.self_tester import SelfTester
from hall_server.staff.passwords import Passwords
from hall_server.storage.case_book import read_case_file, read_case_numbers
from hall_server.storage.complaint_book import StoredComplaints
from hall_server.storage.day_book import read_day_book
from hall_server.storage.guide_book import read_media, read_versions
from hall_server.storage.ledger_book import StoredLedger
from hall_server.storage.load import load_records
from hall_server.storage.matter_book import StoredMatters
from hall_server.storage.migrate import migrate
from hall_server.storage.nightly import Nightly, NightPlan
from hall_server.storage.rating_book import StoredRatings
from hall_server.storage.register_book import StoredRegisters
from hall_server.storage.store import HallStore, find_cold
from hall_server.tls.line import SecureLine
from hall_server.web.access import Access
from hall_server.web.app import Books, build_web
from hall_server.web.desk import Desk
from hall_server.web.device_socket import HEARTBEAT_S
from hall_server.web.manager.view import live_board
from hall_server.web.roll_call import GRACE_S, missing

log = logging.getLogger(__name__)

WATCH_S = 1.0
STUCK_S = 30.0
"""A batch that takes so long hangs: the service manager is to start the server anew."""

ANSWERED_S = 0.2
"""Who asked the server to close hears its answer first."""

BREATH_S = 0.02
"""Between two slices of what a day's opening has left."""

PHONE_LOOKS = 10
"""Phones look again at every tenth heartbeat, for a wait grows though nobody comes or goes."""


class DataFolderBusy(Exception):  # noqa: N818
    """Another server of this machine writes to the data folder."""


@contextmanager
def data_lock(data: Path) -> Iterator[None]:
    """Holds the data folder for one writing process. Raises `DataFolderBusy`."""
    descriptor = os.open(data / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DataFolderBusy from None
        yield
    finally:
        os.close(descriptor)


class HallApp:
    """One hall's writer, hub and web application over one database."""

    def __init__(
        self,
        engine: Engine,
        clock: Clock,
        key: bytes,
        mark: Mark,
        failpoint: str = "",
        machine: Machine | None = None,
    ) -> None:
        """`machine`: whose disk, files and memory are looked after."""
        migrate(engine)
        self._engine = engine
        self._clock = clock
        self._failpoints = Failpoints(failpoint)
        self._store = HallStore(engine, str(uuid.uuid4()))
        self._machine = machine
        self._nights: NightWatch | None = None
        self._guard = Guard(self._date_in_doubt, machine)
        self.writer: Writer[Hall] = Writer(
            self._store, self._execute, self._prepare, clock, self._failpoints, mark
        )
        self._woke_at = to_text(clock.now())
        self.hub = Hub(self._read_hall(), self._epoch(), self.writer.chain.seq)
        self.runner: Runner[Hall] = Runner(self.writer, self._deliver, self._failpoints)
        self._tester = SelfTester(self.hub, self.runner.do, self._faults)
        self._testing: asyncio.Task[None] | None = None
        self.desk = Desk(
            self.hub,
            Access(key),
            self.runner.do,
            lambda: self.writer.healthy,
            clock,
            self._tester,
            self._of_machine,
        )
        self.metrics = Metrics(
            HallNow(self.hub, self.desk.refused, self._faults, machine, self._alarms)
        )
        self.on_close: Callable[[], None] = lambda: None
        self.end_marks: Callable[[str], None] = lambda _day: None

    def _date_in_doubt(self) -> bool:
        """A clock that was chosen at the start is vouched for by who chose it."""
        return isinstance(self._clock, SystemClock) and self.writer.date_in_doubt

    def _of_machine(self) -> list[str]:
        late = self._nights is not None and self._nights.trouble is not None
        return [*self._guard.faults(), *(["backup"] if late else [])]

    def _faults(self) -> list[str]:
        return [*([] if self.writer.healthy else ["store"]), *self._of_machine()]

    def _alarms(self) -> list[str]:
        now, healthy = self._clock.now(), self.writer.healthy
        board = live_board(self.hub, healthy, now, faults=self._of_machine())
        return [alarm.key for alarm in board.alarms]

    def _execute(self, hall: Hall, command: BaseModel, work: Work) -> BaseModel:
        self._guard.check(command)
        return execute(hall, command, work)

    def _prepare(self, hall: Hall, now: datetime) -> BaseModel | None:
        """By a date nobody vouches for the hall does nothing by itself."""
        return None if self._date_in_doubt() else prepare(hall, now)

    def _read_hall(self) -> Hall:
        with self._engine.connect() as connection:
            hall = Hall(load_records(connection))
        hall.queue.woke_at = self._woke_at
        return hall

    def _epoch(self) -> str:
        with self._engine.connect() as connection:
            epoch: str = connection.execute(select(HALL.c.epoch)).scalar_one()
        return epoch

    def _deliver(self, done: Done[Hall]) -> Callable[[], None]:
        self.metrics.note(done)
        if done.rebuilt:
            hall = self._read_hall()
            return lambda: self.hub.replace(hall, done.seq)
        return self.hub.take_in(done.records, done.seq)

    def _cold_ticket(self, secret: str) -> Ticket | None:
        with self._engine.connect() as connection:
            found = find_cold(connection, "secret", secret)
        return found if isinstance(found, Ticket) else None

    def _document(self, by: str, key: str) -> Document | None:
        with self._engine.connect() as connection:
            found = find_cold(connection, by, key)
        return found if isinstance(found, Document) else None

    def _day_book(self, day: str) -> DayBook:
        with self._engine.connect() as connection:
            return read_day_book(connection, day)

    def _media(self, media: str) -> Media | None:
        with self._engine.connect() as connection:
            return read_media(connection, media)

    def _versions(self, item: str) -> list[ItemVersion]:
        with self._engine.connect() as connection:
            return read_versions(connection, item)

    def _case_file(self, case_id: str) -> CaseFile | None:
        with self._engine.connect() as connection:
            return read_case_file(connection, case_id)

    def _case_numbers(self, ticket_id: str) -> list[str]:
        with self._engine.connect() as connection:
            return read_case_numbers(connection, ticket_id)

    def nights(self, data: Path, plan: NightPlan) -> NightWatch:
        """What looks after the data folder's backups; `web` takes it, the manager hears of it."""
        nightly = Nightly(self._engine, data, plan)
        self._nights = NightWatch(data, nightly, self._clock, self._zone)
        return self._nights

    def _retention(self) -> RetentionWatch:
        matters = StoredMatters(self._engine)
        return RetentionWatch(lambda: self.hub.hall, matters, self._by_system, self.end_marks)

    def _zone(self) -> ZoneInfo:
        return self.hub.hall.premises.timetable.zone

    def web(
        self,
        data: Path | None = None,
        front: Path | None = None,
        nights: NightWatch | None = None,
        secure: SecureLine | None = None,
    ) -> FastAPI:
        """The ASGI app; with `data` it also listens on the folder's local socket.

        front: a folder whose files are served at `/` in place of the server's own start page.
        """

        @asynccontextmanager
        async def lifespan(app: FastAPI) -> AsyncIterator[None]:
            self.runner.start()
            tasks = [asyncio.create_task(self._beat()), asyncio.create_task(self._watch())]
            tasks += [asyncio.create_task(nights.watch())] if nights else []
            tasks.append(asyncio.create_task(self._retention().watch()))
            tasks += [asyncio.create_task(secure.watch())] if secure else []
            console = await ConsoleSocket(data, self._by_console).start() if data else None
            yield
            tasks += [self._testing] if self._testing else []
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await app.state.manager.close()
            if console:
                console.close()
            await self.runner.stop()
            self._store.close()

        return build_web(
            self.desk,
            self._books(),
            Passwords(),
            lifespan,
            front,
            secure.authority if secure else "",
            self.metrics.text,
        )

    def _books(self) -> Books:
        return Books(
            ticket=self._cold_ticket,
            day=self._day_book,
            media=self._media,
            versions=self._versions,
            complaints=StoredComplaints(self._engine),
            case=self._case_file,
            document=partial(self._document, "document"),
            notice=partial(self._document, "document-secret"),
            cases_of=self._case_numbers,
            ratings=StoredRatings(self._engine),
            registers=StoredRegisters(self._engine),
            ledger=StoredLedger(self._engine),
            matters=StoredMatters(self._engine),
        )

    async def _by_system(self, command: BaseModel) -> object:
        return await self.runner.do(command, SYSTEM)

    async def _by_console(self, command: BaseModel) -> object:
        if isinstance(command, SelfTest):
            return await self._tester.run(command, SYSTEM)
        done = await self._by_system(command)
        if isinstance(command, NoteClose):
            asyncio.get_running_loop().call_later(ANSWERED_S, self.on_close)
        return done

    async def _beat(self) -> None:
        for beat in itertools.count(1):
            await asyncio.sleep(HEARTBEAT_S)
            self.hub.heartbeat(Heartbeat(at=self._clock.now()).model_dump_json())
            self.hub.phones.beat()
            if beat % PHONE_LOOKS == 0:
                self.hub.phones.wake_all()

    async def _watch(self) -> None:
        """Does what is due and mends a writer that failed, though nobody presses anything."""
        loop = asyncio.get_running_loop()
        roll_call_at = loop.time() + GRACE_S
        while True:
            try:
                await self._do_what_is_due()
                if loop.time() >= roll_call_at:
                    await self._call_roll()
                    self._test_at_opening()
                if self._machine is not None:
                    self._machine.look()
            except Exception:  # a fault of ours must not leave the hall without its watch
                log.exception("what the hall does by itself failed; the next look tries again")
            if self.runner.busy_s < STUCK_S:
                watchdog.notify(watchdog.ALIVE)
            await asyncio.sleep(WATCH_S)

    async def _do_what_is_due(self) -> None:
        due: BaseModel | None = self._prepare(self.hub.hall, self._clock.now())
        if due is None and not self.writer.healthy:
            due = OpenDay(business_day=self.hub.hall.business_day)
        if due is not None:
            with contextlib.suppress(Refusal):  # try-again: the next look tries again
                await self._by_system(due)
        if not self._date_in_doubt():
            await self._do_what_is_left()

    async def _do_what_is_left(self) -> None:
        """Slice after slice, with room for what is pressed between them."""
        while (slice_ := left_over(self.hub.hall)) is not None:
            try:
                await self._by_system(slice_)
            except Refusal:  # try-again: the next look tries again
                return
            await asyncio.sleep(BREATH_S)

    async def _call_roll(self) -> None:
        """Notes who never came back to a server that was started anew."""
        for actor, report in missing(self.hub):
            with contextlib.suppress(Refusal):  # the next look tries again
                await self.desk.perform(actor, report)

    def _test_at_opening(self) -> None:
        """Every device is tested as the day begins; what was found is on the manager's page."""
        idle = self._testing is None or self._testing.done()
        if idle and not self._date_in_doubt() and is_due(self.hub.hall, self._clock.now()):
            self._testing = asyncio.create_task(self._test_by_itself())

    async def _test_by_itself(self) -> None:
        with contextlib.suppress(Refusal):  # the next look tries again
            await self._tester.run(SelfTest(), SYSTEM)


def run_here(engine: Engine, clock: Clock, command: BaseModel) -> None:
    """Does one command in this process, where no server runs. Raises a `Refusal`."""
    store = HallStore(engine, str(uuid.uuid4()))
    writer: Writer[Hall] = Writer(store, execute, prepare, clock, Failpoints())
    done = writer.process([Request(command, SYSTEM)])
    store.close()
    error = done.answers[0].error
    if error is not None:
        raise error
