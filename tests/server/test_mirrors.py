"""What devices hold folded from pushes is what a fresh snapshot tells; days change for all."""

import asyncio
import random
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.calls import ReportCall
from hall_link.wire.envelope import Command, Role
from hall_link.wire.printing import ReportPrinter
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, MarkNoShow, Recall, StartVisit
from tests.support.devices import as_the_api_tells, linked, seen, until
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, Clerk, Voice, give_password, key_of, sits_down

DEVICES: list[tuple[Role, int | None]] = [
    *(("kiosk", None), ("guide", None), ("display", None), ("printer", None)),
    *(("manager", None), ("integrator", None), ("administrator", None)),
    *(("clerk", 3), ("clerk", 4), ("evaluator", 3), ("evaluator", 4)),
]
QUEUES = ["civil", "civil", "identity"]


async def linked_devices(
    hall: RunningHall, stack: AsyncExitStack
) -> dict[tuple[Role, int | None], tuple[DeviceLink, str]]:
    """Every kind of device, its link and its key."""
    links = {}
    for role, window in DEVICES:
        key = key_of(hall, role, window, speaks=role == "display")
        links[role, window] = (await stack.enter_async_context(linked(hall, key, role)), key)
    return links


class Day:
    """A day of random acts by everybody."""

    def __init__(self, links: dict[Any, tuple[DeviceLink, str]], seed: int) -> None:
        self._links = links
        self._random = random.Random(seed)
        self.done = 0

    async def goes_on(self, acts: int) -> None:
        """Acts until so many were done; most orders of acts are refused, and that is part of it."""
        while self.done < acts:
            who, command = self._next()
            try:
                await self._links[who][0].call(command)
                self.done += 1
            except Refused:
                pass

    def _next(self) -> tuple[tuple[Role, int | None], Command]:
        chance = self._random
        window = chance.choice([3, 4])
        if chance.random() < 0.3:
            return ("kiosk", None), TakeTicket(items=[ITEMS[chance.choice(QUEUES)]])
        if chance.random() < 0.15:
            state = chance.choice(["ready", "low", "out"])
            return ("printer", None), ReportPrinter(state=state)
        if chance.random() < 0.2:
            return ("display", None), self._receipt()
        if chance.random() < 0.3:
            return ("evaluator", window), self._rating(window)
        kind = chance.choice([CallNext, Recall, StartVisit, FinishVisit, FinishVisit, MarkNoShow])
        extra = {"outcome": "done"} if kind is FinishVisit else {}
        return ("clerk", window), kind(window=window, **extra)

    def _receipt(self) -> Command:
        calls = seen(self._links["display", None][0]).board.recent_calls
        call = self._random.choice(calls) if calls else None
        done = self._random.choice(["shown", "spoken"])
        return ReportCall(
            call_id=call.id if call else "none", round=call.round if call else 1, done=done
        )

    def _rating(self, window: int) -> Command:
        pad = seen(self._links["evaluator", window][0]).pad
        return Rate(visit=pad.visit if pad and pad.visit else "none", level=5)


@pytest.mark.row("C8")
def test_after_200_random_acts_every_mirror_is_the_truth(hall: RunningHall) -> None:
    async def scene() -> None:
        async with AsyncExitStack() as stack:
            links = await linked_devices(hall, stack)
            day = Day(links, seed=20261122)
            await day.goes_on(100)
            give_password(hall, "chenfang", "open sesame")
            person = await asyncio.to_thread(sits_down, hall, 3, "chenfang", "open sesame")
            await day.goes_on(150)
            await asyncio.to_thread(person.does, "sign-out")
            await day.goes_on(200)
            await asyncio.to_thread(held_against_fresh_ones, hall, links)

    asyncio.run(asyncio.wait_for(scene(), 90))


def held_against_fresh_ones(hall: RunningHall, links: dict[Any, tuple[DeviceLink, str]]) -> None:
    """Every mirror is the snapshot a new line of the same device gets, and what the API tells."""
    now = Voice(hall, links["integrator", None][1]).hall()
    for (role, _window), (link, key) in links.items():
        with Line(hall) as line:
            fresh = line.hello(role, key)
        told = seen(link).model_dump(mode="json")
        assert not [*differences(told, fresh["snapshot"], role)]
        assert link.state.seq <= now["seq"]
        told = {**as_the_api_tells(link), "epoch": link.state.epoch, "seq": now["seq"]}
        assert told == now


def differences(told: Any, truth: Any, where: str) -> Iterator[str]:
    """Where two pictures differ, each place with both values.

    Estimates are left out: time alone changes them, they are told when their queue changes.
    """
    if where.endswith((".wait", ".waits")):
        return
    if isinstance(told, dict) and isinstance(truth, dict):
        for name in {*told, *truth}:
            yield from differences(told.get(name), truth.get(name), f"{where}.{name}")
    elif isinstance(told, list) and isinstance(truth, list) and len(told) == len(truth):
        for place, (one, other) in enumerate(zip(told, truth, strict=True)):
            yield from differences(one, other, f"{where}[{place}]")
    elif told != truth:
        yield f"{where}: {told!r} instead of {truth!r}"


@pytest.mark.row("K8")
def test_at_midnight_numbers_begin_again_and_every_board_says_so(hall: RunningHall) -> None:
    hall.stop()
    hall.start(clock="2026-11-22T23:59:54+08:00")
    citizen = Voice(hall, key_of(hall, "integrator"))
    late = [citizen.take("civil") for _ in range(3)]
    clerk, other = Clerk(hall, 3), Clerk(hall, 4)
    clerk.does("call-next")
    other.does("call-next")
    other.does("start")

    async def scene() -> None:
        async with AsyncExitStack() as stack:
            links = await linked_devices(hall, stack)
            display = links["display", None][0]
            await until(lambda: seen(display).board.business_day == "2026-11-23", "the day", 15)
            await asyncio.to_thread(the_new_day_is_clean)
            await until(lambda: seen(display).board.queues[0].waiting == 1, "the new ticket")
            await asyncio.to_thread(held_against_fresh_ones, hall, links)

    def the_new_day_is_clean() -> None:
        states = [citizen.ticket(ticket["secret"])["state"] for ticket in late]
        assert states == ["missed", "serving", "cancelled"]
        assert clerk.may_not("start") == (409, "no-visit")
        assert other.does("finish", outcome="done")["number"] == "A002"
        ticket = citizen.take("civil")
        assert (ticket["number"], ticket["business_day"]) == ("A001", "2026-11-23")
        assert ticket["ahead"] == 0

    assert late[0]["business_day"] == "2026-11-22"
    asyncio.run(asyncio.wait_for(scene(), 60))
    assert "whole" in hall.cli("verify")
