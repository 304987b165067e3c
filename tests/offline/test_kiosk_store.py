"""What a kiosk keeps of the numbers it holds and gave (rows A15, K1)."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hall_link.wire.reserves import OfflineTicket, Reserved
from hall_link.wire.tickets import TicketTaken
from kiosk.store import Given, Hall, Store

HALL = Hall("yunhe", "first", "kiosk-1")
DAY = "2026-11-23"
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


def number(serial: int, queue: str = "civil", day: str = DAY) -> Reserved:
    text = f"A{serial}"
    return Reserved(
        ticket_id=f"{day}-{queue}-{text}",
        queue=queue,
        number=text,
        serial=serial,
        secret=f"secret-of-{queue}-{text}-long-enough",
        business_day=day,
    )


def made(one: Reserved, taken_at: datetime) -> Given:
    ticket = OfflineTicket(ticket_id=one.ticket_id, queue=one.queue, taken_at=taken_at)
    told = TicketTaken(
        ticket_id=one.ticket_id,
        number=one.number,
        secret=one.secret,
        queue=one.queue,
        items=[],
        ahead=0,
        windows=[],
        issued_at=taken_at,
        business_day=one.business_day,
        qr=one.secret,
        offline=True,
    )
    return Given(ticket, told)


def give(store: Store, command_id: str, now: datetime = NOON, queue: str = "civil") -> str | None:
    given = store.give(command_id, queue, DAY, now, made)
    return given.told.number if given else None


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "kept" / "reserves.db")) as opened:
        opened.greet(HALL, DAY)
        opened.take_in(HALL, [number(703), number(701), number(702), number(701, "labour")])
        yield opened


@pytest.mark.unit
def test_the_lowest_first_each_once_and_none_for_another_queue(store: Store) -> None:
    assert [give(store, name) for name in "abcd"] == ["A701", "A702", "A703", None]
    assert give(store, "a") == "A701"  # the same wish again
    assert store.free(DAY) == {"labour": 1}
    assert [t.ticket_id[-4:] for t in store.to_hand_in()] == ["A701", "A702", "A703"]


@pytest.mark.unit
def test_a_clock_set_back_keeps_the_order(store: Store) -> None:
    for name, moment in (("a", NOON), ("b", NOON - timedelta(hours=3)), ("c", NOON)):
        give(store, name, moment)
    times = [ticket.taken_at for ticket in store.to_hand_in()]
    assert times == sorted(set(times))


@pytest.mark.unit
def test_numbers_of_yesterday_of_a_restored_or_another_hall_are_not_given(store: Store) -> None:
    give(store, "a")
    store.greet(Hall("yunhe", "restored", "kiosk-1"), DAY)
    assert store.free(DAY) == {}
    assert len(store.to_hand_in()) == 1  # what was given before is told all the same
    store.take_in(HALL, [number(704)])  # an answer from before the restore
    assert give(store, "b") is None
    store.greet(Hall("elsewhere", "first", "kiosk-9"), DAY)
    assert store.to_hand_in() == []
    store.greet(Hall("yunhe", "restored", "kiosk-2"), DAY)  # enrolled anew
    assert len(store.to_hand_in()) == 1


@pytest.mark.unit
def test_tomorrows_wait_for_their_day(store: Store) -> None:
    store.take_in(HALL, [number(721, day="2026-11-24")])
    assert store.days_after(DAY) == {"civil": 1}
    store.greet(HALL, "2026-11-24")
    assert store.free("2026-11-24") == {"civil": 1}
    assert store.free(DAY) == {}


@pytest.mark.unit
def test_two_kiosks_never_share_a_store(store: Store, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="temporarily unavailable"):
        Store(tmp_path / "kept" / "reserves.db")


GIVER = """
import sys
from pathlib import Path
from tests.offline.test_kiosk_store import NOON, give
from kiosk.store import Store
store = Store(Path(sys.argv[1]))
for turn in range(200):
    print(give(store, f"{sys.argv[2]}-{turn}"), flush=True)
"""


@pytest.mark.row("A15", "K1")
def test_killed_again_and_again_it_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    """Whatever a person saw is in the store of the next start, and no number came twice."""
    path, chance = tmp_path / "reserves.db", random.Random(15)
    with closing(Store(path)) as store:
        store.greet(HALL, DAY)
        store.take_in(HALL, [number(serial) for serial in range(701, 1701)])
    seen: list[str] = []
    for start in range(4):
        words = [sys.executable, "-c", GIVER, str(path), str(start)]
        giver = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert giver.stdout is not None
        for _ in range(chance.randint(1, 60)):
            seen.append(giver.stdout.readline().strip())
        giver.kill()
        seen += [line for line in giver.stdout.read().split("\n")[:-1] if line]
        giver.wait(10)
    with closing(sqlite3.connect(path)) as db:
        kept = [one for (one,) in db.execute("SELECT ticket_id FROM given ORDER BY place")]
    numbers = [one.rsplit("-", 1)[1] for one in kept]
    assert len(set(seen)) == len(seen)
    assert set(seen) <= set(numbers)
    assert len(numbers) - len(seen) <= 4  # at most the one in hand at each kill
