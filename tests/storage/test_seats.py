"""Who sat at a window is found without reading all that the hall did on those days."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.migrate import migrate
from hall_server.storage.seats import read_seats
from hall_server.windows.seats import SeatsAsked

pytestmark = pytest.mark.row("H5", "K1")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Of a database that is made by the migrations."""
    engine = open_engine(sqlite_url(tmp_path))
    migrate(engine)
    with engine.connect() as made:
        yield made
    engine.dispose()


def test_the_ledger_is_asked_for_two_rare_kinds_alone(connection: Connection) -> None:
    asked: list[tuple[str, Any]] = []

    def _note(_c: object, _cursor: object, statement: str, told: Any, *_rest: object) -> None:
        asked.append((statement, told))

    event.listen(connection, "before_cursor_execute", _note)
    key = SeatsAsked(3, "2026-11-09", "2026-11-23", "2026-11-08T16:00", "2026-11-23T16:00").key
    read_seats(connection, key)
    event.remove(connection, "before_cursor_execute", _note)
    (of_ledger,) = [one for one in asked if "FROM ledger" in one[0]]
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {of_ledger[0]}", of_ledger[1])
    (step,) = [row.detail for row in plan]
    assert "(kind=? AND business_day>? AND business_day<?)" in step
