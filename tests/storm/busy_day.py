"""Everybody of the storm's busy day at once."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx

from hall_link.socket import DeviceLink
from hall_link.wire.envelope import Role
from tests.storm.clerks import ITEM, BusyClerk
from tests.storm.storm_hall import MORNING, StormHall
from tests.storm.town import Town
from tests.storm.visitors import books, complains, leads, takes_numbers, telephones
from tests.support.crowd import Crowd, ended
from tests.support.devices import linked
from tests.support.people import key_of


@asynccontextmanager
async def busy_day(hall: StormHall, crowd: Crowd, chance: random.Random) -> AsyncIterator[None]:
    """Clerks at three more windows, and those who come to them, while the crowd's gate is open."""
    town = Town(crowd, chance, f"{MORNING:%Y-%m-%d}")
    async with AsyncExitStack() as stack:

        async def link(role: Role, window: int | None = None) -> DeviceLink:
            key = key_of(hall.hall, role, window)
            crowd.links.append(await stack.enter_async_context(linked(hall.outside, key, role)))
            return crowd.links[-1]

        phone = httpx.AsyncClient(base_url=hall.outside.url + "/api/v1", timeout=10)
        await stack.enter_async_context(phone)
        acting = [BusyClerk(town, await link("clerk", n), n).serves() for n in ITEM]
        acting += [
            takes_numbers(town, await link("kiosk")),
            books(town, await link("kiosk")),
            complains(town, await link("kiosk")),
            leads(town, await link("manager")),
            telephones(town, phone),
        ]
        tasks = [asyncio.create_task(act) for act in acting]
        stack.push_async_callback(ended, tasks)
        yield
