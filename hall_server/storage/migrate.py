"""Bringing a database to the shape this code knows."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0004"
"""The newest migration. A test holds it to what Alembic finds."""


def current_revision(engine: Engine) -> str | None:
    """The migration the database is at; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def migrate(engine: Engine) -> None:
    """Runs what is missing. Alembic is loaded only when there is something to run."""
    if current_revision(engine) == HEAD:
        return
    with engine.begin() as connection:
        upgrade(connection)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Runs Alembic over this connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
