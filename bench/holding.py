"""Start-up and memory: an idle server, and one with two hundred devices connected."""

import time

from bench.clients import held
from bench.figures import Figure, figure
from bench.servers import a_bare_server, a_hall, devices, resident_mb
from bench.taking import ORDER, take
from tests.support.people import key_of

STARTS = 3
DISPLAYS, KIOSKS = 120, 80
SETTLE_S = 1.0


def measure_holding() -> list[Figure]:
    """Seconds and MiB; the devices see a burst of tickets before the memory is read."""
    starts: list[float] = []
    with a_hall() as hall:
        for _ in range(STARTS):
            hall.stop()
            starts.append(hall.start())
        time.sleep(SETTLE_S)
        idle = resident_mb(hall)
        roles = ["display"] * DISPLAYS + ["kiosk"] * KIOSKS
        crowd = devices(hall, *roles)
        path = "/api/v1/devices/socket"
        with held(port=hall.port, socket_path=path, devices=crowd, beats=True):
            take(hall, key_of(hall, "integrator"), 1, ORDER)
            busy = resident_mb(hall)
    bare_starts, bare_idle, bare_busy = _bare()
    return [
        figure("rss_idle_mb", [idle], "MiB", [bare_idle]),
        figure("rss_200_devices_mb", [busy], "MiB", [bare_busy]),
        figure("start_s", starts, "s", bare_starts),
    ]


def _bare() -> tuple[list[float], float, float]:
    starts: list[float] = []
    with a_bare_server() as bare:
        for _ in range(STARTS):
            bare.stop()
            starts.append(bare.start())
        idle = resident_mb(bare)
        crowd: list[dict[str, str]] = [{}] * (DISPLAYS + KIOSKS)
        with held(port=bare.port, socket_path="/socket", devices=crowd, beats=False):
            return starts, idle, resident_mb(bare)
