"""The disk is full in the middle of a batch: everybody hears it, nothing half-done remains."""

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.support.database import change, faults, rows
from tests.support.devices import as_the_api_tells, linked, until
from tests.support.hall import RunningHall, refused
from tests.support.looping import run
from tests.support.people import ITEMS, Voice, key_of

CALLERS = 12
ROOM_IN_PAGES = 12

Order = dict[str, Any]


def order(caller: int, turn: int) -> Order:
    """A ticket order with a command id of its own."""
    queue = ("civil", "identity", "land")[(caller + turn) % 3]
    return {"items": [ITEMS[queue]], "command_id": f"full-{caller}-{turn}"}


def until_full(citizen: Voice, caller: int) -> tuple[dict[str, Any], list[Order]]:
    """Takes numbers until told five times to try again; the tickets by id, the orders refused."""
    taken, refused_orders = {}, []
    for turn in range(500):
        sent = order(caller, turn)
        answer = citizen.http.post("/tickets", json=sent)
        if answer.status_code == 201:
            taken[sent["command_id"]] = answer.json()
            continue
        assert refused(answer) == (503, "try-again")
        refused_orders.append(sent)
        if len(refused_orders) == 5:
            return taken, refused_orders
    raise AssertionError("the disk never was full")


def rush_until_full(citizen: Voice) -> tuple[dict[str, Any], list[Order]]:
    """All callers at once."""
    with ThreadPoolExecutor(CALLERS) as pool:
        told = list(pool.map(lambda caller: until_full(citizen, caller), range(CALLERS)))
    taken = {command_id: ticket for some, _ in told for command_id, ticket in some.items()}
    return taken, [sent for _, orders in told for sent in orders]


def waiting(hall: dict[str, Any]) -> int:
    return sum(queue["waiting"] for queue in hall["queues"])


def serve_with_little_room(hall: RunningHall) -> None:
    """Serves on with a database that may grow by a few pages only."""
    hall.stop()
    ((pages,),) = rows(hall.data, "PRAGMA page_count")
    hall.start(env={"HALL_DATABASE_MAX_PAGES": str(pages + ROOM_IN_PAGES)})


@pytest.mark.row("K1")
def test_a_full_disk_loses_and_doubles_nothing(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "integrator"))
    # not a display: one that leaves is written down, and here nobody may write any more
    board_key = key_of(hall, "integrator")
    serve_with_little_room(hall)

    async def rush() -> tuple[dict[str, Any], list[Order]]:
        async with linked(hall, board_key, "integrator") as board:
            told = await asyncio.to_thread(rush_until_full, citizen)
            now = await asyncio.to_thread(citizen.hall)
            same = {"epoch": now["epoch"], "seq": now["seq"]}
            await until(lambda: {**as_the_api_tells(board), **same} == now, "the true board")
            assert board.state.seq <= now["seq"]
            return told

    taken, again = run(asyncio.wait_for(rush(), 90))
    full = citizen.hall()
    assert waiting(full) == len(taken) > 0
    assert len(again) == 5 * CALLERS
    assert hall.health()["seq"] == full["seq"]

    hall.stop()
    hall.start()
    assert citizen.hall() == full
    later = [citizen.ask("POST", "/tickets", sent, 201) for sent in again]
    assert [citizen.ask("POST", "/tickets", sent, 201) for sent in again] == later
    everyone_has_one_number(hall, [*taken.values(), *later])


def everyone_has_one_number(hall: RunningHall, tickets: list[dict[str, Any]]) -> None:
    """The tickets told are the tickets stored, numbered without gap or double."""
    stored = rows(hall.data, "SELECT id FROM tickets")
    assert sorted(ticket["ticket_id"] for ticket in tickets) == sorted(i for (i,) in stored)
    serials = rows(hall.data, "SELECT queue, max(serial), count(*) FROM tickets GROUP BY queue")
    assert all(last == count for _queue, last, count in serials)
    assert max(Counter(ticket["number"] for ticket in tickets).values()) == 1
    assert faults(hall.data) == []


@pytest.mark.row("K1")
def test_a_full_hall_still_answers_and_goes_on_when_there_is_room(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "integrator"))
    change(hall.data, "CREATE TABLE ballast (weight BLOB)")
    change(hall.data, "INSERT INTO ballast VALUES (zeroblob(409600))")
    serve_with_little_room(hall)
    taken, again = rush_until_full(citizen)
    last_taken, last_again = until_full(citizen, CALLERS)  # where a batch had no room one may have
    taken, again = {**taken, **last_taken}, [*last_again, *again]
    before = citizen.hall()
    assert citizen.refusal("/tickets", again[0]) == (503, "try-again")
    assert citizen.refusal("/tickets", {"items": ["nothing"]}) == (404, "unknown-item")
    assert citizen.ask("GET", "/guide/items")
    assert hall.is_healthy()
    assert citizen.hall() == before

    change(hall.data, "DROP TABLE ballast")
    later = [citizen.ask("POST", "/tickets", sent, 201) for sent in again]
    everyone_has_one_number(hall, [*taken.values(), *later])
