"""The clients, in a process of their own: `python -m bench.load NAME`, orders as JSON on stdin.

`tickets`: closed-loop clients that take tickets; `presses`: acts at windows, one after the other;
`spread`: from a press until the last of many sockets has heard; `hold`: sockets that stay;
`phones`: pages that follow their tickets while a clerk calls.
The result is one line of JSON on stdout.
"""

import asyncio
import json
import sys
import time
import uuid
from collections.abc import Callable, Coroutine
from typing import Any

import uvloop

from bench.http_client import HttpConnection, Target
from bench.phone_client import phones
from bench.socket_client import ListeningSocket

WARM = 3
"""Presses before the first that is counted."""

Orders = dict[str, Any]


async def tickets(orders: Orders) -> dict[str, float]:
    """Answers per second of `clients` closed-loop clients over `seconds`, after a short warm-up."""
    target = Target(orders["port"], orders["path"], orders["key"])
    connections = [await HttpConnection.to(target.port) for _ in range(orders["clients"])]
    loop = asyncio.get_running_loop()
    begin = loop.time() + 0.2
    end = begin + orders["seconds"]
    counts = await asyncio.gather(
        *(_take_tickets(c, target, orders["order"], begin, end) for c in connections)
    )
    return {"per_s": sum(counts) / orders["seconds"]}


async def _take_tickets(
    connection: HttpConnection, target: Target, order: Orders, begin: float, end: float
) -> int:
    """Answers between `begin` and `end`. Each order has a command id of its own."""
    loop, count = asyncio.get_running_loop(), 0
    stem = f"bench-{uuid.uuid4().hex[:12]}"
    number = 0
    while (now := loop.time()) < end:
        number += 1
        body = json.dumps({**order, "command_id": f"{stem}-{number}"}).encode()
        await connection.send(target.post(body))
        count += begin <= now and loop.time() < end
    return count


async def presses(orders: Orders) -> list[list[float]]:
    """Milliseconds of each place's first path, one place after the other, one press at a time.

    The place's other paths follow each press, not measured.
    """
    times: list[list[float]] = [[] for _ in orders["places"]]
    lines = [await HttpConnection.to(place["port"]) for place in orders["places"]]
    for number in range(orders["warm"] + orders["rounds"]):
        for place, line, told in zip(orders["places"], lines, times, strict=True):
            took = await _press(line, place)
            if number >= orders["warm"]:
                told.append(took)
    return times


async def _press(line: HttpConnection, place: Orders) -> float:
    target = Target(place["port"], "", place["key"])
    first, *others = (target.post(_named(), path) for path in place["paths"])
    begun = time.perf_counter()
    await line.send(first)
    took = (time.perf_counter() - begun) * 1000
    for request in others:
        await line.send(request)
    return took


def _named() -> bytes:
    """The body of an act with a command id of its own."""
    return json.dumps({"command_id": str(uuid.uuid4())}).encode()


class _Crowd:
    """Many sockets. `all_heard` is done when each has had the next push."""

    def __init__(self, marker: bytes) -> None:
        self._marker = marker
        self._missing = 0
        self._size = 0
        self._all: asyncio.Future[float] | None = None
        self.largest = 0

    def heard(self, message: bytes) -> None:
        if not message.startswith(self._marker):
            return
        self.largest = max(self.largest, len(message))
        self._missing -= 1
        if self._missing == 0 and self._all is not None:
            self._all.set_result(time.perf_counter())

    def expect(self, size: int) -> "asyncio.Future[float]":
        """The moment the last of `size` sockets has heard."""
        self._missing = size
        self._all = asyncio.get_running_loop().create_future()
        return self._all


async def _join(port: int, path: str, devices: list[Orders], heard: Any) -> list[ListeningSocket]:
    """Connects devices; each has had its welcome when this returns."""
    lines = []
    for device in devices:
        welcomed = asyncio.get_running_loop().create_future()

        def first(message: bytes, welcomed: "asyncio.Future[None]" = welcomed) -> None:
            if welcomed.done():
                heard(message)
            else:
                welcomed.set_result(None)

        line = await ListeningSocket.to(port, path, first)
        lines.append(line)
        if device:
            line.say({"type": "hello", "wire_version": 1, **device})
            await welcomed
        else:
            welcomed.set_result(None)
    return lines


async def spread(orders: Orders) -> dict[str, Any]:
    """Milliseconds from a press until the last socket has its push, and that push's size.

    `paths`: the press and what follows it unmeasured; each is pushed to every socket. `text`: the
    body, where there is to be one other than a command id.
    """
    crowd = _Crowd(orders["marker"].encode())
    lines = await _join(orders["port"], orders["socket_path"], orders["devices"], crowd.heard)
    connection = await HttpConnection.to(orders["port"])
    times = []
    for number in range(WARM + orders["presses"]):
        for path in orders["paths"]:
            body = orders["text"].encode() or _named()
            request = Target(orders["port"], path, orders["key"]).post(body)
            took = await _until_all_heard(connection, request, crowd.expect(len(lines)))
            if number >= WARM and path == orders["paths"][0]:
                times.append(took)
    for line in lines:
        line.close()
    return {"ms": times, "bytes": crowd.largest}


async def _until_all_heard(
    connection: HttpConnection, request: bytes, heard: "asyncio.Future[float]"
) -> float:
    begun = time.perf_counter()
    await connection.send(request)
    return (await heard - begun) * 1000


async def hold(orders: Orders) -> dict[str, Any]:
    """Keeps devices connected until stdin ends; heartbeats as devices send them."""
    lines = await _join(
        orders["port"], orders["socket_path"], orders["devices"], lambda _message: None
    )
    print(json.dumps({"held": len(lines)}), flush=True)
    gone = asyncio.create_task(asyncio.to_thread(sys.stdin.read))
    while not gone.done():
        for line in lines:
            if orders["beats"]:
                line.say({"type": "heartbeat"})
        await asyncio.wait([gone], timeout=3)
    return {}


JOBS: dict[str, Callable[[Orders], Coroutine[Any, Any, Any]]] = {
    "tickets": tickets,
    "presses": presses,
    "spread": spread,
    "hold": hold,
    "phones": phones,
}


def main() -> None:
    """Runs one job; its orders are the first line of stdin."""
    orders = json.loads(sys.stdin.readline())
    result = uvloop.run(JOBS[sys.argv[1]](orders))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
