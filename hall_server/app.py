"""The composition root: the only file that knows everyone."""

import asyncio
import contextlib
import fcntl
import gc
import itertools
import logging
import os
import signal
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel
from sqlalchemy import Engine, select

from hall_link.wire.envelope import Heartbeat
from hall_server.acts import execute, left_over, prepare
from hall_server.cases.file import CaseFile
from hall_server.console_socket import ConsoleSocket
from hall_server.days.day_book import DayBook
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.documents.tables import Document
from hall_server.guide.tables import ItemVersion, Media
from hall_server.kernel.clock import Clock, SystemClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.metadata import HALL
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.runner import Runner
from hall_server.kernel.work import SYSTEM, Mark
from hall_server.kernel.writer import Done, Request, Writer
from hall_server.night_watch import NightWatch
from hall_server.premises.open_day import OpenDay
from hall_server.queue.tables import Ticket
from hall_server.settings import DayKey, Settings, instance_key
from hall_server.staff.passwords import Passwords
from hall_server.storage.case_book import read_case_file, read_case_numbers
from hall_server.storage.complaint_book import StoredComplaints
from hall_server.storage.day_book import read_day_book
from hall_server.storage.engine import open_engine
from hall_server.storage.guide_book import read_media, read_versions
from hall_server.storage.load import load_records
from hall_server.storage.migrate import migrate
from hall_server.storage.nightly import Nightly, NightPlan
from hall_server.storage.opening import open_hall
from hall_server.storage.rating_book import StoredRatings
from hall_server.storage.register_book import StoredRegisters
from hall_server.storage.store import HallStore, find_cold
from hall_server.web.access import Access
from hall_server.web.app import Books, build_web
from hall_server.web.desk import Desk
from hall_server.web.device_socket import HEARTBEAT_S
from hall_server.web.roll_call import GRACE_S, missing

log = logging.getLogger(__name__)

WATCH_S = 1.0
BREATH_S = 0.02
"""Between two slices of what a day's opening has left."""

PHONE_BEATS = 10
"""Phones hear something at every tenth heartbeat, so that the networks between keep the line."""


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
        self, engine: Engine, clock: Clock, key: bytes, mark: Mark, failpoint: str = ""
    ) -> None:
        migrate(engine)
        self._engine = engine
        self._clock = clock
        self._failpoints = Failpoints(failpoint)
        self._store = HallStore(engine, str(uuid.uuid4()))
        self.writer: Writer[Hall] = Writer(
            self._store, execute, prepare, clock, self._failpoints, mark
        )
        self.hub = Hub(self._read_hall(), self._epoch(), self.writer.chain.seq)
        self.runner: Runner[Hall] = Runner(self.writer, self._deliver, self._failpoints)
        self.desk = Desk(self.hub, Access(key), self.runner.do, lambda: self.writer.healthy, clock)

    def _read_hall(self) -> Hall:
        with self._engine.connect() as connection:
            return Hall(load_records(connection))

    def _epoch(self) -> str:
        with self._engine.connect() as connection:
            epoch: str = connection.execute(select(HALL.c.epoch)).scalar_one()
        return epoch

    def _deliver(self, done: Done[Hall]) -> Callable[[], None]:
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
        """What looks after the data folder's backups; `web` takes it."""
        nightly = Nightly(self._engine, data, plan)
        return NightWatch(data, nightly, self._clock, lambda: self.hub.hall.premises.timetable.zone)

    def web(
        self, data: Path | None = None, front: Path | None = None, nights: NightWatch | None = None
    ) -> FastAPI:
        """The ASGI app; with `data` it also listens on the folder's local socket.

        front: a folder whose files are served at `/` in place of the server's own start page.
        """

        @asynccontextmanager
        async def lifespan(app: FastAPI) -> AsyncIterator[None]:
            self.runner.start()
            tasks = [asyncio.create_task(self._beat()), asyncio.create_task(self._watch())]
            tasks += [asyncio.create_task(nights.watch())] if nights else []
            console = await ConsoleSocket(data, self._by_system).start() if data else None
            yield
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await app.state.manager.close()
            if console:
                console.close()
            await self.runner.stop()
            self._store.close()

        return build_web(self.desk, self._books(), Passwords(), lifespan, front)

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
        )

    async def _by_system(self, command: BaseModel) -> object:
        return await self.runner.do(command, SYSTEM)

    async def _beat(self) -> None:
        for beat in itertools.count(1):
            await asyncio.sleep(HEARTBEAT_S)
            self.hub.heartbeat(Heartbeat(at=self._clock.now()).model_dump_json())
            if beat % PHONE_BEATS == 0:
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
            except Exception:  # a fault of ours must not leave the hall without its watch
                log.exception("what the hall does by itself failed; the next look tries again")
            await asyncio.sleep(WATCH_S)

    async def _do_what_is_due(self) -> None:
        due: BaseModel | None = prepare(self.hub.hall, self._clock.now())
        if due is None and not self.writer.healthy:
            due = OpenDay(business_day=self.hub.hall.business_day)
        if due is not None:
            with contextlib.suppress(Refusal):  # try-again: the next look tries again
                await self._by_system(due)
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


def run_here(engine: Engine, clock: Clock, command: BaseModel) -> None:
    """Does one command in this process, where no server runs. Raises a `Refusal`."""
    store = HallStore(engine, str(uuid.uuid4()))
    writer: Writer[Hall] = Writer(store, execute, prepare, clock, Failpoints())
    done = writer.process([Request(command, SYSTEM)])
    store.close()
    error = done.answers[0].error
    if error is not None:
        raise error


def _set_aside_what_stays() -> None:
    """Spares the garbage collector all that was built for good: its longest pauses, in which
    nobody is answered, shrink to a third."""
    gc.collect()
    gc.freeze()


def serve(
    data: Path, host: str, port: int, clock: Clock, settings: Settings, front: Path | None = None
) -> None:
    """Serves the hall of a data folder until it is told to stop."""
    with data_lock(data):
        engine = open_engine(settings.url(data), settings.database_max_pages)
        plan = settings.nights(data)
        opened = open_hall(engine, data, plan.backups, clock.now())
        if opened.before:
            log.info("upgraded from %s; before it: %s", opened.revision, opened.before.file)
        hall = HallApp(engine, clock, instance_key(data), DayKey(data).mark, settings.failpoint)
        nights = hall.nights(data, plan) if isinstance(clock, SystemClock) else None
        config = uvicorn.Config(
            hall.web(data, front, nights),
            host=host,
            port=port,
            loop="uvloop",
            http="httptools",
            ws="websockets-sansio",
            ws_max_size=1024 * 1024,
            ws_ping_interval=None,
            ws_per_message_deflate=False,
            access_log=False,
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=3,
        )
        _set_aside_what_stays()
        log.info("the hall is open on port %d", port)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with contextlib.suppress(KeyboardInterrupt):  # told to stop, and stopped decently
            uvicorn.Server(config).run()
        engine.dispose()
