"""A kiosk alone loses its power at any sync and any number: it knows each that somebody has, and
gives none of them again (rows A15, K1)."""

import os
import re
import socketserver
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from hall_link.wire.printing import JobAccepted
from kiosk.store import Store
from tests.offline.test_kiosk_store import give
from tests.power.busy import Act, Recorded
from tests.power.images import judge
from tests.power.lonely import QUEUE
from tests.power.recording import OPTIONS, why_not_here
from tests.power.test_power_loss import ROUNDS, SEED

NUMBERS = 2 * ROUNDS
SEEN = re.compile(rb'"(?:shown|job_id)": ?"([^"]+)"')

WHY_NOT = why_not_here()

pytestmark = [
    pytest.mark.slow(15),
    pytest.mark.skipif(WHY_NOT is not None, reason=f"NO POWER LOSS WAS TRIED: {WHY_NOT}"),
    pytest.mark.row("A15", "K1"),
]


@contextmanager
def people_and_printer(line: Path, seen: dict[str, Act]) -> Iterator[None]:
    """Who reads the screen, and the printer's worker: what either was told is in `seen`."""

    class Heard(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            told = self.rfile.readline()
            seen.update((name.decode(), ("given", name.decode())) for name in SEEN.findall(told))
            self.wfile.write(
                JobAccepted(job_id="any", outcome="stored").model_dump_json().encode() + b"\n"
            )

    with socketserver.ThreadingUnixStreamServer(str(line), Heard) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


def record(folder: Path, synchronous: str) -> Recorded:
    """A kiosk's store from its making on."""
    recorded = Recorded(folder / "before", folder / "kiosk", folder / "trace", answer=SEEN)
    recorded.before.mkdir(parents=True)
    recorded.data.mkdir()
    line = folder / "line"
    words = [synchronous, recorded.data, line, NUMBERS]
    command = [sys.executable, "-m", "tests.power.lonely", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with people_and_printer(line, recorded.acts):
        subprocess.run(
            ["strace", *OPTIONS, "-o", str(recorded.trace), *command], env=env, check=True
        )
    assert len(recorded.acts) == NUMBERS
    return recorded


def kiosk_opened(folder: Path) -> Counter[Act] | str:
    """The numbers it knows it gave, or what is wrong: it gives one of them again."""
    path = folder / "reserves.db"
    with closing(Store(path)) as store:
        known = _given(path)
        further = iter(lambda: give(store, f"later-{len(_given(path))}", queue=QUEUE), None)
        again = len(list(further)) + len(known) - len(set(_given(path)))
    with closing(sqlite3.connect(path)) as database:
        (sound,) = database.execute("PRAGMA quick_check").fetchone()
    if again or sound != "ok":
        return f"{sound}; {again} numbers were given again"
    return Counter(("given", ticket_id) for ticket_id in known)


def _given(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [ticket_id for (ticket_id,) in database.execute("SELECT ticket_id FROM given")]


def test_every_number_somebody_has_is_known_after_a_power_loss(tmp_path: Path) -> None:
    verdict = judge(record(tmp_path, "FULL"), tmp_path / "image", SEED, 1, kiosk_opened)
    print(f"\nkiosk: {verdict}")
    assert verdict.answers >= 2 * NUMBERS  # shown, and printed
    assert verdict.broken == []
    assert verdict.lost == []


def test_the_same_look_finds_what_a_careless_store_loses(tmp_path: Path) -> None:
    verdict = judge(record(tmp_path, "NORMAL"), tmp_path / "image", SEED, 1, kiosk_opened)
    print(f"\nkiosk, control, synchronous=NORMAL: {verdict}")
    assert verdict.lost
