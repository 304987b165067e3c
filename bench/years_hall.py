"""A served hall whose clock is moved and whose memory is weighed; and what its folder holds."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bench.years_server import SCALE
from tests.support import set_clock
from tests.support.hall import RunningHall

WEIGHED_WITHIN_S = 60
START_WITHIN_S = 600
"""Long enough to tell how slow a start is, should it be slow."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the server's process holds: MiB, objects the collector follows, what is open.

    records: kind -> business day -> how many of those that came to memory since the start.
    """

    mb: float
    objects: int
    files: int
    threads: int
    tasks: int
    records: dict[str, dict[str, int]]


class YearsHall(RunningHall):
    """The sample hall with its own hours, served by a process with a moved clock."""

    def __init__(self, data: Path) -> None:
        super().__init__(data, always_open=False)
        self._moved = data.with_name(data.name + ".clock")
        self._scale = data.with_name(data.name + ".scale")

    def spawn(self, words: list[str], env: dict[str, str]) -> Any:
        """The process, its clock and scale in place."""
        told = {**env, set_clock.FILE: str(self._moved), SCALE: str(self._scale)}
        with self.log.open("ab") as log:
            command = [sys.executable, "-m", "bench.years_server", *words]
            return subprocess.Popen(command, env=told, stdout=log, stderr=log)

    def begin(self, moment: datetime) -> float:
        """Starts the server at this moment; seconds until it was healthy."""
        self._moved.unlink(missing_ok=True)
        return self.start(clock=moment.isoformat(), within=START_WITHIN_S)

    def at(self, moment: datetime) -> None:
        """The hall's clock goes on from this moment."""
        set_clock.set_clock(self._moved, moment.isoformat())

    def weigh(self) -> Weighed:
        """What the process holds now."""
        self._scale.unlink(missing_ok=True)
        os.kill(self.process.pid, signal.SIGUSR1)
        end = time.monotonic() + WEIGHED_WITHIN_S
        while not self._scale.exists():
            if time.monotonic() > end:
                raise RuntimeError("the server does not tell what it holds")
            time.sleep(0.02)
        return Weighed(**json.loads(self._scale.read_text()))


def pages_mb(data: Path) -> float:
    """MiB of the database's pages that are in use, those still in its log among them."""
    with closing(sqlite3.connect(data / "hall.db")) as database:
        told = [database.execute(f"PRAGMA {word}").fetchone()[0] for word in _PAGES]
    count, free, size = told
    return float((count - free) * size) / 2**20


def replies_mb(data: Path) -> float:
    """MiB, nearly, of the replies kept for seven days, which come and go."""
    with closing(sqlite3.connect(data / "hall.db")) as database:
        return float(database.execute(_REPLIES).fetchone()[0] or 0) / 2**20


_PAGES = ("page_count", "freelist_count", "page_size")
_REPLIES = """SELECT sum(2 * length(command_id) + length(fingerprint) + 2 * length(business_day) +
length(CAST(reply AS BLOB)) + 30) / 0.9 FROM commands"""


def ledger_rows(data: Path) -> int:
    """How many rows the ledger has come to."""
    with closing(sqlite3.connect(data / "hall.db")) as database:
        return int(database.execute("SELECT head_seq FROM hall").fetchone()[0])
