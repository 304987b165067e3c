"""From a clerk's press until the last of many displays has the push."""

from typing import Any

from bench.calling import clerk_place
from bench.clients import run_client
from bench.figures import Figure, figure
from bench.servers import BareServer, a_bare_server, a_hall, devices
from tests.support.hall import RunningHall

SOCKETS = (1, 50, 200)
ROUNDS = 6
PRESSES = 20
MARKER = '{"type":"push"'


def measure_spreading() -> list[Figure]:
    """A bare broadcast of as many bytes, and a call, in turn."""
    told = []
    with a_hall() as hall, a_bare_server() as bare:
        displays = devices(hall, *["display"] * max(SOCKETS))
        for count in SOCKETS:
            real: list[float] = []
            limit: list[float] = []
            for _ in range(ROUNDS):
                called = _call(hall, displays[:count])
                real += called["ms"]
                limit += _broadcast(bare, count, called["bytes"])["ms"]
            told.append(figure(f"call_to_last_of_{count}_ms", real, "ms", limit))
    return told


def _call(hall: RunningHall, displays: list[dict[str, str]]) -> Any:
    return run_client(
        "spread",
        **clerk_place(hall),
        socket_path="/api/v1/devices/socket",
        devices=displays,
        marker=MARKER,
        text="",
        presses=PRESSES,
    )


def _broadcast(bare: BareServer, count: int, size: int) -> Any:
    return run_client(
        "spread",
        port=bare.port,
        key="none",
        paths=["/broadcast"],
        socket_path="/socket",
        devices=[{}] * count,
        marker=MARKER,
        text=MARKER.ljust(size, "x"),
        presses=PRESSES,
    )
