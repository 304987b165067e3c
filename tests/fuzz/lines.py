"""Devices that speak as no device does: torn, wrong, huge, deep, in the wrong order."""

import contextlib
import json
import os
import random
import socket
import struct
from collections import Counter
from collections.abc import Callable
from typing import Any, get_args

from pydantic import TypeAdapter
from websockets.exceptions import WebSocketException

from hall_link.wire.commands import Command
from hall_link.wire.envelope import FROM_SERVER
from tests.access.examples import smallest
from tests.fuzz.hostile import as_text, broken_text, spoiled
from tests.support.hall import RunningHall
from tests.support.lines import Line

PATH = "/api/v1/devices/socket"
HUGE = 1_200_000
LISTENS_S = 0.05

Say = Callable[[random.Random], str | bytes]


class Liar:
    """One after the other, lines that are opened, misused and left. `faults`: answers that tell of
    a fault of the server."""

    def __init__(
        self, hall: RunningHall, keys: dict[str, str], things: dict[str, Any], seed: int
    ) -> None:
        self._hall = hall
        self._keys = keys
        self._things = things
        self._chance = random.Random(seed)
        self._commands = _sound_commands(things)
        self.faults: list[str] = []
        self.count: Counter[str] = Counter()

    def turn(self) -> None:
        """One line."""
        chance = self._chance
        if chance.random() < 0.3:
            self._raw()
            return
        with (
            contextlib.suppress(WebSocketException, OSError, TimeoutError),
            Line(self._hall) as line,
        ):
            if chance.random() < 0.75:
                role = chance.choice(list(self._keys))
                line.hello(role, self._keys[role])
                self.count["lines after hello"] += 1
            else:
                self.count["lines before hello"] += 1
            for _ in range(chance.randint(1, 12)):
                said = self._frame()
                line.say(said)
                self.count["frames"] += 1
            self._listen(line)

    def _listen(self, line: Line) -> None:
        """Whatever comes is a frame of the protocol, and none tells of a fault of ours."""
        try:
            for _ in range(40):
                text = line.socket.recv(LISTENS_S)
                frame = FROM_SERVER.validate_json(text)
                error = getattr(frame, "error", None)
                if error is not None:
                    self.count[error.code] += 1
                    if error.code in ("internal", "try-again"):
                        self.faults.append(f"{error.code}: {text[:300]!r}")
        except TimeoutError:
            return
        except WebSocketException:
            code = line.socket.close_code
            self.count[f"closed {code}"] += 1
            if code == 1011:
                self.faults.append("the line was closed with 1011")

    def _frame(self) -> str | bytes:
        chance = self._chance
        sound = self._sound_frame()
        kind = chance.random()
        if kind < 0.3:
            return as_text(sound)
        if kind < 0.8:
            return as_text(spoiled(sound, chance))
        return broken_text(sound, chance)

    def _sound_frame(self) -> dict[str, Any]:
        chance = self._chance
        role = chance.choice(list(self._keys))
        hello = {"type": "hello", "role": role, "key": self._keys[role], "wire_version": 1}
        command = chance.choice(self._commands)
        call = {"type": "call", "id": f"f{chance.randrange(10**6)}", "command": command}
        others = ({"type": "resync"}, {"type": "heartbeat"}, {"type": "push"}, hello)
        return call if chance.random() < 0.8 else chance.choice(others)

    # --- below the frames -------------------------------------------------------------------------

    def _raw(self) -> None:
        """A connection whose websocket frames, or whose handshake, are not what they should be."""
        self.count["raw lines"] += 1
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", self._hall.port), timeout=1) as line,
        ):
            if self._chance.random() < 0.2:
                line.sendall(self._chance.choice(HANDSHAKES).replace(b"PATH", PATH.encode()))
            else:
                line.sendall(_handshake())
                line.recv(1000)
                hello = {"type": "hello", "role": "kiosk", "key": self._keys["kiosk"]}
                if self._chance.random() < 0.5:
                    line.sendall(_framed(json.dumps(hello | {"wire_version": 1}).encode()))
                line.sendall(self._torn())
            line.settimeout(LISTENS_S)
            with contextlib.suppress(OSError):
                line.recv(100_000)

    def _torn(self) -> bytes:
        chance = self._chance
        whole = _framed(as_text(self._sound_frame()).encode())
        return chance.choice(
            (
                whole[: chance.randrange(len(whole))],
                b"\x81\xff" + struct.pack(">Q", 2**63 - 1) + b"abcd",
                b"\x81\xfe\xff\xff",
                b"\x81\x05hello",  # not masked
                b"\x80\x80abcd",  # goes on with nothing
                b"\x01\x80abcd" * 50,  # begins again and again
                b"\xf1\x80abcd",  # reserved bits
                b"\x8b\x80abcd",  # an unknown kind
                b"\x88\x81abcd\x00",  # a close of one byte
                b"\x89\xfe\x00\xff" + b"abcd" + b"x" * 255,  # a ping too long
                b"\x89\x80abcd" * 400,  # many pings
                _framed(b"\xff\xfe\xc0\x80"),
                _framed(b"\xed\xa0\x80"),
                _framed(b"x" * HUGE),
                chance.randbytes(chance.randrange(1, 4000)),
                whole * 60,
            )
        )


def _sound_commands(things: dict[str, Any]) -> list[dict[str, Any]]:
    """One of each kind, as little as it takes."""
    found = []
    for model in get_args(get_args(Command)[0]):
        schema = TypeAdapter(model).json_schema()
        told = smallest(schema, schema.get("$defs", {}), **things)
        found.append({**told, "kind": model.model_fields["kind"].default})
    return found


def _handshake() -> bytes:
    lines = (
        f"GET {PATH} HTTP/1.1",
        "Host: hall",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    )
    return "\r\n".join((*lines, "", "")).encode()


def _framed(text: bytes) -> bytes:
    """One masked text frame."""
    mask, size = os.urandom(4), len(text)
    if size < 126:
        head = struct.pack("!BB", 0x81, 0x80 | size)
    elif size < 65536:
        head = struct.pack("!BBH", 0x81, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", 0x81, 0x80 | 127, size)
    key = mask * (size // 4 + 1)
    return head + mask + bytes(a ^ b for a, b in zip(text, key, strict=False))


HANDSHAKES = (
    b"GET PATH HTTP/1.1\r\n\r\n",
    b"GET PATH HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    b"GET PATH HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n",
    b"GET PATH HTTP/9.9\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200),
    b"POST /api/v1/tickets HTTP/1.1\r\nContent-Length: 10\r\nContent-Length: 20\r\n\r\n{}",
    b"POST /api/v1/tickets HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n{}\r\n",
    b"POST /api/v1/tickets HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n",
    b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * 20_000,
    b"GET /%00%ff%c0%80 HTTP/1.1\r\nHost: h\r\n\r\n",
)
"""Requests that are none, some of them by their side of HTTP."""
