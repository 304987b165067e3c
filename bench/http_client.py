"""A light HTTP/1.1 client: one keep-alive connection, one request at a time.

It does as little as possible, so that what is measured is the server and not the client.
"""

import asyncio
from dataclasses import dataclass
from typing import cast


class HttpError(Exception):
    """The server answered with an error or hung up."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where to send: the port on this machine, the path, and the bearer key."""

    port: int
    path: str
    key: str = ""

    def post(self, body: bytes, path: str = "") -> bytes:
        """A whole POST request as bytes."""
        head = (
            f"POST {path or self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            f"Authorization: Bearer {self.key}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


class HttpConnection(asyncio.Protocol):
    """Answers must have a Content-Length; both the hall and the bare server send one."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._answer: asyncio.Future[bytes] | None = None

    @classmethod
    async def to(cls, port: int) -> "HttpConnection":
        """Connects to a port of this machine."""
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(cls, "127.0.0.1", port)
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    async def send(self, request: bytes) -> bytes:
        """The body of the answer. Raises `HttpError` for any status but 2xx."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        head = self._buffer[:end].lower()
        at = head.index(b"content-length:") + 15
        length = int(head[at:].split(b"\r\n", 1)[0])
        if len(self._buffer) < end + 4 + length:
            return
        body, self._buffer = self._buffer[end + 4 : end + 4 + length], b""
        self._settle(head, body)

    def _settle(self, head: bytes, body: bytes) -> None:
        answer = self._answer
        if answer is None or answer.done():
            return
        if head[9:10] == b"2":
            answer.set_result(body)
        else:
            answer.set_exception(HttpError(f"{head[:40]!r} {body[:300]!r}"))

    def connection_lost(self, _error: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(HttpError("the server hung up"))

    def close(self) -> None:
        """Hangs up."""
        if self._transport is not None:
            self._transport.close()
