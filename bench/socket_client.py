"""A light websocket client that only listens: it tells when the next text message came in.

What a server sends is unmasked and, here, never compressed or split into several frames.
"""

import asyncio
import base64
import json
import os
from collections.abc import Callable
from typing import cast

Heard = Callable[[bytes], None]


class ListeningSocket(asyncio.Protocol):
    """One line to a server. `heard` is called with every text message, as bytes."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._open = asyncio.get_running_loop().create_future()
        self._upgraded = False

    @classmethod
    async def to(cls, port: int, path: str, heard: Heard) -> "ListeningSocket":
        """Connects, and waits until the server has agreed."""
        loop = asyncio.get_running_loop()
        _, line = await loop.create_connection(lambda: cls(heard), "127.0.0.1", port)
        line._greet(port, path)
        await line._open
        return line

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def _greet(self, port: int, path: str) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        self._write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode()
        )

    def _write(self, data: bytes) -> None:
        assert self._transport is not None
        self._transport.write(data)

    def say(self, message: dict[str, object]) -> None:
        """Sends a JSON text. The mask is all zeros, which leaves the text as it is."""
        text = json.dumps(message).encode()
        length = bytes([0x80 | len(text)]) if len(text) < 126 else b"\xfe" + _two(len(text))
        self._write(b"\x81" + length + b"\0\0\0\0" + text)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._upgraded and not self._take_upgrade():
            return
        while (message := self._take_message()) is not None:
            self._heard(message)

    def _take_upgrade(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        if not self._buffer.startswith(b"HTTP/1.1 101"):
            raise ConnectionError(bytes(self._buffer[:80]))
        del self._buffer[: end + 4]
        self._upgraded = True
        self._open.set_result(None)
        return True

    def _take_message(self) -> bytes | None:
        if len(self._buffer) < 2:
            return None
        start, length = 2, self._buffer[1]
        if length > 125:
            start = 4 if length == 126 else 10
            length = int.from_bytes(self._buffer[2:start], "big")
        if len(self._buffer) < start + length:
            return None
        message = bytes(self._buffer[start : start + length])
        del self._buffer[: start + length]
        return message

    def close(self) -> None:
        """Hangs up."""
        if self._transport is not None:
            self._transport.close()


def _two(number: int) -> bytes:
    return number.to_bytes(2, "big")
