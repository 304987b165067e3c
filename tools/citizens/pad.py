"""Pads without a screen, and who touches them."""

import asyncio
import contextlib
import random
from collections.abc import Sequence

from hall_link import session
from hall_link.socket import DeviceLink
from hall_link.wire.pad import PadLevel
from hall_link.wire.ratings import Rate
from tools.citizens.talk import happens, pause

TOUCHED_AFTER_S = (3.0, 7.0)
RATED = 0.75
LEVELS, LEVEL_WEIGHTS = (5, 4, 3, 2, 1), (76, 15, 6, 2, 1)


class Pad:
    """A rating pad without a screen: most citizens touch it when it asks."""

    def __init__(self, server: str, key: str) -> None:
        self._link = DeviceLink(server=server, key=key, role="evaluator", software="demo-citizens")
        self._asked = asyncio.Event()
        self._link.on_change(lambda _state: self._asked.set())

    async def lie_there(self) -> None:
        """For ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._link.run())
            group.create_task(self._be_touched())

    async def _be_touched(self) -> None:
        visit = None
        while True:
            await self._asked.wait()
            self._asked.clear()
            snapshot = self._link.state.snapshot
            pad = snapshot.pad if snapshot else None
            if pad is None or pad.visit in (None, visit):
                continue
            visit = pad.visit
            if happens(RATED):
                await pause(*TOUCHED_AFTER_S)
                with contextlib.suppress(session.Refused):
                    await self._link.call(_answer(visit, pad.levels))


def _answer(visit: str | None, levels: Sequence[PadLevel]) -> Rate:
    """What somebody touches: mostly the best."""
    level = random.choices(LEVELS, LEVEL_WEIGHTS)[0]
    reasons = [tag.code for known in levels if known.level == level for tag in known.tags]
    tags = random.sample(reasons, min(len(reasons), random.randint(0, 2)))
    return Rate(visit=visit, level=level, tags=tags)
