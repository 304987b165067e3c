"""One day of a busy hall over HTTP, its clock moved on: who comes, is called, served and asked.

Eight clerks sign in with their passwords; a display reports each call, a printer's worker each
slip. Now and then somebody does not come, is put aside, is sent on to another queue, becomes a case
or asks a question only.
"""

import json
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from bench.http_client import HttpConnection, HttpError, Target
from bench.years_hall import YearsHall
from hall_link.socket import DeviceLink
from hall_link.wire.calls import ReportCall
from hall_link.wire.printing import ReportJob, ReportPrinter
from tests.support.devices import linked
from tests.support.people import ITEMS, give_password, key_of

ZONE = ZoneInfo("Asia/Shanghai")
PASSWORD = "open sesame"
DESKS = {
    "general": (1, "lixia"),
    "civil": (3, "chenfang"),
    "identity": (4, "zhaolei"),
    "labour": (6, "zhouqiang"),
    "medical": (8, "zhengyan"),
    "land": (9, "fengbo"),
    "farming": (10, "hejing"),
    "finance": (11, "tanghui"),
}
"""Queue -> the window that calls it, and who sits there."""

SESSIONS = ((9.0, 11.5), (14.75, 17.25))
"""From when until when people come, in hours; at weekends the first, and a quarter of them."""

AHEAD = 3
"""So many wait in each line before the first is called."""

NO_SHOW, HOLD, TRANSFER, CASE, QUESTION, RATED, PRIORITY = 23, 31, 37, 15, 29, 3, 4
"""Every so manyth visit."""


@dataclass(slots=True)
class Lived:
    """Milliseconds of each press of the day, and how many came."""

    call_ms: list[float] = field(default_factory=list)
    take_ms: list[float] = field(default_factory=list)
    tickets: int = 0


