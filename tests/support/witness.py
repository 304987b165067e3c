"""Holds what a crowd was told against the database and the boards, time after time."""

import asyncio
import json
import time
from collections import Counter
from typing import Any

from hall_link.socket import DeviceLink
from hall_server.kernel.ledger import genesis, seal
from tests.support.crowd import Act, Crowd
from tests.support.database import rows
from tests.support.devices import as_the_api_tells, until
from tests.support.people import Voice, key_of

STATES = {
    "ticket_taken": "waiting",
    "ticket_called": "called",
    "visit_started": "serving",
    "visit_finished": "finished",
}


class Witness:
    """Remembers how far the ledger was found good, so that each look reads only what is new."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._data = crowd.hall.data
        self._voice = Voice(crowd.hall, key_of(crowd.hall, "integrator"))
        self._last = (0, genesis("yunhe"))
        self._kept: Counter[Act] = Counter()

    async def boards_are_true(self, within: float = 10) -> float:
        """Seconds until every device's picture is what `GET /hall` tells."""
        begun = time.monotonic()
        while not await self._all_agree():
            assert time.monotonic() < begun + within, "the boards are not what the hall is"
            await asyncio.sleep(0.01)
        return time.monotonic() - begun

    async def _all_agree(self) -> bool:
        if not all(link.state.connected for link in self._crowd.links):
            return False
        told = await asyncio.to_thread(self._voice.hall)
        return all(_agrees(link, told) for link in self._crowd.links)

    async def everything_told_is_kept_once(self) -> None:
        """With the gate shut: acts acknowledged and acts in the ledger are the very same."""
        await until(lambda: self._crowd.under_way == 0, "the answers to all acts", 20)
        self._read_on()
        lost, doubled = self._crowd.acted - self._kept, self._kept - self._crowd.acted
        assert not lost, f"acknowledged and lost: {lost}"
        assert not doubled, f"done and not told, or twice: {doubled}"
        assert self._states() == self._expected_states()

    def _read_on(self) -> None:
        """Checks the chain of what is new and counts its acts."""
        before, head = self._last
        query = "SELECT seq, kind, body, hash FROM ledger WHERE seq >= ? ORDER BY seq"
        found = rows(self._data, query, before)
        if before:
            assert found.pop(0)[3] == head, "the ledger was written anew"
        for seq, kind, body, told in found:
            assert (seq, told) == (self._last[0] + 1, seal(self._last[1], body))
            self._last = (seq, told)
            if kind in STATES:
                self._kept[kind, json.loads(body)["data"]["ticket"]] += 1
        assert rows(self._data, "SELECT head_seq, head_hash FROM hall") == [self._last]

    def _states(self) -> dict[str, int]:
        return dict(rows(self._data, "SELECT state, count(*) FROM tickets GROUP BY state"))

    def _expected_states(self) -> dict[str, int]:
        acts = Counter(kind for kind, _ticket in self._kept.elements())
        counts = [acts[kind] for kind in STATES]
        left = [here - after for here, after in zip(counts, [*counts[1:], 0], strict=True)]
        return {state: n for state, n in zip(STATES.values(), left, strict=True) if n}


def _agrees(link: DeviceLink, told: dict[str, Any]) -> bool:
    seen = {**as_the_api_tells(link), "epoch": link.state.epoch, "seq": told["seq"]}
    return seen == told and link.state.seq <= told["seq"]
