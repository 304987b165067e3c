"""A thousand phones and some boards listen while a clerk calls: who has heard, and when.

Numbers of one queue are called in their order, so whoever shows a number has seen all before it.
"""

import asyncio
import json
import re
import time
from typing import Any, cast

from bench.http_client import HttpConnection, Target
from bench.socket_client import ListeningSocket

LATEST = re.compile(rb'"calls":\[\{"number":"[A-Z]+(\d+)"')
CALLED = re.compile(rb'"change":"call","call":\{"id":"[^"]*","number":"[A-Z]+(\d+)"')
OPEN_AT_ONCE = 50
LINGER_S = 20


class Hearing:
    """How many listeners have heard of each call, and when the last of them did."""

    def __init__(self) -> None:
        self.count: dict[int, int] = {}
        self.last: dict[int, float] = {}

    def reached(self, before: int, serial: int) -> int:
        """One listener has gone on from one serial to another."""
        now = time.perf_counter()
        for each in range(before + 1, serial + 1):
            self.count[each] = self.count.get(each, 0) + 1
            self.last[each] = now
        return max(before, serial)


class PhoneLine(asyncio.Protocol):
    """A page's stream of events."""

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing
        self._at = 0
        self._rest = b""
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def data_received(self, data: bytes) -> None:
        data = self._rest + data
        for found in LATEST.finditer(data):
            self._at = self._hearing.reached(self._at, int(found[1]))
        self._rest = data[-2048:] if b"\n\n" not in data[-2:] else b""
        if not self.opened.done() and b"data: " in data:
            self.opened.set_result(None)


async def _follow(port: int, secret: str, hearing: Hearing) -> asyncio.Transport:
    loop = asyncio.get_running_loop()
    transport, line = await loop.create_connection(lambda: PhoneLine(hearing), "127.0.0.1", port)
    path = f"/api/v1/tickets/{secret}/events"
    transport.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
    await line.opened
    return cast(asyncio.Transport, transport)


async def _board(port: int, device: dict[str, str], hearing: Hearing) -> ListeningSocket:
    welcomed = asyncio.get_running_loop().create_future()
    at = 0

    def heard(message: bytes) -> None:
        nonlocal at
        if not welcomed.done():
            welcomed.set_result(None)
        elif found := CALLED.search(message):
            at = hearing.reached(at, int(found[1]))

    line = await ListeningSocket.to(port, "/api/v1/devices/socket", heard)
    line.say({"type": "hello", "wire_version": 1, **device})
    await welcomed
    return line


async def _tickets(orders: dict[str, Any]) -> list[str]:
    """Secrets of as many tickets as there are phones and presses."""
    line = await HttpConnection.to(orders["port"])
    target = Target(orders["port"], "/api/v1/tickets", orders["kiosk"])
    body = json.dumps(orders["order"]).encode()
    total = orders["presses"] + orders["phones"]
    taken = [json.loads(await line.send(target.post(body))) for _ in range(total)]
    line.close()
    return [ticket["secret"] for ticket in taken[orders["presses"] :]]


async def phones(orders: dict[str, Any]) -> dict[str, Any]:
    """Milliseconds from each press until the last listener showed it; `heard`: the least number
    of listeners any press reached."""
    hearing, port = Hearing(), orders["port"]
    secrets = await _tickets(orders)
    lines: list[asyncio.Transport] = []
    for start in range(0, len(secrets), OPEN_AT_ONCE):
        some = secrets[start : start + OPEN_AT_ONCE]
        lines += await asyncio.gather(*(_follow(port, secret, hearing) for secret in some))
    boards = [await _board(port, device, hearing) for device in orders["devices"]]
    beating = asyncio.create_task(_beat(boards))
    pressed = await _press(orders)
    await _all_heard(hearing, max(pressed), len(lines) + len(boards))
    beating.cancel()
    for transport in lines:
        transport.close()
    for board in boards:
        board.close()
    times = [(hearing.last[serial] - begun) * 1000 for serial, begun in pressed.items()]
    return {"ms": times, "heard": min(hearing.count[serial] for serial in pressed)}


async def _beat(boards: list[ListeningSocket]) -> None:
    while True:
        for board in boards:
            board.say({"type": "heartbeat"})
        await asyncio.sleep(2)


async def _all_heard(hearing: Hearing, serial: int, listeners: int) -> None:
    end = time.perf_counter() + LINGER_S
    while time.perf_counter() < end:
        if hearing.count.get(serial, 0) >= listeners:
            return
        await asyncio.sleep(0.05)


async def _press(orders: dict[str, Any]) -> dict[int, float]:
    """The moment of each press, by the serial it called; presses keep their pace."""
    line = await HttpConnection.to(orders["port"])
    window, key = f"/api/v1/windows/{orders['window']}", orders["clerk"]
    await line.send(Target(orders["port"], f"{window}/call-next", key).post(b"{}"))
    pressed = {}
    due = time.perf_counter()
    for _ in range(orders["presses"] - 1):
        due += orders["every_s"]
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        await line.send(Target(orders["port"], f"{window}/start", key).post(b"{}"))
        begun = time.perf_counter()
        finish = json.dumps({"outcome": "done", "call_next": True}).encode()
        answer = await line.send(Target(orders["port"], f"{window}/finish", key).post(finish))
        pressed[int(re.sub(r"\D", "", json.loads(answer)["number"]))] = begun
    line.close()
    return pressed
