"""A line between devices and the hall that can be cut, torn, slowed, and made to say things twice.

It knows HTTP only so far as to see where a WebSocket begins: from there on it passes whole frames,
because a network that repeats bytes inside a stream is none that TCP lets through, while a frame
that is said twice is what the hall and its devices must bear.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from tools.storm.frames import first_frame, is_text

PIECE = 65536
HANDSHAKE_ENDS = b"\r\n\r\n"
UPGRADE = b"upgrade: websocket"

Lines = set[asyncio.StreamWriter]


@dataclass(slots=True)
class Weather:
    """What the network is like now.

    down: nobody is let in, who is there is cut. delay_s: every piece waits up to so long.
    twice, torn: the chance that a frame is said twice, or that a piece is cut off in its middle
    and the line with it.
    """

    down: bool = False
    delay_s: float = 0.0
    twice: float = 0.0
    torn: float = 0.0


@dataclass(slots=True)
class Proxy:
    """Listens on `port` of this machine once opened, and passes on to `target`."""

    target: int
    chance: random.Random
    host: str = "127.0.0.1"
    weather: Weather = field(default_factory=Weather)
    port: int = 0
    done: Counter[str] = field(default_factory=Counter)
    _lines: Lines = field(default_factory=set)
    _server: asyncio.Server | None = None

    async def open(self) -> int:
        """The port it listens on."""
        self._server = await asyncio.start_server(self._pass, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self.port

    async def close(self) -> None:
        assert self._server is not None
        self._server.close()
        self.cut()
        await self._server.wait_closed()

    def cut(self) -> int:
        """Every line breaks at once, in the middle of what it says; how many there were."""
        lines, count = list(self._lines), len(self._lines) // 2
        for line in lines:
            line.transport.abort()
        self.done["cut"] += count
        return count

    async def _pass(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        if self.weather.down:
            self.done["turned away"] += 1
            back.transport.abort()
            return
        try:
            far, on = await asyncio.open_connection(self.host, self.target)
        except OSError:
            back.transport.abort()
            return
        lines = {back, on}
        self._lines |= lines
        with suppress(OSError, asyncio.IncompleteReadError):
            async with asyncio.TaskGroup() as group:
                group.create_task(self._one_way(near, on, lines))
                group.create_task(self._one_way(far, back, lines))
        for line in lines:
            line.transport.abort()
        self._lines -= lines

    async def _one_way(
        self,
        source: asyncio.StreamReader,
        goal: asyncio.StreamWriter,
        both: set[asyncio.StreamWriter],
    ) -> None:
        """Passes on what comes until the line ends."""
        frames = _Frames()
        with suppress(OSError):
            while piece := await source.read(PIECE):
                if self.weather.delay_s:
                    self.done["slowed"] += 1
                    await asyncio.sleep(self.chance.random() * self.weather.delay_s)
                for part in frames.parts(piece):
                    if self._tears():
                        goal.write(part[: len(part) // 2])
                        await goal.drain()
                        for line in both:
                            line.transport.abort()
                        return
                    goal.write(part)
                    if frames.passed(part) and self._repeats():
                        goal.write(part)
                await goal.drain()
        with suppress(OSError):
            goal.write_eof()

    def _tears(self) -> bool:
        return self._happens("torn", self.weather.torn)

    def _repeats(self) -> bool:
        return self._happens("twice", self.weather.twice)

    def _happens(self, what: str, chance: float) -> bool:
        if not chance or self.chance.random() >= chance:
            return False
        self.done[what] += 1
        return True


class _Frames:
    """One way of a line: bytes as they come, and whole frames once it is a WebSocket's."""

    def __init__(self) -> None:
        self._begun = False
        self._frames = False
        self._rest = b""

    def parts(self, piece: bytes) -> Iterator[bytes]:
        """What can be passed on now; a frame that is not all there waits."""
        if not self._frames:
            yield from self._before(piece)
            return
        self._rest += piece
        while (length := first_frame(self._rest)) is not None:
            frame, self._rest = self._rest[:length], self._rest[length:]
            yield frame

    def _before(self, piece: bytes) -> Iterator[bytes]:
        head, ends, rest = piece.partition(HANDSHAKE_ENDS)
        if self._begun or not ends or UPGRADE not in head.lower():
            self._begun = True
            yield piece
            return
        yield head + ends
        self._frames = True
        yield from self.parts(rest)

    def passed(self, part: bytes) -> bool:
        """Whether this part is a frame that may be said twice."""
        return self._frames and is_text(part)
