"""Filling a hall with a past: finished tickets of earlier days, written straight into the tables.

Each ticket has its call, three acts in the ledger (taken, called, finished) and a stored reply. One
day is written from records; the others are copies of it with keys and days of their own. What is in
a body or a hash does not matter here: only the head, from which the server goes on, is right.
"""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hall_server.kernel.ledger import canonical
from hall_server.queue.tables import Call, Ticket

A_DAY = 1000
"""Tickets of one past day."""
FIRST_DAY = date(2023, 1, 1).isoformat()
ACTS = ("ticket_taken", "ticket_called", "visit_finished")
REPLY = '{"kind":"ticket_taken","ticket_id":"%s","number":"%s","filler":"' + "r" * 240 + '"}'

_DAYS = "WITH RECURSIVE days(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM days WHERE n < ?)"
_NEXT_DAY = f"date('{FIRST_DAY}', '+' || n || ' days')"
_ACTS_A_DAY = A_DAY * len(ACTS)

Row = dict[str, Any]


def fill(data: Path, days: int) -> int:
    """Adds so many days (at most 1,000) to a hall no server serves now; gives their tickets."""
    database = sqlite3.connect(data / "hall.db")
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("PRAGMA synchronous=OFF")
    database.execute("PRAGMA cache_size=-262144")
    hall_id, seq = database.execute("SELECT hall_id, head_seq FROM hall").fetchone()
    _insert(database, "tickets", A_DAY, lambda n: _ticket(n).row())
    _insert(database, "calls", A_DAY, _call)
    _insert(database, "commands", A_DAY, _command)
    _insert(database, "ledger", _ACTS_A_DAY, lambda n: _act(hall_id, seq + 1 + n, n))
    _copy(database, "tickets", days, id=_other("id"), secret=_other("secret"))
    _copy(database, "calls", days, id=_other("id"), ticket_id=_other("ticket_id"))
    _copy(database, "commands", days, command_id=_other("command_id"))
    _copy(database, "ledger", days, seq=f"seq + n * {_ACTS_A_DAY}")
    database.execute("UPDATE hall SET head_seq = ?", (seq + days * _ACTS_A_DAY,))
    database.commit()
    database.execute("PRAGMA journal_mode=WAL")
    database.close()
    return days * A_DAY


def _insert(
    database: sqlite3.Connection, table: str, count: int, make: Callable[[int], Row]
) -> None:
    columns = ", ".join(f'"{name}"' for name in make(0))
    marks = ", ".join("?" * len(make(0)))
    rows = [tuple(make(number).values()) for number in range(count)]
    database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _copy(database: sqlite3.Connection, table: str, days: int, **keys: str) -> None:
    """Copies the first day's rows to the days after it, with these keys."""
    if days < 2:
        return
    own = {**keys, "business_day": _NEXT_DAY}
    names = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(own.get(name, f'"{name}"') for name in names)
    columns = ", ".join(f'"{name}"' for name in names)
    database.execute(
        f"{_DAYS} INSERT INTO {table} ({columns}) SELECT {values} "
        f"FROM days CROSS JOIN {table} WHERE business_day = '{FIRST_DAY}'",
        (days - 1,),
    )


def _other(name: str) -> str:
    """The same key on the `n`th day after."""
    return f"replace({name}, '-8000-', printf('-8%03d-', n))"


def _id(kind: int, number: int) -> str:
    return f"0185{kind:04}-0000-7000-8000-{number:012}"


def _moment(number: int) -> str:
    return f"{FIRST_DAY}T01:00:00.{number:06}+00:00"


def _ticket(number: int) -> Ticket:
    moment = _moment(number)
    return Ticket(
        id=_id(1, number),
        business_day=FIRST_DAY,
        queue="civil",
        serial=number + 1,
        number=f"A{number + 1:03}",
        place=1_600_000_000_000_000 + number,
        secret=f"past-8000-{number:014}",
        items=("urban-allowance",),
        language="zh",
        issued_at=moment,
        state="finished",
        window=3,
        staff="chenfang",
        call_id=_id(2, number),
        round=1,
        called_at=moment,
        started_at=moment,
        ended_at=moment,
        outcome="done",
    )


def _call(number: int) -> Row:
    ticket, moment = _ticket(number), _moment(number)
    return Call(
        id=_id(2, number),
        round=1,
        business_day=ticket.business_day,
        ticket_id=ticket.id,
        number=ticket.number,
        window=3,
        place=number,
        called_at=moment,
        expires_at=moment,
        shown_at=moment,
        spoken_at=moment,
    ).row()


def _command(number: int) -> Row:
    ticket = _ticket(number)
    return {
        "command_id": _id(3, number),
        "fingerprint": f"{number:064}",
        "business_day": ticket.business_day,
        "reply": REPLY % (ticket.id, ticket.number),
    }


def _act(hall_id: str, seq: int, number: int) -> Row:
    kind, ticket = ACTS[number % len(ACTS)], number // len(ACTS)
    moment = _moment(ticket)
    data = {"ticket": _id(1, ticket), "number": ticket + 1, "window": 3, "queue": "civil"}
    body = {"seq": seq, "kind": kind, "day": FIRST_DAY, "at": moment, "actor": "past", "data": data}
    return {
        "seq": seq,
        "hall_id": hall_id,
        "business_day": FIRST_DAY,
        "kind": kind,
        "body": canonical(body),
        "hash": f"{seq:064}",
    }
