"""The server's settings of one machine: environment, then `settings.toml` of the data folder."""

import hashlib
import hmac
import secrets
from datetime import time
from pathlib import Path

from pydantic import Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from hall_server.kernel.secret_file import write_secret
from hall_server.storage.engine import sqlite_url
from hall_server.storage.nightly import NightPlan


class Settings(BaseSettings):
    """Read once by `__main__` and passed down. Environment names begin with `HALL_`."""

    model_config = SettingsConfigDict(env_prefix="HALL_", extra="forbid", frozen=True)

    database_url: str | None = None
    """None: SQLite in the data folder. `postgresql+psycopg://…` for PostgreSQL."""
    database_max_pages: int | None = None
    """A limit for the SQLite file in pages of 4 KiB."""
    backup_at: time = time(2, 30)
    """When the hall makes its backup by itself, local time; at its next start if it was off."""
    backup_keep: int = Field(14, ge=0)
    """How many nightly backups stay; 0: none is made."""
    backup_dir: Path | None = None
    """Where they go; None: `backups` in the data folder. Another disk is the better place."""
    export_dir: Path | None = None
    """Where the ledger's heads are told every day; None: `heads` in the data folder. A folder the
    hall's administrator can't write to later is the better place."""
    ledger_days: int = Field(1096, ge=366)
    """How many days the ledger is kept row by row, three years; of older ones the seals stay."""
    tls: bool = False
    """Serve https alone, with the certificate of the hall's own authority (`hall tls`)."""
    disk_low_mib: int = Field(500, ge=0)
    """Less room than this on the data folder's disk is an alarm on the manager's page."""
    disk_full_mib: int = Field(32, ge=0)
    """With less than this nothing new is given out; who has a number is still served."""
    memory_low_mib: int = Field(150, ge=0)
    """Less memory than this for programs on the whole machine is an alarm."""
    lines_per_address: int = Field(500, ge=1)
    """How many connections one address may have open at one time; a proxy of this machine more."""
    ask_within_s: float = Field(15, gt=0)
    """A connection that has not asked for anything after so many seconds is ended."""
    log_json: bool = False
    """Write the log as JSON, one object a line."""
    log_file: Path | None = None
    """Write the log there, not to standard error; it begins anew before it grows too large."""
    log_file_mib: int = Field(10, ge=1)
    """How large it may grow; five older ones stay beside it."""
    failpoint: str = ""
    """`name:count`, tests only: where the process dies."""

    @classmethod
    def of(cls, data: Path) -> "Settings":
        """The settings that hold for this data folder."""

        class OfFolder(cls):  # type: ignore[valid-type, misc]
            @classmethod
            def settings_customise_sources(
                cls,
                settings_cls: type[BaseSettings],
                init_settings: PydanticBaseSettingsSource,
                env_settings: PydanticBaseSettingsSource,
                dotenv_settings: PydanticBaseSettingsSource,
                file_secret_settings: PydanticBaseSettingsSource,
            ) -> tuple[PydanticBaseSettingsSource, ...]:
                toml = TomlConfigSettingsSource(settings_cls, data / "settings.toml")
                return (init_settings, env_settings, toml)

        settings: Settings = OfFolder()
        return settings

    def url(self, data: Path) -> str:
        """The database of the hall in `data`."""
        return self.database_url or sqlite_url(data)

    def nights(self, data: Path) -> NightPlan:
        """What the hall in `data` puts away by itself, and where."""
        return NightPlan(
            at=self.backup_at,
            keep=self.backup_keep,
            backups=self.backup_dir or data / "backups",
            heads=self.export_dir or data / "heads",
            ledger_days=self.ledger_days,
        )


def instance_key(data: Path) -> bytes:
    """The folder's own secret: signs session tokens and fingerprints. Made once, mode 0600."""
    path = data / "instance.key"
    if not path.exists():
        write_secret(path, secrets.token_hex(32))
    return bytes.fromhex(path.read_text().strip())


class DayKey:
    """Turns identity numbers into marks by a key of the business day, kept in the data folder.

    The key is never in the database, and tomorrow's takes its place: from then on nobody, not even
    who has both, can find out whose mark was whose. A folder that lost it only forgets who has a
    ticket already.
    """

    def __init__(self, data: Path) -> None:
        self._path = data / "people.key"
        self._day = ""
        self._key = b""

    def mark(self, day: str, number: str) -> str:
        """HMAC-SHA256 of the number by the day's key, as hex."""
        if day != self._day:
            self._day, self._key = day, self._key_of(day)
        return hmac.new(self._key, number.encode(), hashlib.sha256).hexdigest()

    def end(self, day: str) -> None:
        """Destroys the key of any day before `day`, though nobody came yet today."""
        stored = self._path.read_text() if self._path.exists() else ""
        if stored and stored.partition(" ")[0] < day:
            self._path.unlink()

    def _key_of(self, day: str) -> bytes:
        stored = self._path.read_text() if self._path.exists() else ""
        kept, _, key = stored.partition(" ")
        if kept != day or len(key) != 64:
            key = secrets.token_hex(32)
            write_secret(self._path, f"{day} {key}")
        return bytes.fromhex(key)
