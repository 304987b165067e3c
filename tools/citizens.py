"""`make run CITIZENS=1`: people come to the demo hall, are called, served, and rate it.

`python -m tools.citizens SERVER FOLDER`, with the keys and passwords the demo keeps in its folder.
Citizens take numbers over HTTP, clerks sign in at their windows and work, and the pads before
them, devices like the real one but without a screen, are touched. Windows 1 and 2 are left to
whoever tries the hall. Service is about ten times as quick as in life.
"""

import argparse
import asyncio
import contextlib
import json
import random
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from hall_link import session
from hall_link.socket import DeviceLink
from hall_link.wire.pad import PadLevel
from hall_link.wire.ratings import Rate
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from tools.demo.household import SEATS, SIMULATED

FIRST_COMERS = 14
BETWEEN_COMERS_S = 9.0
MOST_WAITING = 7
"""Who sees so many before them comes another time."""

WALKING_S = (3.0, 7.0)
SERVING_S = (15.0, 50.0)
BREATHING_S = (1.0, 4.0)
NO_SHOWS, ENGLISH, RATED = 0.08, 0.12, 0.75
LEVELS, LEVEL_WEIGHTS = (5, 4, 3, 2, 1), (76, 15, 6, 2, 1)
AGAIN_S = 2.0


class Refused(Exception):  # noqa: N818
    """The hall said no; the code, and the facts of the case."""

    def __init__(self, code: str, details: Mapping[str, Any]) -> None:
        super().__init__(code)
        self.details = details


class Line:
    """Somebody's talk with the hall, with a key or none."""

    def __init__(self, http: httpx.AsyncClient, key: str | None = None) -> None:
        self._http = http
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    async def get(self, path: str) -> Any:
        """Raises `httpx.HTTPError` while the hall is away."""
        return (await self._http.get(path, headers=self._headers)).raise_for_status().json()

    async def post(self, path: str, body: object = None) -> dict[str, Any]:
        """Raises `Refused`, and `httpx.HTTPError` while the hall is away."""
        answer = await self._http.post(path, headers=self._headers, json=body)
        told: dict[str, Any] = answer.json()
        if answer.is_error:
            raise Refused(told["error"]["code"], told["error"]["details"])
        return told


async def pause(least: float, most: float) -> None:
    """A while of so many seconds."""
    await asyncio.sleep(random.uniform(least, most))


class Citizens:
    """Those who come, one after the other, for something this hall has a clerk for."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def come(self) -> None:
        """For ever."""
        items = await self._line.get("/guide/items")
        for _ in range(FIRST_COMERS):
            await self._take(random.choice(items))
        while True:
            await asyncio.sleep(random.expovariate(1 / BETWEEN_COMERS_S))
            with contextlib.suppress(httpx.HTTPError, Refused):
                await self._take(random.choice(items))

    async def _take(self, item: Mapping[str, Any]) -> None:
        hall = await self._line.get("/hall")
        waiting = {queue["id"]: queue["waiting"] for queue in hall["queues"]}
        served = {
            q for window in hall["windows"] if window["state"] == "open" for q in window["queues"]
        }
        queue = item["queue"]
        if waiting[queue] >= MOST_WAITING or (queue not in served and waiting[queue] > 1):
            return
        order = {"items": [item["id"]], "language": "en" if random.random() < ENGLISH else "zh"}
        await self._line.post("/tickets", order)


class Clerk:
    """One clerk at a window."""

    def __init__(
        self, http: httpx.AsyncClient, name: str, password: str, outcomes: list[str]
    ) -> None:
        self._http, self._outcomes = http, outcomes
        self._name, self._window, self._password = name, SEATS[name], password
        self._line = Line(http)

    async def work(self) -> None:
        """For ever; signs in anew whenever that is needed."""
        while True:
            try:
                await self._sign_in()
                await self._clear()
                while True:
                    await self._serve_one()
            except (httpx.HTTPError, Refused) as fault:
                print(f"window {self._window}: {fault!r}; signs in anew", flush=True)
            await asyncio.sleep(AGAIN_S)

    async def _sign_in(self) -> None:
        who = {"name": self._name, "password": self._password}
        seated = await Line(self._http).post(f"/windows/{self._window}/sign-in", who)
        self._line = Line(self._http, seated["token"])

    async def _act(self, act: str, body: object = None) -> dict[str, Any]:
        return await self._line.post(f"/windows/{self._window}/{act}", body)

    async def _clear(self) -> None:
        """Finishes a visit that was left open when the demo was closed."""
        for act, body in (("start", None), ("finish", {"outcome": "other"})):
            with contextlib.suppress(Refused):
                await self._act(act, body)

    async def _serve_one(self) -> None:
        await pause(*BREATHING_S)
        try:
            await self._act("call-next")
        except Refused as refused:
            if str(refused) != "nobody-waiting":
                raise
            return
        await pause(*WALKING_S)
        if random.random() < NO_SHOWS:
            await self._call_again()
            return
        await self._act("start")
        await pause(*SERVING_S)
        weights = range(len(self._outcomes), 0, -1)
        await self._act("finish", {"outcome": random.choices(self._outcomes, weights)[0]})

    async def _call_again(self) -> None:
        """As often as the hall's rule asks for, until the number may be given up."""
        while not await self._gives_up():
            if not await self._gives_up():
                with contextlib.suppress(Refused):
                    await self._act("recall")

    async def _gives_up(self) -> bool:
        """Whether nobody's coming was recorded; waits as long as the hall says, if not yet."""
        try:
            await self._act("no-show")
        except Refused as refused:
            if str(refused) != "no-show-too-soon":
                raise
            await asyncio.sleep(refused.details["wait_s"] + AGAIN_S)
            return False
        return True


