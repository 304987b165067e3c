"""Tickets per second: closed-loop clients against the hall, and against the bare server."""

from collections import defaultdict
from typing import Any

from bench.clients import run_client
from bench.figures import Figure, figure
from bench.servers import BareServer, a_bare_server, a_hall
from tests.support.hall import RunningHall
from tests.support.people import key_of

CLIENTS = (1, 16, 64)
ROUNDS = 7
SECONDS = 0.8
ORDER = {"items": ["urban-allowance"], "print": False}
PRINTED = {**ORDER, "print": True}


def take(hall: RunningHall, key: str, clients: int, order: Any, seconds: float = SECONDS) -> float:
    """Tickets per second at the hall."""
    return _per_s(hall.port, "/api/v1/tickets", key, clients, order, seconds)


def _insert(bare: BareServer, clients: int, path: str = "/insert") -> float:
    return _per_s(bare.port, path, "none", clients, ORDER, SECONDS)


def _per_s(port: int, path: str, key: str, clients: int, order: Any, seconds: float) -> float:
    told: float = run_client(
        "tickets", port=port, path=path, key=key, clients=clients, order=order, seconds=seconds
    )["per_s"]
    return told


def measure_taking() -> list[Figure]:
    """Bare and real in turn, several times: the machine is never equally busy for long."""
    real: dict[str, list[float]] = defaultdict(list)
    bare: dict[int, list[float]] = defaultdict(list)
    raw: list[float] = []
    with a_hall() as hall, a_bare_server() as server:
        key = key_of(hall, "integrator")
        for _ in range(ROUNDS):
            for clients in CLIENTS:
                bare[clients].append(_insert(server, clients))
                real[f"{clients}"].append(take(hall, key, clients, ORDER))
            real["64_printed"].append(take(hall, key, 64, PRINTED))
            raw.append(_insert(server, 64, "/insert/raw"))
    told = [figure(f"tickets_per_s_{n}", real[f"{n}"], "1/s", bare[n]) for n in CLIENTS]
    told.append(figure("tickets_per_s_64_printed", real["64_printed"], "1/s", bare[64]))
    return [*told, figure("tickets_per_s_64_of_raw", real["64"], "1/s", raw)]
