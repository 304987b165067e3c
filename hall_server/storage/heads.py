"""The ledger's daily heads: told outside the hall, so that a rewritten chain is found (row I5).

A line of the list reads `2026-11-22 yunhe 1234 <64 hexadecimal digits>`: the day, the hall, the
day's last row and its hash. Typed from paper the digits may stand in groups, sixteen are enough.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, Row, func, select

from hall_server.kernel.clock import stored
from hall_server.kernel.metadata import HALL, LEDGER
from hall_server.storage.sealed_days import sealed_days

RESTORED = "hall_restored"
"""The ledger's word that the hall goes on from a backup."""

LIST = "heads.txt"
_ENOUGH_DIGITS = 16
_DIGITS = 64


@dataclass(frozen=True, slots=True)
class DayHead:
    """The last row of a day, and its hash."""

    day: str
    seq: int
    hash: str

    def line(self, hall: str) -> str:
        """As it is written down."""
        return f"{self.day} {hall} {self.seq} {self.hash}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A head written down before, and what the ledger says to it now.

    `fault` None: they agree. `given_up`: a restore has given up the rows this head was made of.
    """

    head: DayHead
    fault: str | None = None
    given_up: bool = False


class Unreadable(Exception):  # noqa: N818
    """A line is no head of this hall."""


def hall_id(connection: Connection) -> str:
    """Which hall's ledger this is."""
    return str(connection.scalar(select(HALL.c.hall_id)))


def day_head(connection: Connection, day: str) -> DayHead | None:
    """The head of a day (`YYYY-MM-DD`), so far if it is the present one; None without acts."""
    latest = select(LEDGER).where(LEDGER.c.business_day == day).order_by(LEDGER.c.seq.desc())
    row = connection.execute(latest.limit(1)).one_or_none()
    return _head(row) if row is not None else None


def last_head(connection: Connection) -> DayHead:
    """The head of the day the ledger has come to."""
    return _head(connection.execute(select(LEDGER).order_by(LEDGER.c.seq.desc()).limit(1)).one())


def days_since(connection: Connection, day: str) -> Iterator[DayHead]:
    """The heads of all later days that are over, in order."""
    present = last_head(connection).day
    days = select(func.max(LEDGER.c.seq)).group_by(LEDGER.c.business_day)
    of = days.where(LEDGER.c.business_day > day, LEDGER.c.business_day < present)
    for row in connection.execute(select(LEDGER).where(LEDGER.c.seq.in_(of)).order_by("seq")):
        yield _head(row)


def _head(row: Row[tuple[object, ...]]) -> DayHead:
    return DayHead(row.business_day, row.seq, row.hash)


def export_heads(connection: Connection, folder: Path) -> int:
    """Adds the heads of days that are over to the folder's list; how many. Nothing is rewritten:
    after a restore the days that came out otherwise are added once more."""
    folder.mkdir(parents=True, exist_ok=True)
    path, hall = folder / LIST, hall_id(connection)
    told = list(parse(path.read_text(encoding="utf-8"), hall)) if path.exists() else []
    agreed = (head.day for head in reversed(told) if compare_one(connection, head) is None)
    fresh = list(days_since(connection, next(agreed, "")))
    if fresh:
        with path.open("a", encoding="utf-8") as file:
            file.writelines(f"{head.line(hall)}\n" for head in fresh)
            file.flush()
            os.fsync(file.fileno())
    return len(fresh)


def parse(text: str, hall: str) -> Iterator[DayHead]:
    """The heads of a list. Empty lines and those with # are passed over. Raises `Unreadable`."""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        digits = "".join(words[3:]).lower()
        known = len(words) > 3 and words[2].isdigit() and set(digits) <= set("0123456789abcdef")
        if not known or not _ENOUGH_DIGITS <= len(digits) <= _DIGITS:
            raise Unreadable(f"line {number} is no head: {line[:80]}")
        if words[1] != hall:
            raise Unreadable(f"line {number} is of another hall: {words[1]}")
        yield DayHead(words[0], int(words[2]), digits)


def compare(connection: Connection, heads: Iterable[DayHead]) -> Iterator[Compared]:
    """What the ledger says now to heads that were written down before."""
    restores = list(_restores(connection))
    for head in heads:
        fault = compare_one(connection, head)
        given_up = fault is not None and any(
            seq <= head.seq and head.day <= day for seq, day in restores
        )
        yield Compared(head, fault, given_up)


def compare_one(connection: Connection, head: DayHead) -> str | None:
    """Why this head is not the ledger's; None when it is."""
    row = connection.execute(select(LEDGER).where(LEDGER.c.seq == head.seq)).one_or_none()
    told = _head(row) if row is not None else _sealed_head(connection, head.seq)
    if told is None:
        return f"row {head.seq} is no longer there"
    if not told.hash.startswith(head.hash) or told.day != head.day:
        return f"row {head.seq} is another one now"
    return None


def _sealed_head(connection: Connection, seq: int) -> DayHead | None:
    """Of a day whose rows were let go."""
    found = (DayHead(d.day, d.last_seq, d.head) for d in sealed_days(connection))
    return next((head for head in found if head.seq == seq), None)


def _restores(connection: Connection) -> Iterator[tuple[int, str]]:
    """Where the hall was restored: the row that says so, and the latest day it was anywhere."""
    told = select(LEDGER.c.seq, LEDGER.c.body).where(LEDGER.c.kind == RESTORED)
    for seq, body in connection.execute(told):
        anywhere = stored(json.loads(body)["at"]) + timedelta(hours=14)
        yield seq, anywhere.date().isoformat()
