"""What those who come on the storm's busy day and those who serve them know in common."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.commands import Command, Result
from tests.support.crowd import Crowd

AGAIN_S = 0.1
NOT_NOW = frozenset({429, 503})


@dataclass
class Town:
    """day: the hall's day. secrets: ticket -> its holder's secret. missed, served: tickets somebody
    may come back with, or rate. in_doubt: the last one taken, who may think better of it; given_up:
    those whose holders said that they do not come, told or not."""

    crowd: Crowd
    chance: random.Random
    day: str
    secrets: dict[str, str] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)
    served: list[str] = field(default_factory=list)
    in_doubt: str | None = None
    given_up: set[str] = field(default_factory=set)

    def told(self, word: str, whose: str) -> None:
        """This act was acknowledged."""
        self.crowd.acted[word, whose] += 1

    def happens(self, chance: float) -> bool:
        return self.chance.random() < chance

    def one_of(self, tickets: list[str]) -> str | None:
        """Takes a ticket out of the list; None where there is none."""
        return tickets.pop(self.chance.randrange(len(tickets))) if tickets else None

    async def asks(
        self, link: DeviceLink, command: Command, bears: Sequence[str] = ()
    ) -> Result | None:
        """Has it done once, however long it takes; None where the hall refuses it with one of these
        codes. Any other refusal means that something was lost."""
        with self.crowd.acting() as command_id:
            try:
                return await link.call(command, command_id=command_id)
            except Refused as refused:
                if refused.code not in bears:
                    raise
                return None

    async def posts(self, client: httpx.AsyncClient, path: str, **body: Any) -> Any:
        """The same from a telephone, which has no key; None where the hall refuses it."""
        with self.crowd.acting():
            told = {**body, "command_id": uuid4().hex}
            while True:
                with suppress(httpx.TransportError):
                    answer = await client.post(path, json=told)
                    if answer.status_code not in NOT_NOW:
                        assert answer.status_code < 500, answer.text
                        return answer.json() if answer.is_success else None
                await asyncio.sleep(AGAIN_S)
