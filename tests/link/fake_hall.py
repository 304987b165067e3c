"""A small hall on a real websocket, for driving a DeviceLink."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from hall_link.session import LinkState
from hall_link.socket import DeviceLink
from hall_link.wire.commands import Result
from hall_link.wire.envelope import (
    FROM_DEVICE,
    Call,
    Goodbye,
    Heartbeat,
    Hello,
    Push,
    Reply,
    Resync,
)
from hall_link.wire.windows import WindowActDone
from tests.link.playbook import error, fresh, refused, welcome

KEY = "a-key-nobody-may-read-in-a-log"


class FakeHall:
    """Keeps what it was asked, id by id; can be stopped, cut, made silent or made to refuse."""

    def __init__(self) -> None:
        self.port = 0
        self.seq = 7
        self.heartbeat_s = 0.2
        self.silent = False
        self.sent_away: str | None = None
        self.refuse_with: str | None = None
        self.cuts_before_reply = 0
        self.hellos: list[Hello] = []
        self.paths: list[str] = []
        self.asked: list[str] = []
        self.padding = ""
        self._lines: set[ServerConnection] = set()
        self._server: Server | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Listen, on the same port as before."""
        self._server = await serve(
            self._serve_line, "127.0.0.1", self.port, ping_interval=None, compression=None
        )
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def stop(self) -> None:
        """Go away without a word, as after kill -9."""
        assert self._server is not None
        self.cut()
        self._server.close()
        await self._server.wait_closed()

    def cut(self) -> None:
        """Break every line."""
        for line in list(self._lines):
            line.transport.abort()

    def choke(self) -> None:
        """Neither read nor write, as a machine that hangs."""
        self.silent = True
        for line in self._lines:
            line.transport.pause_reading()

    async def push(self, follows: int, seq: int) -> None:
        self.seq = seq
        frame = Push(seq=seq, follows=follows, changes=[]).model_dump_json()
        for line in list(self._lines):
            await line.send(frame)

    async def _serve_line(self, line: ServerConnection) -> None:
        assert line.request is not None
        self.paths.append(line.request.path)
        self._lines.add(line)
        try:
            await self._talk(line)
        except* ConnectionClosed:
            pass
        self._lines.discard(line)

    async def _talk(self, line: ServerConnection) -> None:
        hello = FROM_DEVICE.validate_json(await line.recv())
        assert isinstance(hello, Hello)
        self.hellos.append(hello)
        if self.silent:
            await line.wait_closed()
        if self.sent_away:
            await line.send(Goodbye(error=error(self.sent_away), retry=False).model_dump_json())
            return
        frame = welcome(self.seq, heartbeat_s=self.heartbeat_s, device=f"desk{self.padding}")
        await line.send(frame.model_dump_json())
        async with asyncio.TaskGroup() as group:
            group.create_task(self._beat(line))
            group.create_task(self._answer(line))

    async def _beat(self, line: ServerConnection) -> None:
        while True:
            if not self.silent:
                await line.send(Heartbeat().model_dump_json())
            await asyncio.sleep(self.heartbeat_s)

    async def _answer(self, line: ServerConnection) -> None:
        async for text in line:
            match FROM_DEVICE.validate_json(text):
                case Call(id=call_id):
                    await self._do(line, call_id)
                case Resync():
                    await line.send(fresh(self.seq).model_dump_json())

    async def _do(self, line: ServerConnection, call_id: str) -> None:
        self.asked.append(call_id)
        if self.cuts_before_reply:
            self.cuts_before_reply -= 1
            line.transport.abort()
            return
        await line.send(self._reply(call_id).model_dump_json())

    def _reply(self, call_id: str) -> Reply:
        if self.refuse_with:
            return refused(self.refuse_with, call_id)
        result: Result = WindowActDone(window=3, number="A001")
        return Reply(id=call_id, result=result)


async def until(condition: Callable[[], bool], what: str, seconds: float = 8.0) -> float:
    """Wait for `condition`; the seconds it took. Fails after `seconds`."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    while not condition():
        assert loop.time() - begun < seconds, f"waited too long: {what}"
        await asyncio.sleep(0.005)
    return loop.time() - begun


@asynccontextmanager
async def linked(hall: FakeHall, *, wait: bool = True) -> AsyncIterator[DeviceLink]:
    """A running link to the hall, connected unless `wait` is False."""
    link = DeviceLink(server=hall.address, key=KEY, role="clerk", software="test 1")
    running = asyncio.create_task(link.run())
    try:
        if wait:
            await until(lambda: link.state.connected, "the first welcome")
        yield link
        assert not running.done(), "run() ended by itself"
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@asynccontextmanager
async def opened_hall() -> AsyncIterator[FakeHall]:
    hall = FakeHall()
    await hall.start()
    try:
        yield hall
    finally:
        with suppress(Exception):
            await hall.stop()


def numbers(states: list[LinkState]) -> list[tuple[bool, int]]:
    return [(state.connected, state.seq) for state in states]
