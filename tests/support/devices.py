"""Real device links to a running hall, for tests that watch what devices see."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from hall_link.socket import DeviceLink
from hall_link.wire.envelope import Role, Snapshot
from hall_server.web.bodies import HallNow
from tests.support.hall import RunningHall

WELCOME_WITHIN_S = 30
"""How soon is no promise of these tests, and their machine may have much else to do."""


async def until(true: Callable[[], Any], what: str, within: float = 10) -> None:
    """Waits until it is true; fails saying what did not come."""
    loop = asyncio.get_running_loop()
    end = loop.time() + within
    while not true():
        assert loop.time() < end, f"{what} did not come in {within} s"
        await asyncio.sleep(0.005)


@asynccontextmanager
async def linked(hall: RunningHall, key: str, role: Role) -> AsyncIterator[DeviceLink]:
    """A device's link, connected; cut when the block ends."""
    link = DeviceLink(server=hall.url, key=key, role=role, software="test")
    running = asyncio.create_task(link.run())
    try:
        await until(lambda: link.state.connected, f"the {role}'s welcome", WELCOME_WITHIN_S)
        yield link
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


def seen(link: DeviceLink) -> Snapshot:
    """The device's picture of the hall now."""
    assert link.state.snapshot is not None
    return link.state.snapshot


def as_the_api_tells(link: DeviceLink) -> dict[str, Any]:
    """The device's picture cut to what `GET /hall` tells, to be held against it."""
    told = {**seen(link).board.model_dump(), "epoch": link.state.epoch, "seq": link.state.seq}
    return HallNow.model_validate(told).model_dump(mode="json")
