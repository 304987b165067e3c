"""One day of a hall, lived through its own HTTP API, from event to event.

The server is the real one, over a database of its own, in this process: nothing listens on a port.
Its clock stands still while it answers and is moved on to whatever happens next, so that the same
trace gives the same day, however quick the machine is.
"""

import asyncio
import heapq
import json
import secrets
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy import event

from hall_link.wire.board import Session
from hall_server.app import HallApp
from hall_server.devices.create_key import CreateKey
from hall_server.forecast.state import COMPARED
from hall_server.hall_file.model import HallFile
from hall_server.kernel.clock import StandingClock
from hall_server.kernel.ids import digest, new_key
from hall_server.kernel.work import SYSTEM, no_mark
from hall_server.premises.timetable import Timetable
from hall_server.simulate.trace import Citizen
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.init import init_hall
from hall_server.web.reports import Compared, EstimatesTold

TURN_S = 6
"""From a citizen's leaving to the clerk's next press."""

SEEN_S = 10
"""Until a clerk who is free notices that somebody has come."""

BEFORE_OPENING = timedelta(minutes=5)


@dataclass(slots=True)
class Visit:
    """What became of one citizen of the trace."""

    citizen: Citizen
    number: str = ""
    queue: str = ""
    issued: datetime | None = None
    wait: dict[str, int] | None = None
    called: datetime | None = None
    window: int | None = None
    started: datetime | None = None
    ended: datetime | None = None
    missed: int = 0
    refused: str = ""


@dataclass(slots=True)
class DayLived:
    """A whole day: its visits, how long each window was open for calls and taken up, in seconds,
    and every estimate the hall compared with what came."""

    visits: list[Visit]
    open_s: float
    busy_s: dict[int, float] = field(default_factory=dict)
    estimates: list[Compared] = field(default_factory=list)


Step = Callable[[], Awaitable[None]]


class Refused(Exception):  # noqa: N818
    """The hall refused an act."""

    def __init__(self, code: str, details: dict[str, Any]) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def sessions_of(file: HallFile, day: date) -> list[Session]:
    """When the hall serves on a day; the whole day where the file names no hours."""
    return Timetable(file.hours, ZoneInfo(file.hall.time_zone)).sessions(day)


def live(file: HallFile, day: date, citizens: Sequence[Citizen]) -> DayLived:
    """Lets the citizens come on that day. Leaves nothing behind."""
    with tempfile.TemporaryDirectory(prefix="hall-simulate-") as folder:
        return asyncio.run(_live(file, day, citizens, Path(folder)))


async def _live(file: HallFile, day: date, citizens: Sequence[Citizen], folder: Path) -> DayLived:
    sessions = sessions_of(file, day)
    clock = StandingClock(sessions[0].opens - BEFORE_OPENING)
    engine = open_engine(sqlite_url(folder))
    event.listen(engine, "connect", _in_no_hurry)
    init_hall(engine, file, True, clock.now())
    hall = HallApp(engine, clock, secrets.token_bytes(32), no_mark)
    web = hall.web()
    async with web.router.lifespan_context(web):
        transport = httpx.ASGITransport(web)
        async with httpx.AsyncClient(transport=transport, base_url="http://hall") as client:
            lived = await _SimulatedDay(file, day, sessions, clock, hall, client).run(citizens)
    engine.dispose()
    return lived


def _in_no_hurry(connection: Any, _record: Any) -> None:
    """Nobody relies on this database after a power cut."""
    connection.execute("PRAGMA synchronous=OFF")


