"""A display's link in a thread of its own: Playwright keeps an event loop on the test's."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Literal

from hall_link.socket import DeviceLink
from hall_link.wire.calls import ReportCall
from tests.support.devices import linked, seen, until
from tests.support.hall import RunningHall


class Wall:
    """A display that reports only when it is told to."""

    def __init__(self, loop: asyncio.AbstractEventLoop, link: DeviceLink) -> None:
        self._loop = loop
        self._link = link

    def reports(self, number: str, done: Literal["shown", "spoken"], round_: int = 1) -> None:
        """It has shown, or spoken, this round of the number's call, once it hears of it."""
        asyncio.run_coroutine_threadsafe(self._report(number, done, round_), self._loop).result(15)

    async def _report(self, number: str, done: Literal["shown", "spoken"], round_: int) -> None:
        def calls() -> list[ReportCall]:
            newest = seen(self._link).board.recent_calls
            found = [call for call in newest if (call.number, call.round) == (number, round_)]
            return [ReportCall(call_id=c.id, round=c.round, done=done) for c in found]

        await until(calls, f"the call of {number}")
        await self._link.call(calls()[0])


@contextmanager
def wall(hall: RunningHall, key: str) -> Iterator[Wall]:
    """A connected display, gone at the end."""
    ready, done = Event(), Event()
    found: list[Wall] = []

    async def hang() -> None:
        async with linked(hall, key, "display") as link:
            found.append(Wall(asyncio.get_running_loop(), link))
            ready.set()
            await asyncio.to_thread(done.wait)

    thread = Thread(target=lambda: asyncio.run(hang()), daemon=True)
    thread.start()
    try:
        assert ready.wait(20)
        yield found[0]
    finally:
        done.set()
        thread.join(20)
