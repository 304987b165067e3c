"""Statements turned into SQL once.

SQLAlchemy's ordinary execution looks a statement up and works out its parameters each time and row
by row, which for the writer's few short statements costs more than the database's own work.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
from sqlalchemy.sql.elements import CompilerElement


class Prepared:
    """One statement for one dialect. Its rows name every bound parameter; plain types only."""

    def __init__(self, statement: CompilerElement, dialect: Dialect) -> None:
        compiled: Any = statement.compile(dialect=dialect)
        self._sql = str(compiled)
        self._in_order = _tuple_of(compiled.positiontup) if compiled.positional else dict

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> CursorResult[Any]:
        """Executes for one row, or by `executemany` for several."""
        parameters = [self._in_order(row) for row in rows]
        return connection.exec_driver_sql(
            self._sql, parameters if len(parameters) > 1 else parameters[0]
        )


def _tuple_of(names: Sequence[str]) -> Any:
    """Picks these names' values; a tuple even of one."""
    if len(names) == 1:
        return lambda row: (row[names[0]],)
    return itemgetter(*names)
