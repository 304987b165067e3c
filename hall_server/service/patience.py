"""How long and from how many lines at once the server listens to somebody who says nothing.

Anybody in the hall's network can open connections, and each costs the server an open file. One who
does not ask within seconds is let go, one address has so many lines and no more, and the last files
are the hall's own: its database and what it prints always have one.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from hall_server.service.means import most_files

BODY_S = 60.0
"""Within this a request's body must be there whole; within `ask_within_s` its head."""

HEAD_BYTES = 64 * 1024
"""A request's address and headers are no longer."""

OWN_FILES = 100
"""Open files that no line may take: database, backups, log, local socket, pictures."""

HERE = frozenset({"127.0.0.1", "::1"})
"""A proxy on this machine speaks for many."""


class PatientProtocol(HttpToolsProtocol):
    """An HTTP connection that is let go when nothing, or too much, comes of it."""

    of_one_address, ask_within_s = 500, 15.0
    _patience: asyncio.TimerHandle | None = None
    _in_head, _heads, _head = True, 0, 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self._too_many():
            transport.abort()
        else:
            self._wait(self.ask_within_s)

    def data_received(self, data: bytes) -> None:
        heads, in_head = self._heads, self._in_head
        super().data_received(data)
        if in_head and heads == self._heads:  # nothing but head
            self._head += len(data)
            if self._head > HEAD_BYTES:
                self.transport.abort()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._patience is None:
            self._wait(self.ask_within_s)

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._in_head, self._heads, self._head = False, self._heads + 1, 0
        self._wait(BODY_S)

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._in_head = True
        self._enough()

    def handle_websocket_upgrade(self) -> None:
        self._enough()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        self._enough()
        super().connection_lost(exc)

    def _wait(self, seconds: float) -> None:
        self._enough()
        self._patience = self.loop.call_later(seconds, self._lose_patience)

    def _enough(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _lose_patience(self) -> None:
        self._patience = None
        self.transport.abort()

    def _too_many(self) -> bool:
        if len(self.connections) > max(most_files() - OWN_FILES, 1):
            return True
        host = self.client[0] if self.client else ""
        if host in HERE:
            return False
        return sum(_host(line) == host for line in self.connections) > self.of_one_address


def _host(line: Any) -> str:
    """Where a line comes from, before and after it became a websocket."""
    return line.client[0] if line.client else ""


def patient(of_one_address: int, ask_within_s: float) -> type[PatientProtocol]:
    """The protocol for a server that lets every address have so many lines at one time, and wants
    a request's head so many seconds after a line is there or the request begins."""
    told = {"of_one_address": of_one_address, "ask_within_s": ask_within_s}
    return type("PatientProtocol", (PatientProtocol,), told)
