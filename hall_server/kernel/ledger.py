"""The chained ledger: every act, in commit order, each row sealed by the hash of all before it.

The first row is chained to the hall's id. A body is canonical JSON and is stored exactly as it was
hashed; bodies hold references only, never names, telephones, secrets or free text (rows I5, K1).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hall_server.kernel.clock import to_text

DATE_CONFIRMED = "date_confirmed"
"""The one kind of row after which time may begin again earlier: a leader said what day it is."""

SET_RIGHT = timedelta(seconds=60)
"""Machines put their clocks back by seconds when they ask what time it is. That is no wrong date:
the ledger's time stands still until the clock has caught up."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed row."""

    seq: int
    business_day: str
    kind: str
    body: str
    hash: str

    def row(self, hall_id: str) -> dict[str, Any]:
        """The entry as it is stored."""
        return {
            "seq": self.seq,
            "hall_id": hall_id,
            "business_day": self.business_day,
            "kind": self.kind,
            "body": self.body,
            "hash": self.hash,
        }


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the chain is broken, and how."""

    seq: int
    why: str


def genesis(hall_id: str) -> str:
    """The hash before the first row."""
    return hashlib.sha256(f"hall:{hall_id}".encode()).hexdigest()


def canonical(body: dict[str, Any]) -> str:
    """JSON with sorted keys and no spare white space."""
    return _CANONICAL.encode(body)


def seal(before: str, body: str) -> str:
    """The hash of a row whose predecessor has the hash `before`."""
    return hashlib.sha256(f"{before}\n{body}".encode()).hexdigest()


class Chain:
    """The head of a ledger. `append` gives the next row and moves the head.

    `latest`: the latest moment of any row since the date was confirmed, None where nobody knows.
    """

    def __init__(self, seq: int, head: str, latest: datetime | None = None) -> None:
        self.seq = seq
        self.head = head
        self.latest = latest

    def steady(self, now: datetime) -> datetime:
        """`now`, or the last row's moment where the clock was only put right."""
        if self.latest is None or self.is_ahead_of(now):
            return now
        return max(now, self.latest)

    def is_ahead_of(self, now: datetime) -> bool:
        """Whether the clock is earlier than what has happened: one of the two is wrong (row K8)."""
        return self.latest is not None and self.latest > now + SET_RIGHT

    def append(
        self, kind: str, day: str, moment: datetime, actor: str, data: dict[str, Any]
    ) -> Entry:
        seq = self.seq + 1
        body = canonical(
            {
                "seq": seq,
                "kind": kind,
                "day": day,
                "at": to_text(moment),
                "actor": actor,
                "data": data,
            }
        )
        self.seq, self.head = seq, seal(self.head, body)
        if kind == DATE_CONFIRMED or self.latest is None or moment > self.latest:
            self.latest = moment
        return Entry(seq, day, kind, body, self.head)


def verify(
    hall_id: str,
    entries: Iterable[Entry],
    head: tuple[int, str],
    start: tuple[int, str] | None = None,
) -> Iterator[Fault]:
    """Every place where the ledger is not what was written: changed, removed or inserted rows.

    `entries` in order of seq; `head` is the (seq, hash) the hall remembers as its last. `start`:
    the (seq, hash) they follow upon, where earlier days were let go.
    After a fault the check goes on from what the row itself claims, so that one changed row is
    reported once and not as a fault of all that follow.
    """
    followed, before = start or (0, genesis(hall_id))
    expected = followed + 1
    for entry in entries:
        if entry.seq != expected:
            yield Fault(expected, f"rows {expected} to {entry.seq - 1} are missing")
        elif entry.hash != seal(before, entry.body):
            yield Fault(entry.seq, "the row or its predecessor was changed")
        yield from _columns(entry)
        before, expected = entry.hash, entry.seq + 1
    if (expected - 1, before) != head:
        yield Fault(head[0], f"the ledger ends at {expected - 1}, the hall remembers {head[0]}")


def _columns(entry: Entry) -> Iterator[Fault]:
    try:
        body = json.loads(entry.body)
        told = (body["seq"], body["day"], body["kind"])
    except (ValueError, KeyError, TypeError):
        yield Fault(entry.seq, "the body is not readable")
        return
    if told != (entry.seq, entry.business_day, entry.kind):
        yield Fault(entry.seq, "the columns do not agree with the body")
