"""Thirty days of 2,000 tickets in one process with a moved clock: does anything grow?

HTTP would take most of the time of 240,000 acts and is measured elsewhere: here a process of its
own (`python -m bench.month FOLDER`) drives the writer, the database and delivery's hall.
"""

import json
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import psutil

from bench.crowd import KIOSK, Driver
from bench.figures import Figure, figure
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.kernel.work import Actor
from tests.support.hall import RunningHall

FIRST = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
DAYS = 30
A_DAY = 2000
WINDOWS = (1, 3, 4, 5, 6, 8, 9, 10)
ROUNDS = A_DAY // len(WINDOWS)
QUEUES = ("general", "civil", "civil", "identity", "labour", "medical", "land", "farming")
AHEAD = 5
"""So many wait in each line before the first is called."""


def measure_month() -> list[Figure]:
    """Calling next on the last day against the second, and what the process holds."""
    with tempfile.TemporaryDirectory() as folder:
        hall = RunningHall(Path(folder) / "hall")
        words = [sys.executable, "-m", "bench.month", str(hall.data)]
        done = subprocess.run(words, capture_output=True, check=True, text=True)
    days = json.loads(done.stdout)
    early, late = days[1], days[-1]
    return [
        figure("call_next_p50_ms_day_30", [late["ms"]], "ms", [early["ms"]]),
        figure("rss_mb_day_30", [late["mb"]], "MiB", [early["mb"]]),
        Figure("tickets_of_30_days", sum(day["tickets"] for day in days), "tickets"),
    ]


def replay(data: Path) -> list[dict[str, float]]:
    """Each day's median of a call next in ms, the process's MiB at its end, its tickets."""
    driver, told = Driver(data, FIRST), []
    for day in range(DAYS):
        driver.clock.moment = FIRST + timedelta(days=day)
        times = _one_day(driver)
        held = psutil.Process().memory_info().rss / 2**20
        told.append({"ms": median(times), "mb": held, "tickets": len(driver.told.queue.tickets)})
    driver.close()
    return told


def _one_day(driver: Driver) -> list[float]:
    """People come, are called, served and finished; one call of each round is timed by itself."""
    clerks = {window: Actor("device", f"bench-{window}", "clerk", window) for window in WINDOWS}
    come = [(TakeTicket(queue=queue, print=False), KIOSK) for queue in QUEUES]
    times = []
    for number in range(ROUNDS):
        driver.clock.advance(seconds=100)
        driver.does(come)
        if number < AHEAD:
            continue
        calls = [(CallNext(window=window), clerk) for window, clerk in clerks.items()]
        begun = time.perf_counter()
        driver.does(calls[:1])
        times.append((time.perf_counter() - begun) * 1000)
        driver.does(calls[1:])
        driver.does([(StartVisit(window=w), clerk) for w, clerk in clerks.items()])
        driver.does([(FinishVisit(window=w, outcome="done"), c) for w, c in clerks.items()])
    return times


if __name__ == "__main__":
    print(json.dumps(replay(Path(sys.argv[1]))))
