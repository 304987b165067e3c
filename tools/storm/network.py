"""The network of the storm: its proxy in a thread of its own, and the cable behind it."""

import asyncio
import random
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tools.storm.cable import Cable
from tools.storm.proxy import Proxy, Weather


@contextmanager
def proxy_before(target: int, seed: int, cable: Cable | None = None) -> Iterator["Storming"]:
    """A proxy in a thread of its own, so that whoever waits for the hall does not hold it up.

    With a cable it listens on this machine and reaches the server through the cable alone.
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    proxy = Proxy(target, random.Random(seed), cable.here if cable else "127.0.0.1")
    storming = Storming(proxy, loop, cable)
    storming.run(storming.proxy.open)
    if cable is not None:
        storming.run(cable.enter)
    try:
        yield storming
    finally:
        storming.run(storming.proxy.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
        loop.close()


@dataclass(frozen=True, slots=True)
class Storming:
    """A proxy in its thread, told what to do from another one."""

    proxy: Proxy
    loop: asyncio.AbstractEventLoop
    cable: Cable | None = None

    def run(self, act: Callable[[], Awaitable[object]]) -> None:
        """Does it in the proxy's thread; raises what it raises."""

        async def done() -> None:
            await act()

        asyncio.run_coroutine_threadsafe(done(), self.loop).result(10)

    def cut(self) -> None:
        """Every line breaks."""

        async def cut() -> None:
            self.proxy.cut()

        self.run(cut)

    def becomes(self, weather: Weather) -> None:
        """From now on the network is like this."""
        self.proxy.weather = weather
        if weather.down:
            self.cut()
