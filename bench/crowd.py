"""A hall's writer, driven without HTTP: to fill a hall before it is served, and to replay days."""

import uuid
from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from hall_link.wire.tickets import TakeTicket
from hall_server.acts import execute, prepare
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.failpoints import Failpoints
from hall_server.kernel.work import Actor
from hall_server.kernel.writer import Request, Writer
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.store import HallStore
from tests.support.hall import unhurried_sample

KIOSK = Actor("device", "bench-kiosk", "kiosk")
QUEUES = 20
IN_EACH = 500
WINDOW = 3
A_BATCH = 50


class Driver:
    """The writer over the real database of a data folder, and a clock moved by hand.

    A second hall takes in what was committed, as delivery's does in a server.
    """

    def __init__(self, data: Path, moment: datetime) -> None:
        self.clock = StandingClock(moment)
        self._engine = open_engine(sqlite_url(data))
        store = HallStore(self._engine, str(uuid.uuid4()))
        self.writer: Writer[Hall] = Writer(store, execute, prepare, self.clock, Failpoints())
        self.told, _ = store.load()

    def does(self, asked: Sequence[tuple[BaseModel, Actor]]) -> list[Any]:
        """One batch, committed. Every command must succeed."""
        self.clock.advance(milliseconds=1)
        done = self.writer.process([Request(command, actor) for command, actor in asked])
        for record in done.records:
            self.told.apply(record)
        for answer in done.answers:
            if answer.error is not None:
                raise answer.error
        return [answer.reply for answer in done.answers]

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()


def crowded_file(folder: Path) -> Path:
    """The sample hall with twenty queues, every one of them served at one window too, by the
    promised wait and in turn."""
    told = yaml.safe_load(unhurried_sample().read_text(encoding="utf-8"))
    pattern = told["queues"][0]
    for number in range(len(told["queues"]), QUEUES):
        own = {"id": f"more-{number}", "prefix": f"X{chr(65 + number)}"}
        told["queues"].append({**deepcopy(pattern), **own})
    window = next(window for window in told["windows"] if window["number"] == WINDOW)
    window |= {"queues": [queue["id"] for queue in told["queues"]], "rule": "promised-wait"}
    file = folder / "crowded.yaml"
    file.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    return file


def fill_lines(data: Path, moment: datetime) -> None:
    """Five hundred people in each line, every third of them entitled."""
    driver = Driver(data, moment)
    queues = list(driver.writer.state.queue.queues)
    everybody = [queue for _ in range(IN_EACH) for queue in queues]
    for first in range(0, len(everybody), A_BATCH):
        some = enumerate(everybody[first : first + A_BATCH])
        driver.does([(_order(queue, entitled=place % 3 == 0), KIOSK) for place, queue in some])
    driver.close()


def _order(queue: str, *, entitled: bool) -> TakeTicket:
    priority = "elderly" if entitled else None
    return TakeTicket(queue=queue, print=False, priority=priority)