class Hall:
    """The hall's people and devices, for as many days as the server runs."""

    def __init__(self, hall: YearsHall) -> None:
        self._hall = hall
        self._stack = AsyncExitStack()
        self._keys: dict[str, str] = {}
        self._tokens: dict[int, str] = {}
        self._secrets: dict[str, str] = {}
        self._printed: set[str] = set()
        self._visits = 0

    async def __aenter__(self) -> "Hall":
        for _, name in DESKS.values():
            give_password(self._hall, name, PASSWORD)
        for role in ("kiosk", "display", "printer", "evaluator"):
            place = {"window": 3} if role == "evaluator" else {}
            self._keys[role] = key_of(self._hall, role, **place)
        self._line = await HttpConnection.to(self._hall.port)
        self._display = await self._link("display")
        self._printer = await self._link("printer")
        await self._link("evaluator")
        await self._printer.call(ReportPrinter(state="ready"))
        return self

    async def _link(self, role: Any) -> DeviceLink:
        return await self._stack.enter_async_context(linked(self._hall, self._keys[role], role))

    async def __aexit__(self, *_: object) -> None:
        self._line.close()
        await self._stack.aclose()

    # --- the day --------------------------------------------------------------------------------

    async def live(self, day: date, tickets: int) -> Lived:
        """Everybody of a day comes and is served."""
        lived = Lived()
        rounds = self._rounds(day, tickets)
        await self._to(next(rounds))
        for window, name in DESKS.values():
            await self._sit_down(window, name)
        for number, moment in enumerate(rounds):
            await self._to(moment)
            for queue in DESKS:
                await self._take(queue, lived)
            if number >= AHEAD:
                await self._serve_each(lived)
        while await self._serve_each(lived):
            pass
        for window in self._tokens:
            await self._act(window, "sign-out")
        self._secrets.clear()
        return lived

    def _rounds(self, day: date, tickets: int) -> Iterator[datetime]:
        """When the clerks come, and when each round of one person a queue."""
        sessions = SESSIONS[:1] if day.weekday() > 4 else SESSIONS
        count = max(1, tickets // len(DESKS) // (4 if day.weekday() > 4 else 1))
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE)
        hours = sum(end - begin for begin, end in sessions)
        yield midnight + timedelta(hours=sessions[0][0] - 0.1)
        for number in range(count):
            at, left = sessions[0][0], number / count * hours
            for begin, end in sessions:
                at = begin + left
                if at < end:
                    break
                left -= end - begin
            yield midnight + timedelta(hours=at)

    async def _to(self, moment: datetime) -> None:
        self._hall.at(moment)

    # --- who comes ------------------------------------------------------------------------------

    async def _take(self, queue: str, lived: Lived) -> None:
        order: dict[str, Any] = {"items": [ITEMS[queue]], "knowing": True}
        if lived.tickets % PRIORITY == 0:
            order["priority"] = "elderly"
        begun = time.perf_counter()
        taken = await self._post(self._keys["kiosk"], "/tickets", order)
        lived.take_ms.append((time.perf_counter() - begun) * 1000)
        lived.tickets += 1
        self._secrets[taken["ticket_id"]] = taken["secret"]
        await self._print()

    async def _print(self) -> None:
        """The worker puts on paper what it was given."""
        snapshot = self._printer.state.snapshot
        for job in list(snapshot.jobs or []) if snapshot else []:
            if job.job_id not in self._printed:
                self._printed.add(job.job_id)
                await self._printer.call(ReportJob(job_id=job.job_id, outcome="printed"))

    # --- who serves -----------------------------------------------------------------------------

    async def _sit_down(self, window: int, name: str) -> None:
        entered = {"name": name, "password": PASSWORD}
        seated = await self._post("", f"/windows/{window}/sign-in", entered)
        self._tokens[window] = seated["token"]

    async def _serve_each(self, lived: Lived) -> int:
        """Every clerk serves one; how many there were."""
        served = 0
        for window, _ in DESKS.values():
            served += await self._serve(window, lived)
        return served

    async def _serve(self, window: int, lived: Lived) -> bool:
        begun = time.perf_counter()
        try:
            called = await self._act(window, "call-next")
        except HttpError as error:
            if "nobody-waiting" not in str(error):
                raise
            return False
        lived.call_ms.append((time.perf_counter() - begun) * 1000)
        self._visits += 1
        shown = ReportCall(call_id=called["call_id"], round=called["round"], done="shown")
        await self._display.call(shown)
        await self._visit(window, called["ticket_id"])
        return True

    async def _visit(self, window: int, ticket: str) -> None:
        visit = self._visits
        if visit % NO_SHOW == 0:
            await self._act(window, "no-show")
            return
        await self._act(window, "start")
        if visit % HOLD == 0:
            await self._act(window, "hold")
            await self._act(window, "call", ticket_id=ticket)
            await self._act(window, "start")
        if visit % TRANSFER == 0:
            await self._act(window, "transfer", to_queue="general")
            return
        if visit % CASE == 0:
            await self._case(window, ticket)
        if visit % QUESTION == 0:
            await self._act(window, "consultation", question="几点下班", close=True)
        await self._act(window, "finish", outcome="done")
        if visit % RATED == 0 and ticket in self._secrets:
            rating = {"secret": self._secrets[ticket], "level": 5 - (visit % 9 == 0)}
            await self._post(self._keys["kiosk"], "/ratings", rating)

    async def _case(self, window: int, ticket: str) -> None:
        """Opened, decided and handed over on the spot."""
        opened = {
            "kind": "open_case",
            "window": window,
            "ticket_id": ticket,
            "case_kind": "on-the-spot",
            "item": ITEMS["civil"],
            "applicant": {"name": "张建国", "phone": "13800001234"},
            "papers": [{"name": "身份证", "place": 0}],
            "print": False,
        }
        case = (await self._post(self._tokens[window], "/cases", {"command": opened}))["case"]
        over = {"kind": "act_on_case", "case_id": case["case_id"], "act": "close"}
        end = {"outcome": "granted", "channel": "counter", "recipient": "张建国", "print": False}
        told = {"command": {**over, "window": window, **end}}
        await self._post(self._tokens[window], "/cases/acts", told)

    async def _act(self, window: int, act: str, **body: Any) -> Any:
        return await self._post(self._tokens[window], f"/windows/{window}/{act}", body)

    async def _post(self, key: str, path: str, body: dict[str, Any]) -> Any:
        named = {"command_id": uuid4().hex, **body} if "command" not in body else body
        if path.endswith("sign-in"):
            named = body
        text = json.dumps(named).encode()
        return json.loads(
            await self._line.send(Target(self._hall.port, "", key).post(text, "/api/v1" + path))
        )
