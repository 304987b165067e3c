"""Bringing a database to the shape this code knows."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from hall_server.storage.engine import leave_no_copy, whole_transaction

HEAD = "0005"
"""The newest migration. A test holds it to what Alembic finds."""


def current_revision(engine: Engine) -> str | None:
    """The migration the database is at; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return revision


def known_revisions() -> list[str]:
    """Every migration this program can start from, the oldest first."""
    return [f"{number:04d}" for number in range(1, int(HEAD) + 1)]


def migrate(engine: Engine) -> None:
    """Runs what is missing, all of it or, where it is cut off, nothing. Alembic is loaded only when
    there is something to run."""
    if current_revision(engine) == HEAD:
        return
    with whole_transaction(engine) as connection:
        upgrade(connection)
    with engine.connect() as connection:
        leave_no_copy(connection)  # what an older program had stored plain is sealed by now


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Runs Alembic over this connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
