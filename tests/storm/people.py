"""Who is in the hall during the storm besides the crowd: fingers on the kiosk and on the pads."""

import asyncio
import subprocess
import time
from collections import Counter
from contextlib import suppress
from threading import Event

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.ratings import Rate
from tests.storm.storm_hall import StormHall
from tests.support.crowd import Act
from tools.storm.evidence import RATED

STEPS = ("done", "confirm", "item:urban-allowance", "department:civil", "home", "back")
LOOKS_S = 0.1
TOUCHED_S = 0.5
READS_S = 1.0


class Finger:
    """Touches one of the hall's real screens, again and again."""

    def __init__(self, hall: StormHall) -> None:
        self._hall = hall

    def touches_until(self, calm: Event) -> None:
        """Blocks; to be called in a thread of its own."""
        while not calm.is_set():
            with suppress(OSError, ValueError, subprocess.SubprocessError):
                self._touch()
            time.sleep(LOOKS_S)

    def _touch(self) -> None:
        raise NotImplementedError


class KioskFinger(Finger):
    """Takes number after number at the real kiosk, whatever it shows. `shown`: number -> ticket,
    of what stood on its screen."""

    def __init__(self, hall: StormHall) -> None:
        super().__init__(hall)
        self.shown: dict[str, str] = {}

    def _touch(self) -> None:
        kiosk = self._hall.kiosk
        state = kiosk.state()
        if kiosk.process.poll() is not None or not state:
            return
        if state["screen"] == "ticket" and state["number"] and state["ticket"]:
            self.shown[state["number"]] = state["ticket"]
            time.sleep(READS_S)
        step = next((step for step in STEPS if step in state["targets"]), None)
        if step is not None:
            x, y = state["targets"][step]
            kiosk.tap(x, y)
            time.sleep(TOUCHED_S)


class PadFinger(Finger):
    """Answers every question of the real pad with the best level."""

    def _touch(self) -> None:
        pad = self._hall.pad
        targets = pad.state().get("targets", {})
        for name in ("submit", "level:5"):
            if name in targets and pad.process.poll() is None:
                pad.tap(*targets[name])
                return


async def rates(link: DeviceLink, told: Counter[Act]) -> None:
    """Somebody at a pad without a screen answers every question, until it is acknowledged."""
    asked: set[str] = set()
    while True:
        await asyncio.sleep(LOOKS_S)
        snapshot = link.state.snapshot
        visit = snapshot.pad.visit if snapshot and snapshot.pad else None
        if visit is None or visit in asked:
            continue
        asked.add(visit)
        with suppress(Refused):
            await link.call(Rate(visit=visit, level=5))
            told[RATED, visit] += 1
