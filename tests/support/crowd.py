"""Everybody in the hall at once: kiosks, programs and clerks who repeat each act until answered.

What was acknowledged to them is kept, to be held against the database after the server died.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.commands import Command
from hall_link.wire.envelope import Role
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit, WindowActDone
from tests.support.devices import linked
from tests.support.hall import RunningHall
from tests.support.people import ITEMS, key_of

QUEUES = ["civil", "identity", "land"]
WINDOWS = [3, 4, 9]


@dataclass(frozen=True)
class Pace:
    """How long a clerk thinks before each act, and those who take numbers before each number.

    printed: of how many numbers one is put on paper; 0: none.
    """

    clerk_s: float = 0.02
    comer_s: float = 0.02
    printed: int = 0


Act = tuple[str, str]
"""What was done, in the ledger's word, and the ticket (booking, case, complaint) it was done to."""


class Crowd:
    """Acts while the gate is open. Every act has a command id and is repeated until answered."""

    def __init__(self, hall: RunningHall, pace: Pace) -> None:
        self.hall = hall
        self.pace = pace
        self.gate = asyncio.Event()
        self.acted: Counter[Act] = Counter()
        self.links: list[DeviceLink] = []
        self.under_way = 0
        self._turn = 0

    @contextmanager
    def acting(self) -> Iterator[str]:
        """An act is under way until the block ends; its command id."""
        self.under_way += 1
        try:
            yield uuid4().hex
        finally:
            self.under_way -= 1

    def _wish(self) -> dict[str, Any]:
        """What the next one comes for, and whether on paper."""
        self._turn += 1
        on_paper = bool(self.pace.printed) and self._turn % self.pace.printed == 0
        item = ITEMS[QUEUES[self._turn % len(QUEUES)]]
        return {"items": [item], "print": on_paper, "knowing": True}

    async def _kiosk(self, link: DeviceLink) -> None:
        while True:
            await self.thinks(self.pace.comer_s)
            with self.acting() as command_id:
                taken = await link.call(TakeTicket(**self._wish()), command_id=command_id)
                assert isinstance(taken, TicketTaken)
                self.acted["ticket_taken", taken.ticket_id] += 1

    async def _program(self, client: httpx.AsyncClient) -> None:
        while True:
            await self.thinks(self.pace.comer_s)
            with self.acting() as command_id:
                body = {**self._wish(), "command_id": command_id}
                taken = await _until_answered(client, "/tickets", body)
                self.acted["ticket_taken", taken["ticket_id"]] += 1

    async def _clerk(self, link: DeviceLink, window: int) -> None:
        while True:
            await self.act(link, "ticket_called", CallNext(window=window))
            await self.act(link, "visit_started", StartVisit(window=window))
            await self.act(link, "visit_finished", FinishVisit(window=window, outcome="done"))

    async def act(self, link: DeviceLink, word: str, command: Command) -> WindowActDone:
        """Only an empty line may refuse a clerk: anything else means that an act was lost."""
        while True:
            await self.thinks(self.pace.clerk_s)
            with self.acting() as command_id:
                try:
                    done = await link.call(command, command_id=command_id)
                except Refused as refused:
                    if refused.code != "nobody-waiting":
                        raise
                else:
                    assert isinstance(done, WindowActDone)
                    self.acted[word, str(done.ticket_id)] += 1
                    return done

    async def thinks(self, seconds: float) -> None:
        """Waits so long, and while the gate is shut."""
        await asyncio.sleep(seconds)
        await self.gate.wait()


async def _until_answered(client: httpx.AsyncClient, path: str, body: Any) -> dict[str, Any]:
    """Sends the same request until the hall has answered it."""
    while True:
        try:
            answer = await client.post(path, json=body)
        except httpx.TransportError:
            await asyncio.sleep(0.05)
            continue
        if answer.status_code == 503:
            await asyncio.sleep(0.05)
            continue
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told


@asynccontextmanager
async def crowd_in(hall: RunningHall, pace: Pace = Pace()) -> AsyncIterator[Crowd]:
    """A crowd before an open gate: 3 kiosks, 2 programs, 3 clerks, a display and a pad."""
    crowd = Crowd(hall, pace)
    async with AsyncExitStack() as stack:
        acting: list[Coroutine[Any, Any, None]] = []

        async def link(role: Role, window: int | None = None) -> DeviceLink:
            key = key_of(hall, role, window)
            crowd.links.append(await stack.enter_async_context(linked(hall, key, role)))
            return crowd.links[-1]

        acting += [crowd._kiosk(await link("kiosk")) for _ in range(3)]
        acting += [crowd._clerk(await link("clerk", window), window) for window in WINDOWS]
        acting += [crowd._program(await _client(stack, hall)) for _ in range(2)]
        await link("display")
        await link("evaluator", WINDOWS[0])
        tasks = [asyncio.create_task(act) for act in acting]
        stack.push_async_callback(ended, tasks)
        crowd.gate.set()
        yield crowd


async def _client(stack: AsyncExitStack, hall: RunningHall) -> httpx.AsyncClient:
    headers = {"Authorization": f"Bearer {key_of(hall, 'integrator')}"}
    client = httpx.AsyncClient(base_url=hall.url + "/api/v1", headers=headers, timeout=10)
    return await stack.enter_async_context(client)


async def ended(tasks: list[asyncio.Task[None]]) -> None:
    """The acting is ended; whoever failed before tells why."""
    for task in tasks:
        task.cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    for end in ends:
        if isinstance(end, BaseException) and not isinstance(end, asyncio.CancelledError):
            raise end
