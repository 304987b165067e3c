"""A served hall's clock that a test may set anew, as an administrator sets a machine's clock."""

import os
from datetime import datetime
from pathlib import Path

from hall_server.kernel.clock import ChosenClock

FILE = "HALL_TEST_CLOCK"
"""The variable that names the file in which the moment stands."""


class SetClock(ChosenClock):
    """Runs on at real speed from its start, and from the moment in the file once there is one."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self._file = Path(os.environ[FILE])
        self._read: int | None = None

    def now(self) -> datetime:
        if self._file.exists() and (written := self._file.stat().st_mtime_ns) != self._read:
            super().__init__(datetime.fromisoformat(self._file.read_text(encoding="utf-8")))
            self._read = written
        return super().now()


def take_over() -> None:
    """The hall this process will serve has such a clock."""
    from hall_server.commands import running

    running.ChosenClock = SetClock  # type: ignore[misc]


def set_clock(file: Path, moment: str) -> None:
    """From now on the clock that reads this file goes on from `moment`, which has its offset."""
    new = file.with_suffix(".new")
    new.write_text(moment, encoding="utf-8")
    new.replace(file)