class _SimulatedDay:
    """The citizens, the clerks, and what they do next."""

    def __init__(
        self,
        file: HallFile,
        day: date,
        sessions: Sequence[Session],
        clock: StandingClock,
        hall: HallApp,
        client: httpx.AsyncClient,
    ) -> None:
        self._file = file
        self._day = day
        self._sessions = sessions
        self._clock = clock
        self._hall = hall
        self._client = client
        self._zone = ZoneInfo(file.hall.time_zone)
        self._steps: list[tuple[datetime, int, Step]] = []
        self._count = 0
        self._keys: dict[int | str, str] = {}
        self._idle: set[int] = set()
        self._visits: dict[str, Visit] = {}
        self._secrets: dict[str, str] = {}
        open_s = sum((s.closes - s.opens).total_seconds() for s in sessions)
        self._lived = DayLived([], open_s)

    async def run(self, citizens: Sequence[Citizen]) -> DayLived:
        await self._make_keys()
        for citizen in citizens:
            visit = Visit(citizen)
            self._lived.visits.append(visit)
            self._at(self._moment(citizen), partial(self._arrive, visit))
        for number in self._lived.busy_s:
            self._at(self._sessions[0].opens, partial(self._call, number))
        while self._steps:
            moment, _, step = heapq.heappop(self._steps)
            self._clock.moment = max(moment, self._clock.moment)
            await step()
        self._lived.estimates = await self._estimates()
        return self._lived

    def _moment(self, citizen: Citizen) -> datetime:
        return datetime.combine(self._day, citizen.arrives, self._zone).astimezone(UTC)

    def _at(self, moment: datetime, step: Step) -> None:
        self._count += 1
        heapq.heappush(self._steps, (moment, self._count, step))

    def _in(self, seconds: float, step: Step) -> None:
        self._at(self._clock.now() + timedelta(seconds=seconds), step)

    # --- the hall -------------------------------------------------------------------------------

    async def _make_keys(self) -> None:
        await self._make_key("guide", None)
        await self._make_key("manager", None)
        for window in self._file.windows:
            if window.in_service:
                await self._make_key("clerk", window.number)
                self._lived.busy_s[window.number] = 0.0

    async def _make_key(self, role: str, window: int | None) -> None:
        self._keys[window or role] = key = new_key()
        command = CreateKey(role=role, window=window, key_hash=digest(key))
        await self._hall.runner.do(command, SYSTEM)

    async def _send(
        self, who: int | str, path: str, body: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Raises `Refused`."""
        answer = await self._client.post(
            f"/api/v1{path}", json=body or {}, headers=self._bearer(who)
        )
        told: dict[str, Any] = json.loads(answer.content)
        if answer.is_error:
            raise Refused(told["error"]["code"], told["error"].get("details") or {})
        return told

    def _bearer(self, who: int | str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._keys[who]}"}

    async def _estimates(self) -> list[Compared]:
        asked = f"/api/v1/reports/estimates?latest={min(COMPARED, len(self._lived.visits))}"
        answer = await self._client.get(asked, headers=self._bearer("manager"))
        return EstimatesTold.model_validate_json(answer.content).latest

    # --- the citizens ---------------------------------------------------------------------------

    async def _arrive(self, visit: Visit, knowing: bool = False) -> None:
        order = {"items": [visit.citizen.item], "print": False, "knowing": knowing}
        if visit.citizen.priority:
            order["priority"] = visit.citizen.priority
        try:
            taken = await self._send("guide", "/tickets", order)
        except Refused as refused:
            if refused.code == "not-before-closing" and not knowing:
                await self._arrive(visit, knowing=True)
            else:
                visit.refused = refused.code
            return
        visit.number, visit.queue, visit.wait = taken["number"], taken["queue"], taken["wait"]
        visit.issued = self._clock.now()
        self._visits[taken["ticket_id"]] = visit
        self._secrets[taken["ticket_id"]] = taken["secret"]
        self._wake(taken["windows"])

    async def _come_back(self, ticket_id: str) -> None:
        try:
            scan = {"secret": self._secrets[ticket_id]}
            ticket = await self._send("guide", "/tickets/return", scan)
        except Refused:
            return  # no more returns by the hall's rule
        self._wake(ticket["windows"])

    def _wake(self, windows: Sequence[int]) -> None:
        """A clerk who is free sees that somebody waits."""
        number = next((n for n in windows if n in self._idle), None)
        if number is not None:
            self._idle.discard(number)
            self._in(SEEN_S, lambda: self._call(number))

    # --- the clerks -----------------------------------------------------------------------------

    async def _call(self, window: int) -> None:
        reopens = self._break_ends()
        if reopens is not None:
            self._at(reopens, lambda: self._call(window))
            return
        try:
            done = await self._send(window, f"/windows/{window}/call-next")
        except Refused:
            self._idle.add(window)
            return
        visit = self._visits[done["ticket_id"]]
        visit.called, visit.window = visit.called or self._clock.now(), window
        began = self._clock.now()
        if visit.citizen.shows or visit.missed:
            self._in(visit.citizen.walk_s, lambda: self._start(visit, window, began))
        else:
            self._in(self._patience(), lambda: self._again(done["ticket_id"], window, began))

    def _break_ends(self) -> datetime | None:
        now = self._clock.now()
        if any(session.opens <= now < session.closes for session in self._sessions):
            return None
        return next((s.opens for s in self._sessions if s.opens > now), None)

    async def _start(self, visit: Visit, window: int, began: datetime) -> None:
        await self._send(window, f"/windows/{window}/start")
        visit.started = self._clock.now()
        self._in(visit.citizen.service_s, lambda: self._finish(visit, window, began))

    async def _finish(self, visit: Visit, window: int, began: datetime) -> None:
        outcome = self._file.outcomes[0].code
        await self._send(window, f"/windows/{window}/finish", {"outcome": outcome})
        visit.ended = self._clock.now()
        self._free(window, began)

    def _patience(self) -> float:
        return self._file.missed.unconfirmed_s + 1

    async def _again(self, ticket_id: str, window: int, began: datetime, calls: int = 1) -> None:
        """Nobody comes: called again until the hall's rule lets the clerk go on."""
        visit = self._visits[ticket_id]
        try:
            await self._send(window, f"/windows/{window}/no-show")
        except Refused as refused:
            if calls < self._file.missed.calls:
                await self._send(window, f"/windows/{window}/recall")
                calls += 1
            wait_s = max(1.0, self._patience(), float(refused.details.get("wait_s", 0)))
            self._in(wait_s, lambda: self._again(ticket_id, window, began, calls))
            return
        visit.missed += 1
        if visit.citizen.returns_s is not None:
            self._in(visit.citizen.returns_s, lambda: self._come_back(ticket_id))
        self._free(window, began)

    def _free(self, window: int, began: datetime) -> None:
        self._lived.busy_s[window] += (self._clock.now() - began).total_seconds()
        self._in(TURN_S, lambda: self._call(window))
