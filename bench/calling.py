"""Calling the next number, with a short and with a long past behind the hall."""

from statistics import median
from typing import Any

from bench.clients import run_client
from bench.figures import Figure, figure
from bench.servers import a_bare_server, a_hall
from bench.taking import ORDER, take
from tests.support.hall import RunningHall
from tests.support.people import key_of

WINDOW = 3
ROUNDS = 300
WARM = 20
DAYS_OF_A_MILLION = 1000


def clerk_place(hall: RunningHall) -> dict[str, Any]:
    """A clerk who calls and marks no-shows, with enough people waiting for one run."""
    take(hall, key_of(hall, "integrator"), 16, ORDER, seconds=0.8)
    acts = [f"/api/v1/windows/{WINDOW}/{act}" for act in ("call-next", "no-show")]
    return {"port": hall.port, "key": key_of(hall, "clerk", WINDOW), "paths": acts}


def measure_calling() -> list[Figure]:
    """One press after the other at a young hall, an old hall and the bare server, in turn."""
    with a_hall(1) as young, a_hall(DAYS_OF_A_MILLION) as old, a_bare_server() as bare:
        insert = {"port": bare.port, "key": "none", "paths": ["/insert"]}
        places = [clerk_place(young), clerk_place(old), insert]
        after_1k, after_1m, limit = run_client("presses", places=places, rounds=ROUNDS, warm=WARM)
    return [
        figure("call_next_p50_ms_1k", after_1k, "ms", limit),
        figure("call_next_p50_ms_1m", after_1m, "ms", [median(after_1k)]),
    ]
