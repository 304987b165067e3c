"""What devices hold folded from pushes is what a fresh snapshot tells; days change for all."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from hall_link.socket import DeviceLink
from hall_link.wire.envelope import Role
from tests.server.random_day import KINDS, RandomDay
from tests.support.devices import as_the_api_tells, linked, seen, until
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.looping import run
from tests.support.people import Clerk, Voice, give_password, key_of, sits_down

DEVICES: list[tuple[Role, int | None]] = [
    *(("kiosk", None), ("guide", None), ("display", None), ("printer", None)),
    *(("manager", None), ("integrator", None), ("administrator", None)),
    *(("clerk", 3), ("clerk", 4), ("evaluator", 3), ("evaluator", 4)),
]


async def linked_devices(
    hall: RunningHall, stack: AsyncExitStack
) -> dict[tuple[Role, int | None], tuple[DeviceLink, str]]:
    """Every kind of device, its link and its key."""
    links = {}
    for role, window in DEVICES:
        key = key_of(hall, role, window, speaks=role == "display")
        links[role, window] = (await stack.enter_async_context(linked(hall, key, role)), key)
    return links


@pytest.mark.row("C8")
def test_after_200_random_acts_every_mirror_is_the_truth(hall: RunningHall) -> None:
    async def scene() -> None:
        async with AsyncExitStack() as stack:
            links = await linked_devices(hall, stack)
            day = RandomDay(links, seed=20261122)
            await day.goes_on(100)
            give_password(hall, "chenfang", "open sesame")
            person = await asyncio.to_thread(sits_down, hall, 3, "chenfang", "open sesame")
            await day.goes_on(150)
            await asyncio.to_thread(person.does, "sign-out")
            await day.goes_on(200)
            await day.goes_on_until_it_had(KINDS)
            await asyncio.to_thread(held_against_fresh_ones, hall, links)

    run(asyncio.wait_for(scene(), 90))


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


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[RunningHall]:
    """A hall three hours before midnight: one never served by the machine's own day."""
    running = RunningHall(tmp_path / "hall")
    running.start(clock="2026-11-22T21:00:00+08:00")
    yield running
    running.stop()


@pytest.mark.row("K8")
def test_at_midnight_numbers_begin_again_and_every_board_says_so(evening: RunningHall) -> None:
    hall = evening
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
            hall.set_clock("2026-11-22T23:59:59+08:00")
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
    run(asyncio.wait_for(scene(), 60))
    assert "whole" in hall.cli("verify")
