"""Server-sent events of one ticket, straight on ASGI: a thousand open pages must cost little."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.types import Receive, Scope, Send

from hall_server.delivery.phones import Phone

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]

RETRY = "retry: 1000\n\n"
"""A closed line is dialled anew after this many milliseconds."""

BEAT = "event: beat\ndata: 0\n\n"
"""Heard by the page's script, which a comment is not."""


class PhoneStream:
    """An answer that lasts: sends `tell()` whenever it has become another text, and a beat
    whenever the phone is to hear one.

    tell: the page's present text as JSON, None when the ticket is gone and the stream should end.
    """

    def __init__(
        self, phone: Phone, tell: Callable[[], str | None], left: Callable[[], None]
    ) -> None:
        self._phone = phone
        self._tell = tell
        self._left = left

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        gone = asyncio.create_task(_until_gone(receive))
        talk = asyncio.create_task(self._talk(send))
        try:
            await asyncio.wait((gone, talk), return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._left()
            for task in (gone, talk):
                task.cancel()
            with suppress(OSError):
                await asyncio.gather(gone, talk, return_exceptions=True)

    async def _talk(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await _part(send, RETRY)
        phone, told = self._phone, None
        while True:
            if phone.stale:
                phone.stale = False
                if (text := self._tell()) is None:
                    break
                if text != told:
                    await _part(send, f"data: {text}\n\n")
                    told = text
            if phone.beat:
                phone.beat = False
                await _part(send, BEAT)
            await phone.changed.wait()
            phone.changed.clear()
        await send({"type": "http.response.body", "body": b""})


async def _part(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
