"""Calling the next number out of full lines, with every rule on: 20 queues of 500 people."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

from bench.clients import run_client
from bench.crowd import WINDOW, crowded_file, fill_lines
from bench.figures import Figure
from tests.support.hall import RunningHall
from tests.support.people import key_of

MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LATER = MORNING + timedelta(hours=1)
ROUNDS = 500
WARM = 20


def measure_waiting() -> list[Figure]:
    """Presses over HTTP, one after the other, each committed before it is answered.

    The lines are filled by the same writer before the server starts.
    """
    with tempfile.TemporaryDirectory() as folder:
        hall = RunningHall(Path(folder) / "hall", file=crowded_file(Path(folder)))
        fill_lines(hall.data, MORNING)
        hall.start(clock=LATER.isoformat())
        try:
            acts = [f"/api/v1/windows/{WINDOW}/{act}" for act in ("call-next", "no-show")]
            place = {"port": hall.port, "key": key_of(hall, "clerk", WINDOW), "paths": acts}
            (times,) = run_client("presses", places=[place], rounds=ROUNDS, warm=WARM)
        finally:
            hall.stop()
    return [
        Figure("call_next_p50_ms_10000_waiting", round(median(times), 2), "ms"),
        Figure("call_next_p99_ms_10000_waiting", round(quantiles(times, n=100)[98], 2), "ms"),
    ]
