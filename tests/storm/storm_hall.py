"""A whole hall whose devices reach the server through a network of the storm's own."""

import copy
import random
import time
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

from tests.support.hall import RunningHall, unhurried_sample
from tests.support.whole_hall import WholeHall
from tools.storm.cable import cable
from tools.storm.network import Storming, proxy_before

MORNING = datetime.fromisoformat("2026-11-25T09:00:00+08:00")
"""A Wednesday."""

HEALTHY_WITHIN_S = 60.0
"""A storm asks whether it comes back, not how soon."""

FURTHEST = timedelta(hours=2)
BACK_S, FORWARD_S = -50.0, 240.0
"""A clock is put back by seconds only: what a later date means is asked of a leader (row K8)."""


FEW_BOOK = "{queue: identity, items: [marriage], minutes: 30, capacity: 2}"
MANY_BOOK = "{queue: identity, items: [marriage], minutes: 15, capacity: 60}"


def _busy_file(folder: Path) -> Path:
    """The sample hall's file, with room for as many bookings as a storm makes."""
    sample = unhurried_sample()
    text = sample.read_text(encoding="utf-8")
    assert FEW_BOOK in text
    file = folder / "busy.yaml"
    file.write_text(text.replace(FEW_BOOK, MANY_BOOK), encoding="utf-8")
    (folder / "media").symlink_to(sample.parent / "media")
    return file


class StormHall(WholeHall):
    """`network`: how everybody reaches the server. `outside`: the hall as they see it."""

    network: Storming
    outside: RunningHall

    def __init__(self, folder: Path, seed: int) -> None:
        folder.mkdir(exist_ok=True)
        super().__init__(folder, {}, file=_busy_file(folder), clock=MORNING.isoformat())
        self._seed = seed
        self._began = time.monotonic()
        self._ahead = timedelta()

    def _open(self, stack: ExitStack) -> None:
        drawn = stack.enter_context(cable())
        if drawn is not None:
            self.hall.listens = "0.0.0.0"
        self.network = stack.enter_context(proxy_before(self.hall.port, self._seed, drawn))
        self.outside = copy.copy(self.hall)
        self.outside.port = self.network.proxy.port
        super()._open(stack)

    @property
    def server(self) -> str:
        return self.outside.url

    def moment(self) -> str:
        """What the hall's clock says."""
        passed = timedelta(seconds=time.monotonic() - self._began)
        return (MORNING + passed + self._ahead).isoformat()

    def clock_jumps(self, chance: random.Random) -> None:
        """Somewhere ahead, or a little back."""
        forward = FORWARD_S if self._ahead < FURTHEST else 0
        self._ahead += timedelta(seconds=chance.uniform(BACK_S, forward))
        self.hall.set_clock(self.moment())

    def start(self, part: str) -> None:
        """Starts a part; the server goes on at what its clock says."""
        if part == "server":
            self._serve({})
        else:
            super().start(part)

    def start_full(self, room: int) -> None:
        """Starts the server on a disk with room for so many pages more."""
        pages = max(1, (self.hall.data / "hall.db").stat().st_size // 4096)
        env = {"HALL_DATABASE_MAX_PAGES": str(pages + room)}
        self._serve(env)

    def _serve(self, env: dict[str, str]) -> None:
        self.hall.start(env=env, clock=self.moment(), within=HEALTHY_WITHIN_S)
