"""The server's settings of one machine: environment, then `settings.toml` of the data folder."""

import secrets
from pathlib import Path

from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from hall_server.storage.engine import sqlite_url


class Settings(BaseSettings):
    """Read once by `__main__` and passed down. Environment names begin with `HALL_`."""

    model_config = SettingsConfigDict(env_prefix="HALL_", extra="forbid", frozen=True)

    database_url: str | None = None
    """None: SQLite in the data folder. `postgresql+psycopg://…` for PostgreSQL."""
    database_max_pages: int | None = None
    """A limit for the SQLite file in pages of 4 KiB."""
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


def instance_key(data: Path) -> bytes:
    """The folder's own secret: signs session tokens and fingerprints. Made once, mode 0600."""
    path = data / "instance.key"
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex(32))
        fresh.replace(path)
    return bytes.fromhex(path.read_text().strip())
