"""What the hall has learned is in its database, not only in its memory."""

from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel

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
from hall_server.kernel.work import SYSTEM, Actor
from hall_server.kernel.writer import Request, Writer
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.init import init_hall
from hall_server.storage.store import HallStore
from tests.support.small_hall import MORNING


class Server:
    """A server's writer on a database; a second one is the same hall after a restart."""

    def __init__(self, folder: Path, clock: StandingClock) -> None:
        self.engine = open_engine(sqlite_url(folder))
        if not (folder / "hall.db").exists():
            init_hall(self.engine, read_hall_file(sample_hall_path()), True, clock.now())
        self.store = HallStore(self.engine, "test")
        self.writer: Writer[Hall] = Writer(self.store, execute, prepare, clock, Failpoints())

    def do(self, command: BaseModel, actor: Actor) -> None:
        done = self.writer.process([Request(command, actor)])
        assert done.answers[-1].error is None, done.answers[-1].error

    def stop(self) -> None:
        self.store.close()
        self.engine.dispose()


def test_learned_times_and_past_errors_survive_a_restart(tmp_path: Path) -> None:
    clock = StandingClock(MORNING)
    server = Server(tmp_path, clock)
    server.do(CreateKey(role="clerk", window=9, key_hash=digest("nine")), SYSTEM)
    device = server.writer.state.devices.with_key("nine")
    assert device is not None
    clerk = Actor("device", device.id, "clerk", 9)
    guide = Actor("device", "guide-1", "guide")
    for _ in range(5):
        server.do(TakeTicket(items=["farmhouse-permit"], print=False), guide)
    for _ in range(4):
        for act in (CallNext(window=9), StartVisit(window=9)):
            server.do(act, clerk)
            clock.moment += timedelta(seconds=15)
        clock.moment += timedelta(minutes=5)
        server.do(FinishVisit(window=9, outcome="done"), clerk)
    before = server.writer.state.queue.forecast
    assert before.past_error().count == 4
    server.stop()

    again = Server(tmp_path, clock)
    after = again.writer.state.queue.forecast
    assert after.paces == before.paces
    assert after.past_errors() == before.past_errors()
    waiting = next(t for t in again.writer.state.queue.tickets.values() if t.state == "waiting")
    assert after.told(waiting.id) == before.told(waiting.id)
    again.stop()
