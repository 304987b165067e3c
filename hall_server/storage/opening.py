"""Opening a hall's database for good: looked at first, then brought up to this program (row K5)."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from hall_server.storage.archive import DATABASE
from hall_server.storage.backup import Made, back_up
from hall_server.storage.integrity import refuse_damaged, refuse_newer
from hall_server.storage.migrate import HEAD, current_revision, migrate


@dataclass(frozen=True, slots=True)
class Opened:
    """What was done to the database before it was opened; `before` None: it was up to date."""

    revision: str | None
    before: Made | None = None


def open_hall(engine: Engine, data: Path, backups: Path, now: datetime) -> Opened:
    """Refuses a damaged database, and migrates an older one after a backup of it.

    Raises `Damaged`, `MadeByNewer`, `BackupFailed`; then nothing was changed.
    """
    if engine.dialect.name == "sqlite":
        refuse_damaged(data / DATABASE)
    revision = current_revision(engine)
    refuse_newer(revision)
    if revision == HEAD:
        return Opened(revision)
    made = back_up(engine, data, backups / f"before-{HEAD}-{now:%Y%m%dT%H%M%SZ}.zip", now)
    migrate(engine)
    return Opened(revision, made)
