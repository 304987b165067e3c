"""The running hall's nights: what is to be put away is put away by a process of its own, so that
nobody waits for it, and a failure is known by day (row K5)."""

import asyncio
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from hall_server.kernel.clock import Clock
from hall_server.storage.nightly import Nightly

log = logging.getLogger(__name__)

FIRST_LOOK_S = 300
"""A hall that was switched on in the morning opens first."""

LOOK_S = 60
AGAIN_S = 3600
"""After a night that failed."""


class NightWatch:
    """Looks whether tonight's backup is due. `trouble`: why the last one failed, None when well."""

    def __init__(
        self, data: Path, nightly: Nightly, clock: Clock, zone: Callable[[], ZoneInfo]
    ) -> None:
        self._data = data
        self._nightly = nightly
        self._clock = clock
        self._zone = zone
        self.trouble: str | None = None

    async def watch(self) -> None:
        """Goes on until it is cancelled."""
        await asyncio.sleep(FIRST_LOOK_S)
        while True:
            await self.look()
            await asyncio.sleep(LOOK_S if self.trouble is None else AGAIN_S)

    async def look(self) -> None:
        """Puts away what is due now."""
        try:
            if self._nightly.due(self._clock.now(), self._zone()):
                await self._put_away()
        except OSError as error:
            self._note(f"The folder of backups can't be read: {error.strerror}")

    async def _put_away(self) -> None:
        words = [sys.executable, "-m", "hall_server", "put-away", "--data", str(self._data)]
        process = await asyncio.create_subprocess_exec(
            *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
        )
        try:
            told, _ = await process.communicate()
        except asyncio.CancelledError:
            process.terminate()
            await process.wait()
            raise
        lines = told.decode(errors="replace").strip().splitlines() or ["no words"]
        self._note(None if process.returncode == 0 else lines[-1])

    def _note(self, trouble: str | None) -> None:
        self.trouble = trouble
        if trouble is None:
            log.info("tonight's backup is made")
        else:
            log.error("tonight's backup was NOT made: %s", trouble)
