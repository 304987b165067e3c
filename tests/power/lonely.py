"""A kiosk's own store at work while the server is away: each number is shown, then printed.

`python -m tests.power.lonely SYNCHRONOUS DATA LINE NUMBERS`: what a person sees, and what the
printer's worker is given, goes out over the socket LINE.
"""

import asyncio
import json
import sqlite3
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

from hall_link.session import LinkState
from hall_link.wire.base import Words
from hall_link.wire.commands import Command, Result
from hall_link.wire.printing import LocalPrint
from hall_link.wire.reserves import OfflinePaper
from kiosk.effects import GiveEffect, TakeTicketEffect
from kiosk.local_printer import hand_over
from kiosk.reserves import Reserves
from kiosk.store import Store
from tests.kiosk.sample_hall import sample_snapshot
from tests.offline.test_kiosk_store import DAY, HALL, NOON, number

QUEUE = "q-civil"
FIRST = 701
CHECKPOINT_PAGES = 12
"""So that a short recording sees the log copied into the database, too."""

HANDED_IN_EVERY = 5
"""After so many numbers the server was there for a moment, and has them all."""

PAPER = OfflinePaper(missed_rule=Words(zh="过号请重取", en="Missed: take another"))


class NoLine:
    """The server is away."""

    state = LinkState(False, None, None, None, None, 0, None)

    async def call(self, command: Command, *, command_id: str | None = None) -> Result:
        raise AssertionError("nobody is asked while the server is away")


class AtNoon(Reserves):
    """The day does not end while it is recorded."""

    def now(self) -> datetime:
        return NOON


def opened(data: Path, synchronous: str) -> Store:
    """The kiosk's store with numbers to give; no setting of its own would make it careless."""
    store = Store(data / "reserves.db")
    database: sqlite3.Connection = store._db
    database.execute(f"PRAGMA synchronous={synchronous}")
    database.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
    return store


async def gives(store: Store, line: Path, numbers: int) -> None:
    """One person after the other."""
    reserves = AtNoon(store, NoLine(), lambda _message: None)
    for place in range(numbers):
        await one_more(reserves, line, f"person-{place}")
        if place % HANDED_IN_EVERY == HANDED_IN_EVERY - 1:
            store.handed_in(ticket.ticket_id for ticket in store.to_hand_in())


async def one_more(reserves: Reserves, line: Path, name: str) -> None:
    """Gives, shows and prints a number as the kiosk does."""
    snapshot = sample_snapshot()
    assert snapshot.guide is not None
    wish = GiveEffect(name, QUEUE, TakeTicketEffect(name, ("civil-0",), "zh", QUEUE))
    given = await reserves.give(wish, snapshot.board, snapshot.guide)
    assert given is not None
    assert given.told.job is not None
    await show(line, given.told.ticket_id)
    if await hand_over(line, LocalPrint(command_id=name, job=given.told.job)):
        await reserves.paper_taken(given.told.ticket_id)


async def show(line: Path, ticket_id: str) -> None:
    """Somebody reads it off the screen."""
    reader, writer = await asyncio.open_unix_connection(str(line))
    writer.write(json.dumps({"shown": ticket_id}).encode() + b"\n")
    await reader.readline()
    writer.close()


def main(synchronous: str, data: Path, line: Path, numbers: int) -> None:
    with closing(opened(data, synchronous)) as store:
        store.greet(HALL, DAY)
        store.keep("paper", PAPER.model_dump_json())
        store.take_in(HALL, [number(FIRST + place, QUEUE) for place in range(numbers + 3)])
        asyncio.run(gives(store, line, numbers))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
