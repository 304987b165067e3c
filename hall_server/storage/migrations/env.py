"""Alembic's entry: migrates over the connection it is handed."""

from alembic import context
from sqlalchemy import Connection

from hall_server.storage.tables import all_tables


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=all_tables(),
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_run(context.config.attributes["connection"])
