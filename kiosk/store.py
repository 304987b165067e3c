"""A kiosk's memory of the numbers it holds and gave: a power cut loses none of it (row A15).

A number moves from `reserves` to `given` in one transaction that is on the disk before anybody sees
it, and stays there after it was handed in. Which hall it is of is kept with it: a kiosk that was
carried to another hall, or meets a hall restored from a backup, gives none of the old numbers.
"""

import fcntl
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import Any

from hall_link.wire.printing import PrintJob
from hall_link.wire.reserves import MOST_AT_ONCE, OfflineTicket, Reserved
from hall_link.wire.tickets import TicketTaken

KEPT = 5000
"""Tickets handed in that are remembered: weeks of faults."""

_TABLES = """
CREATE TABLE IF NOT EXISTS reserves (
    ticket_id TEXT PRIMARY KEY,
    hall TEXT NOT NULL,
    queue TEXT NOT NULL,
    business_day TEXT NOT NULL,
    serial INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS given (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id TEXT NOT NULL UNIQUE,
    command_id TEXT NOT NULL UNIQUE,
    hall TEXT NOT NULL,
    taken_at INTEGER NOT NULL,
    ticket TEXT NOT NULL,
    told TEXT NOT NULL,
    printed INTEGER NOT NULL DEFAULT 0,
    handed_in INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, told TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Given:
    """A number somebody was given: what the server will be told, and what the person was."""

    ticket: OfflineTicket
    told: TicketTaken


@dataclass(frozen=True)
class Hall:
    """Whose numbers they are: the hall, its history, and the device it knows this kiosk as."""

    hall_id: str
    epoch: str
    device: str

    @property
    def name(self) -> str:
        """What stands with reserves."""
        return f"{self.hall_id}/{self.device}"


Make = Callable[[Reserved, datetime], Given]
"""What becomes of a reserve that is given at a moment."""


class Store:
    """Every method that changes something returns after the disk has it. Raises sqlite3.Error.

    Methods may be called from any thread.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError where there is no room for it, or another kiosk has it open."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._mine = path.with_suffix(".lock").open("w")
        fcntl.flock(self._mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.touch(mode=0o600)  # it holds the tickets' secrets
        self._lock = RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA secure_delete=ON")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        with self._lock:
            self._db.close()
            self._mine.close()

    # --- the hall -----------------------------------------------------------------------------

    def greet(self, hall: Hall, day: str) -> None:
        """This is the hall now, and its day: numbers of another one, of its history before a
        restore or of days gone by are not given any more."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if self.recall("epoch") != hall.epoch:
                self._db.execute("DELETE FROM reserves")
            self._db.execute(
                "DELETE FROM reserves WHERE hall != ? OR business_day < ?", (hall.name, day)
            )
            self._keep("epoch", hall.epoch)
            self._keep("hall", hall.name)
            self._keep("hall_id", hall.hall_id)

    def take_in(self, hall: Hall, tickets: Iterable[Reserved]) -> None:
        """New reserves of this hall, in its present history."""
        rows = [
            (one.ticket_id, hall.name, one.queue, one.business_day, one.serial, _whole(one))
            for one in tickets
        ]
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            if self.recall("epoch") == hall.epoch:
                self._db.executemany("INSERT OR IGNORE INTO reserves VALUES (?,?,?,?,?,?)", rows)

    def free(self, day: str) -> dict[str, int]:
        """Queue -> the numbers left for this day, of the hall that was greeted last."""
        query = "SELECT queue FROM reserves WHERE hall = ? AND business_day = ?"
        with self._lock:
            rows = self._db.execute(query, (self.recall("hall"), day)).fetchall()
        return dict(Counter(queue for (queue,) in rows))

    def days_after(self, day: str) -> dict[str, int]:
        """Queue -> the numbers held for the days after this one."""
        query = "SELECT queue FROM reserves WHERE hall = ? AND business_day > ?"
        with self._lock:
            rows = self._db.execute(query, (self.recall("hall"), day)).fetchall()
        return dict(Counter(queue for (queue,) in rows))

    # --- a number is given --------------------------------------------------------------------

    def give(
        self, command_id: str, queue: str, day: str, now: datetime, make: Make
    ) -> Given | None:
        """The queue's next number of this day, to one person: asked again under the same id the
        same one. Never at an earlier time than the one before it. None where none is left."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            known = self._row("SELECT ticket, told FROM given WHERE command_id = ?", command_id)
            if known:
                return _given(*known)
            row = self._row(
                "SELECT body FROM reserves WHERE hall = ? AND queue = ? "
                "AND business_day = ? ORDER BY serial LIMIT 1",
                *(self.recall("hall"), queue, day),
            )
            return self._give(command_id, row[0], now, make) if row else None

    def _give(self, command_id: str, body: str, now: datetime, make: Make) -> Given:
        reserved = Reserved.model_validate_json(body)
        taken_at = self._after_the_last(now)
        given = make(reserved, taken_at)
        self._db.execute("DELETE FROM reserves WHERE ticket_id = ?", (reserved.ticket_id,))
        self._db.execute(
            "INSERT INTO given (ticket_id, command_id, hall, taken_at, ticket, told) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                *(reserved.ticket_id, command_id, self.recall("hall_id"), _micros(taken_at)),
                *(given.ticket.model_dump_json(), given.told.model_dump_json()),
            ),
        )
        return given

    def _after_the_last(self, now: datetime) -> datetime:
        """A clock set back puts nobody before those who came earlier."""
        (last,) = self._row("SELECT max(taken_at) FROM given") or (None,)
        micros = max(_micros(now), (last or 0) + 1)
        return _EPOCH + timedelta(microseconds=micros)

    def printed(self, ticket_id: str) -> None:
        """The printer's worker has the paper and will print it once."""
        self._change("UPDATE given SET printed = 1 WHERE ticket_id = ?", ticket_id)

    def unprinted(self, since: datetime) -> list[PrintJob]:
        """Papers no worker has, of numbers given since then."""
        query = "SELECT told FROM given WHERE printed = 0 AND taken_at >= ? ORDER BY place"
        with self._lock:
            rows = self._db.execute(query, (_micros(since),)).fetchall()
        told = (TicketTaken.model_validate_json(body) for (body,) in rows)
        return [ticket.job for ticket in told if ticket.job is not None]

    # --- and handed in ------------------------------------------------------------------------

    def to_hand_in(self) -> list[OfflineTicket]:
        """The next that this hall has not taken in yet, the oldest first. Those this kiosk gave
        under another key too: then a person sees to them."""
        query = (
            "SELECT ticket, printed FROM given WHERE handed_in = 0 AND hall = ? "
            "ORDER BY place LIMIT ?"
        )
        with self._lock:
            rows = self._db.execute(query, (self.recall("hall_id"), MOST_AT_ONCE)).fetchall()
        return [
            OfflineTicket.model_validate_json(body).model_copy(update={"printed": bool(printed)})
            for body, printed in rows
        ]

    def handed_in(self, ticket_ids: Iterable[str]) -> None:
        """The hall has these. What it has long had is forgotten."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany(
                "UPDATE given SET handed_in = 1 WHERE ticket_id = ?",
                [(ticket_id,) for ticket_id in ticket_ids],
            )
            self._db.execute(
                "DELETE FROM given WHERE handed_in = 1 "
                "AND place <= (SELECT max(place) FROM given) - ?",
                (KEPT,),
            )

    # --- what is good to know -----------------------------------------------------------------

    def keep(self, name: str, told: str) -> None:
        """Remembers something of the hall for a start without it."""
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            self._keep(name, told)

    def _keep(self, name: str, told: str) -> None:
        self._db.execute(
            "INSERT INTO facts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET told = excluded.told",
            (name, told),
        )

    def recall(self, name: str) -> str | None:
        """What was kept under this name."""
        row = self._row("SELECT told FROM facts WHERE name = ?", name)
        return row[0] if row else None

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return row

    def _change(self, statement: str, *values: object) -> None:
        with self._lock:
            self._db.execute(statement, values)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _whole(one: Reserved) -> str:
    return one.model_dump_json()


def _given(ticket: str, told: str) -> Given:
    return Given(OfflineTicket.model_validate_json(ticket), TicketTaken.model_validate_json(told))
