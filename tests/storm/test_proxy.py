"""The storm's own network: what it does to a line, and that it does nothing in calm weather."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed, InvalidMessage
from websockets.frames import Frame, Opcode

from tests.support.looping import run
from tools.storm.frames import first_frame, is_text
from tools.storm.proxy import Proxy, Weather

Scene = Callable[[Proxy, str], Awaitable[Any]]
LONG = "号" * 40_000


def behind(scene: Scene) -> Any:
    """A scene on the far side of a proxy, before a server that answers what it hears."""

    async def answering(line: ServerConnection) -> None:
        async for text in line:
            await line.send(f"heard {text!s}")

    async def play() -> Any:
        async with serve(answering, "127.0.0.1", 0) as server:
            proxy = Proxy(server.sockets[0].getsockname()[1], random.Random(1))
            await proxy.open()
            try:
                return await scene(proxy, f"ws://127.0.0.1:{proxy.port}")
            finally:
                await proxy.close()

    return run(asyncio.wait_for(play(), 20))


def test_in_calm_weather_it_passes_everything_on() -> None:
    async def scene(_proxy: Proxy, url: str) -> None:
        async with connect(url, proxy=None, compression=None) as line:
            for text in ("a", LONG, "b"):
                await line.send(text)
                assert await line.recv() == f"heard {text}"

    behind(scene)


def test_a_frame_is_said_twice_and_the_line_holds() -> None:
    async def scene(proxy: Proxy, url: str) -> None:
        async with connect(url, proxy=None, compression=None) as line:
            proxy.weather = Weather(twice=1.0)
            await line.send("a")
            assert [await line.recv() for _ in range(4)] == ["heard a"] * 4
            proxy.weather = Weather()
            await line.send("b")
            assert await line.recv() == "heard b"
            assert proxy.done["twice"] == 3

    behind(scene)


def test_a_torn_line_ends_and_the_next_one_holds() -> None:
    async def scene(proxy: Proxy, url: str) -> None:
        async with connect(url, proxy=None, compression=None) as line:
            proxy.weather = Weather(torn=1.0)
            await line.send(LONG)
            with pytest.raises(ConnectionClosed):
                await line.recv()
        proxy.weather = Weather()
        async with connect(url, proxy=None, compression=None) as line:
            await line.send("a")
            assert await line.recv() == "heard a"
        assert proxy.done["torn"] == 1

    behind(scene)


def test_a_network_that_is_down_cuts_who_is_there_and_lets_nobody_in() -> None:
    async def scene(proxy: Proxy, url: str) -> None:
        async with connect(url, proxy=None, compression=None) as line:
            proxy.weather = Weather(down=True)
            assert proxy.cut() == 1
            with pytest.raises(ConnectionClosed):
                await line.recv()
        with pytest.raises((OSError, InvalidMessage)):
            await connect(url, proxy=None, open_timeout=2)
        assert proxy.done["turned away"] == 1

    behind(scene)


def test_a_slow_line_says_everything() -> None:
    async def scene(proxy: Proxy, url: str) -> None:
        async with connect(url, proxy=None, compression=None) as line:
            proxy.weather = Weather(delay_s=0.05)
            for turn in range(4):
                await line.send(str(turn))
            assert [await line.recv() for _ in range(4)] == [f"heard {n}" for n in range(4)]
            assert proxy.done["slowed"] > 0

    behind(scene)


@pytest.mark.unit
@pytest.mark.parametrize("text", ["", "a", "x" * 125, "x" * 126, "x" * 70_000])
@pytest.mark.parametrize("mask", [True, False])
def test_where_a_frame_ends(text: str, mask: bool) -> None:
    frame = Frame(Opcode.TEXT, text.encode()).serialize(mask=mask)
    assert is_text(frame)
    assert first_frame(frame) == first_frame(frame + b"more") == len(frame)
    assert {first_frame(frame[:cut]) for cut in (0, 1, len(frame) - 1)} == {None}
    assert not is_text(Frame(Opcode.PING, b"").serialize(mask=mask))
