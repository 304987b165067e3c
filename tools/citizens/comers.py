"""Those who come for something: most take a number at once, some book and come later."""

import asyncio
import contextlib
import random
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from tools.citizens.talk import Line, Refused, happens, pause

FIRST_COMERS = 14
BETWEEN_COMERS_S = 9.0
MOST_WAITING = 7
"""Who sees so many before them comes another time."""

ENGLISH, ENTITLED, SLOW, ERRANDS, AGENTS = 0.12, 0.18, 0.08, 0.08, 0.05
LETS_PASS, GIVES_UP = 0.05, 0.03
CHANGES_MIND_AFTER_S = (20.0, 90.0)

BOOKED, BETWEEN_BOOKINGS_S = "marriage", 60.0
LOOKS_IN_S = 30.0

Item = Mapping[str, Any]


class Citizens:
    """Everybody who comes. `classes`: the priorities that citizens choose for themselves."""

    def __init__(self, taking: Line, own_phone: Line, kiosk: Line, classes: Sequence[str]) -> None:
        self._taking, self._phone, self._kiosk = taking, own_phone, kiosk
        self._classes = classes
        self._coming: list[str] = []

    async def come(self) -> None:
        """For ever."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take_numbers(group))
            group.create_task(self._book())
            group.create_task(self._arrive())

    async def _take_numbers(self, group: asyncio.TaskGroup) -> None:
        items = await self._taking.get("/guide/items")
        for _ in range(FIRST_COMERS):
            with contextlib.suppress(httpx.HTTPError, Refused):
                await self._take(items)
        while True:
            await asyncio.sleep(random.expovariate(1 / BETWEEN_COMERS_S))
            with contextlib.suppress(httpx.HTTPError, Refused):
                ticket = await self._take(items)
                if ticket is not None:
                    group.create_task(self._changes_mind(ticket["secret"]))

    async def _take(self, items: Sequence[Item]) -> dict[str, Any] | None:
        item = random.choice(items)
        if not self._is_worth_waiting(await self._taking.get("/hall"), item["queue"]):
            return None
        wanted = [item["id"]]
        if happens(ERRANDS):
            wanted.append(random.choice([i["id"] for i in items if i["id"] != item["id"]]))
        return await self._taking.post("/tickets", self._order(wanted))

    def _is_worth_waiting(self, hall: Mapping[str, Any], queue: str) -> bool:
        waiting = {known["id"]: known["waiting"] for known in hall["queues"]}
        opened = (window for window in hall["windows"] if window["state"] == "open")
        served = {known for window in opened for known in window["queues"]}
        return waiting[queue] < MOST_WAITING and (queue in served or waiting[queue] <= 1)

    def _order(self, items: Sequence[str]) -> dict[str, Any]:
        return {
            "items": items,
            "language": "en" if happens(ENGLISH) else "zh",
            "priority": random.choice(self._classes) if happens(ENTITLED) else None,
            "needs": [random.choice(["slow", "wheelchair", "deaf"])] if happens(SLOW) else [],
            "principals": random.randint(2, 5) if happens(AGENTS) else 1,
        }

    async def _changes_mind(self, secret: str) -> None:
        """On the ticket's own page: some let others go before, some give up."""
        await pause(*CHANGES_MIND_AFTER_S)
        with contextlib.suppress(httpx.HTTPError, Refused):
            if happens(LETS_PASS):
                await self._phone.post(f"/tickets/{secret}/let-pass", {"count": 1})
            elif happens(GIVES_UP):
                await self._phone.post(f"/tickets/{secret}/cancel")

    # --- bookings -----------------------------------------------------------------------------

    async def _book(self) -> None:
        """The next slot that is free, now and then."""
        while True:
            with contextlib.suppress(httpx.HTTPError, Refused):
                await self._book_one()
            await asyncio.sleep(random.expovariate(1 / BETWEEN_BOOKINGS_S))

    async def _book_one(self) -> None:
        hall = await self._taking.get("/hall")
        days = await self._slots(hall["business_day"])
        for day in days["days"]:
            slots = (await self._slots(day))["slots"]
            if slots:
                phone = f"139{random.randrange(10**8):08d}"
                order = {"item": BOOKED, "starts": slots[0]["starts"], "phone": phone}
                booked = await self._taking.post("/appointments", {**order, "name": "林晓燕"})
                self._coming.append(booked["secret"])
                return

    async def _slots(self, day: str) -> Any:
        return await self._taking.get(f"/appointments/slots?item={BOOKED}&day={day}")

    async def _arrive(self) -> None:
        """Whoever has a booking comes as soon as the hall takes them."""
        while True:
            await asyncio.sleep(LOOKS_IN_S)
            for secret in list(self._coming):
                try:
                    await self._kiosk.post("/appointments/check-in", {"secret": secret})
                except Refused as refused:
                    if str(refused) == "too-early":
                        continue
                except httpx.HTTPError:
                    continue
                self._coming.remove(secret)
