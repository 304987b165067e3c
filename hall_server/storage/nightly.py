"""What a hall puts away for itself every night: a backup, the ledger's heads (rows K5, I5)."""

import shutil
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from hall_server.storage.backup import WORKING, Made, back_up
from hall_server.storage.engine import one_moment
from hall_server.storage.heads import export_heads
from hall_server.storage.sealed_days import SealedDay, let_go

_NIGHT = "night-"
_STAMP = "%Y-%m-%dT%H%M%S"
_STALE_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class NightPlan:
    """When, local time, and where to; `keep` nightly backups stay, with 0 none is made.
    `ledger_days`: how many days the ledger holds row by row."""

    at: time_of_day
    keep: int
    backups: Path
    heads: Path
    ledger_days: int


class Nightly:
    """The nights of one hall. One that is switched off at night is put away at its next start."""

    def __init__(self, engine: Engine, data: Path, plan: NightPlan) -> None:
        self._engine = engine
        self._data = data
        self._plan = plan

    def due(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether no backup was made yet since the last time one was to be made."""
        if not self._plan.keep:
            return False
        local = now.astimezone(zone)
        due = local.replace(hour=self._plan.at.hour, minute=self._plan.at.minute, second=0)
        due -= timedelta(days=0 if due <= local else 1)
        since, until = f"{due:{_STAMP}}", f"{local:{_STAMP}}"
        return not any(since <= _stamp(path) <= until for path in self.backups())

    def backups(self) -> list[Path]:
        """Those made at night, the oldest first."""
        return sorted(self._plan.backups.glob(f"{_NIGHT}*.zip"))

    def put_away(self, now: datetime, zone: ZoneInfo) -> Made:
        """Makes the backup, then lets the oldest go. Raises `BackupFailed`; then none goes."""
        self._clear_up()
        stamp = f"{now.astimezone(zone):{_STAMP}}"
        made = back_up(self._engine, self._data, self._plan.backups / f"{_NIGHT}{stamp}.zip", now)
        for old in self.backups()[: -self._plan.keep]:
            old.unlink()
        return made

    def tell_heads(self) -> int:
        """Adds the heads of days that are over to the list outside the database; how many.

        Raises `OSError` where the list cannot be written, `Unreadable` where it is not one.
        """
        with one_moment(self._engine) as connection:
            return export_heads(connection, self._plan.heads)

    def let_go(self, now: datetime, zone: ZoneInfo) -> list[SealedDay]:
        """Lets go of the ledger's days that were kept long enough. Raises `NotWhole`."""
        today = now.astimezone(zone).date()
        return let_go(self._engine, (today - timedelta(days=self._plan.ledger_days)).isoformat())

    def _clear_up(self) -> None:
        """Removes what a backup that was killed left behind."""
        for left in self._plan.backups.glob(f"{WORKING}*"):
            if time.time() - left.stat().st_mtime > _STALE_S:
                shutil.rmtree(left, ignore_errors=True)


def _stamp(path: Path) -> str:
    return path.stem.removeprefix(_NIGHT)
