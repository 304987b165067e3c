"""The kiosk's numbers for when the server is away: fetched, given, handed in (row A15)."""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from hall_link.session import LinkState, Refused
from hall_link.wire.board import Board
from hall_link.wire.commands import Command, Result
from hall_link.wire.envelope import Snapshot
from hall_link.wire.guide import Guide
from hall_link.wire.printing import LocalPrint
from hall_link.wire.reserves import HandedIn, HandIn, OfflinePaper, ReserveTickets, TicketsReserved
from kiosk.effects import GiveEffect
from kiosk.giving import given
from kiosk.local_printer import hand_over
from kiosk.messages import LinkChanged, Message, StockChanged
from kiosk.store import Given, Hall, Store

LOG = logging.getLogger(__name__)

LOOK_S = 60.0
"""So often it looks whether blocks have to be filled, or the day or the hall is another."""

FILL_S = 600.0
"""So often it asks for numbers though it used none: tomorrow's, or those of a queue just opened."""

FRESH = timedelta(minutes=2)
"""A paper no worker had when the kiosk was killed is printed while its person may be there."""


class Link(Protocol):
    """What it needs of its line to the server (see `hall_link.socket.DeviceLink`)."""

    @property
    def state(self) -> LinkState: ...

    async def call(self, command: Command, *, command_id: str | None = None) -> Result: ...


class Reserves:
    """Keeps blocks filled while the server is there and gives out of them while it is not."""

    def __init__(self, store: Store, link: Link, tell: Callable[[Message], None]) -> None:
        self._store = store
        self._link = link
        self._tell = tell
        self._wake = asyncio.Event()
        self._kept: Snapshot | None = None
        self._ahead = timedelta()
        self._filled: tuple[Hall, str, dict[str, int]] | None = None
        self._filled_at = 0.0

    def restore(self) -> None:
        """At a start: the hall as it was known last, so that nobody has to wait for the server."""
        name, body = self._store.recall("name"), self._store.recall("picture")
        self._ahead = timedelta(seconds=float(self._store.recall("clock") or 0))
        try:
            snapshot = Snapshot.model_validate_json(body) if body else None
        except ValidationError:
            LOG.warning("the hall's picture of an earlier program is not used")
            return
        if snapshot is not None:
            self._kept = snapshot
            self._tell(LinkChanged(False, snapshot, None, name or ""))
            self.tell_stock()

    def heard(self, link: LinkState) -> None:
        """Listener for the line."""
        self._wake.set()

    def now(self) -> datetime:
        """The hall's time (UTC), as well as this device knows it."""
        loop_time = asyncio.get_running_loop().time()
        return self._link.state.hall_time(loop_time) or self._own_clock() + self._ahead

    def _own_clock(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC)

    def minute(self) -> datetime:
        """The hall's wall clock to the minute, in its zone where any hall was ever known."""
        zone = ZoneInfo(self._kept.board.time_zone) if self._kept else None
        return self.now().astimezone(zone).replace(second=0, microsecond=0)

    # --- a number is given --------------------------------------------------------------------

    async def give(self, effect: GiveEffect, board: Board, guide: Guide) -> Given | None:
        """A number of the kiosk's own, on the disk before it is told; None where none is left."""
        make = partial(given, effect, board, guide, self._paper())
        now = self.now()
        act = partial(self._store.give, effect.command_id, effect.queue, self._day(board, now))
        try:
            return await asyncio.to_thread(act, now, make)
        except sqlite3.Error:
            LOG.exception("a number could not be stored, so none was given")
            return None
        finally:
            self.tell_stock()

    async def paper_taken(self, ticket_id: str) -> None:
        """The worker has the paper of this ticket."""
        await asyncio.to_thread(self._store.printed, ticket_id)

    async def print_what_was_not(self, socket: Path) -> None:
        """After a start: the papers of those who stood here when the kiosk was killed."""
        for job in self._store.unprinted(self.now() - FRESH):
            line = LocalPrint(command_id=job.job_id, job=job)
            if await hand_over(socket, line) is not None:
                await self.paper_taken(job.job_id)

    def _paper(self) -> OfflinePaper:
        return OfflinePaper.model_validate_json(self._store.recall("paper") or "")

    def _day(self, board: Board, now: datetime) -> str:
        return now.astimezone(ZoneInfo(board.time_zone)).date().isoformat()

    def tell_stock(self) -> None:
        """Tells the screens how many are left for today."""
        if self._kept is not None:
            day = self._day(self._kept.board, self.now())
            self._tell(StockChanged(self._store.free(day)))

    # --- while the server is there ------------------------------------------------------------

    async def run(self) -> None:
        """Hands in, fills up, and keeps what is to be known without the server."""
        while True:
            self._wake.clear()
            state = self._link.state
            if state.connected and state.snapshot is not None:
                await self._meet(state, state.snapshot)
            self.tell_stock()
            await self._rest()

    async def _rest(self) -> None:
        """Until the line comes or goes, or it is time to look again."""
        connected = self._link.state.connected
        end = asyncio.get_running_loop().time() + LOOK_S
        while self._link.state.connected == connected:
            left = end - asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(left):
                    await self._wake.wait()
            except TimeoutError:
                return
            self._wake.clear()

    async def _meet(self, state: LinkState, snapshot: Snapshot) -> None:
        hall = Hall(snapshot.board.hall_id, state.epoch or "", state.device or "")
        try:
            await asyncio.to_thread(self._remember, state, hall, snapshot)
            await self._hand_in()
            await self._fill_up(hall, snapshot.board.business_day)
        except Refused as refused:
            LOG.error("the server will not hear of numbers held here: %s", refused.code)
        except sqlite3.Error:
            LOG.exception("what is kept of the hall could not be stored; the next look tries again")

    def _remember(self, state: LinkState, hall: Hall, snapshot: Snapshot) -> None:
        picture = Snapshot(board=snapshot.board, guide=snapshot.guide)
        self._store.greet(hall, snapshot.board.business_day)
        if picture != self._kept:
            self._store.keep("picture", picture.model_dump_json())
            self._store.keep("name", state.name)
            self._kept = picture
        if state.clock is not None:
            told = state.clock.at + timedelta(seconds=time.monotonic() - state.clock.heard)
            self._ahead = told - self._own_clock()
            self._store.keep("clock", str(self._ahead.total_seconds()))

    async def _hand_in(self) -> None:
        while tickets := await asyncio.to_thread(self._store.to_hand_in):
            answer = await self._link.call(HandIn(tickets=tickets))
            assert isinstance(answer, HandedIn)
            for ticket_id in answer.kept_aside:
                LOG.error("the hall does not know ticket %s", ticket_id)
            await asyncio.to_thread(self._store.handed_in, answer.ticket_ids)

    async def _fill_up(self, hall: Hall, day: str) -> None:
        """Asks where something was used since, or for the next day's once in a while."""
        now = asyncio.get_running_loop().time()
        if self._filled == (hall, day, self._store.free(day)) and now < self._filled_at + FILL_S:
            return
        holding, later = self._store.free(day), self._store.days_after(day)
        answer = await self._link.call(ReserveTickets(holding=holding, next_day=later))
        assert isinstance(answer, TicketsReserved)
        await asyncio.to_thread(self._store.keep, "paper", answer.paper.model_dump_json())
        await asyncio.to_thread(self._store.take_in, hall, answer.tickets)
        self._filled, self._filled_at = (hall, day, self._store.free(day)), now
