"""The servers that are measured: the hall's, and the bare one, each a process of its own."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from bench.past import fill
from tests.support.hall import RunningHall, free_port
from tests.support.people import key_of

START_WITHIN_S = 20


class BareServer:
    """A bare server with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self._database = str(folder / "bare.db")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Starts it; seconds until it answered."""
        words = [sys.executable, "-m", "bench.bare_server", self._database, str(self.port)]
        begun = time.monotonic()
        self.process = subprocess.Popen(words)
        while time.monotonic() < begun + START_WITHIN_S:
            try:
                httpx.get(f"http://127.0.0.1:{self.port}/", timeout=2)
                return time.monotonic() - begun
            except httpx.HTTPError:
                time.sleep(0.02)
        raise RuntimeError("the bare server does not answer")

    def stop(self) -> None:
        """Ends the process."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)


@contextmanager
def a_hall(past_days: int = 0) -> Iterator[RunningHall]:
    """The sample hall, served, with so many days of a thousand tickets behind it."""
    with tempfile.TemporaryDirectory() as folder:
        hall = RunningHall(Path(folder) / "hall")
        if past_days:
            fill(hall.data, past_days)
        with _running(hall.start, hall.stop):
            yield hall


@contextmanager
def a_bare_server() -> Iterator[BareServer]:
    """The bare server, running."""
    with tempfile.TemporaryDirectory() as folder:
        bare = BareServer(Path(folder))
        with _running(bare.start, bare.stop):
            yield bare


@contextmanager
def _running(start: Callable[[], object], stop: Callable[[], None]) -> Iterator[None]:
    try:
        start()
        yield
    finally:
        stop()


def devices(hall: RunningHall, *roles: str) -> list[dict[str, str]]:
    """Role and key of as many new devices."""
    return [{"role": role, "key": key_of(hall, role)} for role in roles]


def resident_mb(server: RunningHall | BareServer) -> float:
    """The memory the server's process holds, in MiB."""
    assert server.process is not None
    return float(psutil.Process(server.process.pid).memory_info().rss) / 2**20
