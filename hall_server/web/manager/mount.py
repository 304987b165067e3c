"""The manager's pages under `/manager`, loaded when somebody first asks for them.

NiceGUI takes longer to import than the whole hall to open, and memory a hall without an open
manager's page has no use for. So the server's start knows nothing of it: the first request has it
imported in a thread, and the hall goes on meanwhile.
"""

import asyncio
import gc
import importlib
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.types import Message, Receive, Scope, Send

from hall_server.cases.file import CaseFile
from hall_server.complaints.book import ComplaintBook
from hall_server.erasures.matters import MatterBook
from hall_server.guide.tables import ItemVersion
from hall_server.kernel.ledger_book import LedgerBook
from hall_server.rectifications.book import RatingBook
from hall_server.registers.book import RegisterBook
from hall_server.web.desk import Desk
from hall_server.web.enrolling import Enrolling

Versions = Callable[[str], list[ItemVersion]]
"""Every version of an item that is kept, by its id, the first first."""

log = logging.getLogger(__name__)

PATH = "/manager"
PAGES = "hall_server.web.manager.pages"

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'; object-src 'none'; base-uri 'self'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""In nobody's frame: a hand that presses there would not see what it presses."""


class ManagerPages:
    """An ASGI app to be mounted at `PATH`. NiceGUI allows one of them in a process."""

    def __init__(
        self,
        desk: Desk,
        versions: Versions,
        complaints: ComplaintBook,
        ratings: RatingBook,
        registers: RegisterBook,
        case: Callable[[str], CaseFile | None],
        enrolling: Enrolling,
        ledger: LedgerBook,
        matters: MatterBook,
    ) -> None:
        self._desk = desk
        self._versions = versions
        self._complaints = complaints
        self._ratings = ratings
        self._registers = registers
        self._case = case
        self._enrolling = enrolling
        self._ledger = ledger
        self._matters = matters
        self._loading = asyncio.Lock()
        self._open = AsyncExitStack()
        self._app: FastAPI | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app or await self._load()

        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await app(scope, receive, shielded)

    async def _load(self) -> FastAPI:
        async with self._loading:
            if self._app is None:
                pages = await asyncio.to_thread(importlib.import_module, PAGES)
                app: FastAPI = pages.build_pages(
                    self._desk,
                    self._versions,
                    self._complaints,
                    self._ratings,
                    self._registers,
                    self._case,
                    self._enrolling,
                    self._ledger,
                    self._matters,
                )
                await self._open.enter_async_context(app.router.lifespan_context(app))
                gc.freeze()  # what was imported stays: the collector need not look at it again
                log.info("the manager's pages are loaded")
                self._app = app
        return self._app

    async def close(self) -> None:
        """Ends what runs behind the pages; harmless when nobody ever asked for them."""
        await self._open.aclose()
