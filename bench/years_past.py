"""A past of millions of tickets: one day a server has lived, copied to as many days before it.

Every row is the server's own, with keys, days and moments of its copy: tickets, calls, estimates,
ratings, questions and cases of all days; of the ledger the three years a hall keeps row by row, of
the replies the seven days it knows a command, of the slips' texts a year. The chain's hashes are
the model's: nothing here verifies a ledger. Personal data stays under the keys of the model's.
"""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hall_server.storage.sealed import KEY_FILE

LEDGER_DAYS, SLIP_DAYS, REPLY_DAYS = 1096, 366, 7

_KEYS = frozenset({"id", "ticket_id", "call_id", "case_id", "job_id", "command_id", "secret"})
"""Columns with a random text, by which a row is found or belongs to another."""

_TABLES = {
    "business_days": None,
    "tickets": None,
    "calls": None,
    "estimates": None,
    "ratings": None,
    "rating_asks": None,
    "consultations": None,
    "cases": None,
    "print_jobs": SLIP_DAYS,
    "ledger": LEDGER_DAYS,
    "commands": REPLY_DAYS,
}
"""Table with days -> of how many days its rows are kept; None: of all."""

_OF_CASES = ("applicants", "case_steps")
"""Tables that belong to the day of their case."""


@dataclass(frozen=True, slots=True)
class Model:
    """The data folder of a hall that has lived a day, and which day it was."""

    data: Path
    day: date


def fill(data: Path, model: Model, tickets: int) -> int:
    """Adds days before the model's to a hall that no server serves now and that is new; how many
    tickets they have, at least as many as asked for."""
    shutil.copy(model.data / KEY_FILE, data / KEY_FILE)
    with closing(sqlite3.connect(data / "hall.db", isolation_level=None)) as database:
        for word in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-1000000"):
            database.execute(f"PRAGMA {word}")
        database.execute("ATTACH ? AS model", (str(model.data / "hall.db"),))
        of_day = _count(database, "tickets", model.day)
        days = -(-tickets // of_day)
        database.execute("BEGIN")
        for table, kept in _TABLES.items():
            _copy(database, table, model.day, days, min(kept or days, days))
        for table in _OF_CASES:
            _copy(database, table, model.day, days, days)
        database.execute("INSERT INTO main.person_keys SELECT * FROM model.person_keys")
        _move_head(database, model.day)
        database.execute("COMMIT")
        database.execute("PRAGMA journal_mode=WAL")
    return days * of_day


def _count(database: sqlite3.Connection, table: str, day: date) -> int:
    query = f"SELECT count(*) FROM model.{table} WHERE business_day = ?"
    return int(database.execute(query, (day.isoformat(),)).fetchone()[0])


def _copy(database: sqlite3.Connection, table: str, day: date, days: int, kept: int) -> None:
    """The model day's rows, once for each of the last `kept` of so many days."""
    names = [row[1] for row in database.execute(f"PRAGMA model.table_info({table})")]
    rows = _count(database, table, day) if "business_day" in names else 0
    values = ", ".join(_value(table, name, day, rows) for name in names)
    of_day = f"SELECT id FROM model.cases WHERE business_day = '{day}'"
    where = f"business_day = '{day}'" if "business_day" in names else f"case_id IN ({of_day})"
    columns = ", ".join(f'"{name}"' for name in names)
    database.execute(
        f"WITH RECURSIVE days(n, day) AS (SELECT :first, date('{day}', (:first - 1 - :days) "
        f"|| ' days') UNION ALL SELECT n + 1, date(day, '+1 days') FROM days WHERE n < :days) "
        f"INSERT INTO main.{table} ({columns}) SELECT {values} "
        f"FROM days CROSS JOIN model.{table} AS told WHERE {where}",
        {"first": days - kept + 1, "days": days},
    )


def _value(table: str, name: str, day: date, rows: int) -> str:
    """How a column of the `n`th day follows from the model's."""
    own = f'told."{name}"'
    if name == "business_day":
        return "days.day"
    if name in _KEYS:
        return f"printf('%08x', n) || substr({own}, 9)"
    if table == "ledger" and name == "seq":
        return f"{own} + n * {rows}"
    if name in ("place", "taken", "lined_after", "ticket_place"):
        return f"{own} - (:days + 1 - n) * 86400000000"
    if table == "cases" and name == "number":
        return f"substr(replace(days.day, '-', ''), 3) || substr({own}, 7)"
    if name.endswith("_at") or name in ("at", "until", "body", "due", "decided_on"):
        return f"replace({own}, '{day}', days.day)"
    return own


def _move_head(database: sqlite3.Connection, day: date) -> None:
    """The writer goes on after the last row, in the evening of the day before the model's."""
    evening = f"{day - timedelta(days=1)}T12:00:00.000000+00:00"
    told = "SELECT max(seq) FROM main.ledger"
    database.execute(f"UPDATE main.hall SET head_seq = ({told}), latest_at = ?", (evening,))
