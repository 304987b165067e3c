"""A rush: 32 issuers and 8 clerks press at once, over sockets of their own."""

import asyncio
from collections import Counter, defaultdict
from contextlib import AsyncExitStack
from itertools import chain

import pytest

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit, WindowActDone
from tests.support.database import events, faults, rows
from tests.support.devices import linked, seen
from tests.support.hall import RunningHall
from tests.support.looping import run
from tests.support.people import ITEMS, Voice, key_of

ISSUERS = 32
EACH = 12
QUEUES = ["civil", "identity", "labour", "medical"]
WINDOWS = [3, 4, 5, 6, 7, 8, 3, 4]
"""Windows 3 and 4 have two callers each: two clerks at one key press against each other."""

PRESSED_TOO_LATE = {"nobody-waiting", "visit-open", "not-called", "not-serving", "no-visit"}


async def issue(link: DeviceLink, place: int) -> list[TicketTaken]:
    """One issuer's tickets."""
    taken = []
    for turn in range(EACH):
        item = ITEMS[QUEUES[(place + turn) % len(QUEUES)]]
        ticket = await link.call(TakeTicket(items=[item], print=turn % 2 == 0))
        assert isinstance(ticket, TicketTaken)
        taken.append(ticket)
    return taken


async def serve(link: DeviceLink, window: int, issued: asyncio.Event) -> list[str]:
    """Calls and serves until nobody waits; the tickets this caller called."""
    called: list[str] = []
    while True:
        over = issued.is_set()
        try:
            done = await link.call(CallNext(window=window))
            assert isinstance(done, WindowActDone)
            called.append(str(done.ticket_id))
            await link.call(StartVisit(window=window))
            await link.call(FinishVisit(window=window, outcome="done"))
        except Refused as refused:
            if refused.code not in PRESSED_TOO_LATE:
                raise
            if over and refused.code == "nobody-waiting":
                return called
            await asyncio.sleep(0.01)


async def rush(hall: RunningHall) -> tuple[list[TicketTaken], list[str]]:
    """Every ticket taken and every ticket called, as their callers were told."""
    kiosks = [key_of(hall, "kiosk") for _ in range(ISSUERS)]
    clerks = {window: key_of(hall, "clerk", window) for window in set(WINDOWS)}
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(linked(hall, key, "kiosk")) for key in kiosks]
        desks = [
            (await stack.enter_async_context(linked(hall, clerks[window], "clerk")), window)
            for window in WINDOWS
        ]
        issued = asyncio.Event()
        callers = [asyncio.create_task(serve(link, n, issued)) for link, n in desks]
        taken = await asyncio.gather(*(issue(link, place) for place, link in enumerate(lines)))
        issued.set()
        called = await asyncio.gather(*callers)
        assert all(queue.waiting == 0 for queue in seen(lines[0]).board.queues)
    return list(chain.from_iterable(taken)), list(chain.from_iterable(called))


@pytest.mark.row("B15", "K1")
def test_in_a_rush_no_number_is_lost_doubled_or_called_twice(hall: RunningHall) -> None:
    taken, called = run(asyncio.wait_for(rush(hall), 90))
    assert len(taken) == ISSUERS * EACH

    told = Counter((ticket.queue, ticket.number) for ticket in taken)
    assert max(told.values()) == 1
    serials = defaultdict(list)
    for queue, serial in rows(hall.data, "SELECT queue, serial FROM tickets ORDER BY serial"):
        serials[queue].append(serial)
    assert all(found == list(range(1, len(found) + 1)) for found in serials.values())
    assert sum(map(len, serials.values())) == len(taken)

    assert Counter(called) == Counter(ticket.ticket_id for ticket in taken)
    assert sorted(e["ticket"] for e in events(hall.data, "ticket_called")) == sorted(called)
    assert rows(hall.data, "SELECT DISTINCT state FROM tickets") == [("finished",)]
    in_order_of_waiting(hall)
    assert faults(hall.data) == []


def in_order_of_waiting(hall: RunningHall) -> None:
    """Every queue was called in the order of its places, whichever window called."""
    query = "SELECT id, queue FROM tickets ORDER BY place"
    queue_of = dict(rows(hall.data, query))
    lines: dict[str, list[str]] = defaultdict(list)
    for ticket, queue in queue_of.items():
        lines[queue].append(ticket)
    for event in events(hall.data, "ticket_called"):
        assert lines[queue_of[event["ticket"]]].pop(0) == event["ticket"]


@pytest.mark.row("A16")
def test_secrets_of_tickets_never_repeat(hall: RunningHall) -> None:
    citizen = Voice(hall, key_of(hall, "kiosk"))
    secrets = {citizen.take("general", print=False)["secret"] for _ in range(100)}
    assert len(secrets) == 100
    assert all(len(secret) >= 22 for secret in secrets)