class Pad:
    """A rating pad without a screen: most citizens touch it when it asks."""

    def __init__(self, server: str, key: str) -> None:
        self._link = DeviceLink(server=server, key=key, role="evaluator", software="demo-citizens")
        self._asked = asyncio.Event()
        self._link.on_change(lambda _state: self._asked.set())

    async def lie_there(self) -> None:
        """For ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._link.run())
            group.create_task(self._be_touched())

    async def _be_touched(self) -> None:
        visit = None
        while True:
            await self._asked.wait()
            self._asked.clear()
            snapshot = self._link.state.snapshot
            pad = snapshot.pad if snapshot else None
            if pad is None or pad.visit in (None, visit):
                continue
            visit = pad.visit
            if random.random() < RATED:
                await pause(*WALKING_S)
                with contextlib.suppress(session.Refused):
                    await self._link.call(_answer(visit, pad.levels))


def _answer(visit: str | None, levels: Sequence[PadLevel]) -> Rate:
    """What somebody touches: mostly the best."""
    level = random.choices(LEVELS, LEVEL_WEIGHTS)[0]
    reasons = [tag.code for known in levels if known.level == level for tag in known.tags]
    tags = random.sample(reasons, min(len(reasons), random.randint(0, 2)))
    return Rate(visit=visit, level=level, tags=tags)


async def live(server: str, keys: Mapping[str, str], passwords: Mapping[str, str]) -> None:
    """The life of the hall. Ends only with an error nobody expected."""
    outcomes = [outcome.code for outcome in read_hall_file(sample_hall_path()).outcomes]
    client = httpx.AsyncClient(base_url=f"{server}/api/v1", timeout=10)
    async with client as http, asyncio.TaskGroup() as group:
        group.create_task(Citizens(Line(http, keys["INTEGRATOR"])).come())
        for name in SIMULATED:
            group.create_task(Pad(server, keys[f"PAD_{SEATS[name]}"]).lie_there())
            group.create_task(Clerk(http, name, passwords[name], outcomes).work())


def main() -> int:
    """Until it is interrupted."""
    options = argparse.ArgumentParser(description="Simulated citizens and clerks.")
    options.add_argument("server")
    options.add_argument("folder", type=Path)
    chosen = options.parse_args()
    lines = (chosen.folder / "keys.env").read_text().splitlines()
    keys = dict(line.removeprefix("HALL_KEY_").split("=", 1) for line in lines)
    passwords = json.loads((chosen.folder / "passwords.json").read_text())
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(live(chosen.server, keys, passwords))
    return 0


if __name__ == "__main__":
    sys.exit(main())
