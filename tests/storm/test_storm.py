"""The storm: everything fails, again and again, and the hall keeps its word (rows K1–K7, A15, E2).

`make storm` runs it for half an hour; `SEED` and `DURATION` (seconds) as environment.
"""

import asyncio
import os
import random
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from tests.storm.faults import storm
from tests.storm.gather import at_rest, gather
from tests.storm.people import KioskFinger, PadFinger, rates
from tests.storm.storm_hall import StormHall
from tests.support.crowd import Act, Crowd, Pace, crowd_in
from tests.support.devices import linked, until
from tests.support.looping import run
from tests.support.people import key_of
from tests.support.whole_hall import soon
from tools.storm.checker import checked, violations
from tools.storm.evidence import Evidence
from tools.storm.report import summary_of_storm, too_little, write

SEED = int(os.environ.get("SEED", "20261122"))
DURATION = float(os.environ.get("DURATION", "14"))
SUMMARY = Path("build/storm.json")

BUSY = Pace(clerk_s=0.25, comer_s=5.0, printed=4)
"""A busy day's comers in minutes, and clerks quick enough for them."""

RATING_WINDOW = 4
CALM_WITHIN_S = 60.0


async def _storm(hall: StormHall) -> tuple[Counter[str], Evidence]:
    """The storm and its end; the faults, and what was left."""
    fingers, calm = (KioskFinger(hall), PadFinger(hall)), Event()
    async with crowd_in(hall.outside, BUSY) as crowd, _rated(hall, crowd):
        touching = [asyncio.to_thread(one.touches_until, calm) for one in fingers]
        touched = asyncio.gather(*touching)
        try:
            chance = random.Random(SEED)
            faults = await asyncio.to_thread(storm, hall, chance, DURATION)
        finally:
            calm.set()
            await touched
        evidence = await _when_calm(hall, crowd, fingers[0].shown)
    return faults, evidence


@asynccontextmanager
async def _rated(hall: StormHall, crowd: Crowd) -> AsyncIterator[None]:
    key = key_of(hall.hall, "evaluator", RATING_WINDOW)
    async with linked(hall.outside, key, "evaluator") as pad:
        crowd.links.append(pad)
        rating = asyncio.create_task(rates(pad, crowd.acted))
        try:
            yield
        finally:
            rating.cancel()
            await asyncio.gather(rating, return_exceptions=True)


async def _when_calm(hall: StormHall, crowd: Crowd, shown: dict[str, str]) -> Evidence:
    """Nobody acts any more, and everything that was on its way has come."""
    crowd.gate.clear()
    await until(lambda: crowd.under_way == 0, "the answers to all acts", CALM_WITHIN_S)
    rests = partial(at_rest, hall, crowd.links)
    await asyncio.to_thread(soon, rests, "the calm after the storm", CALM_WITHIN_S)
    acts: list[Act] = [*crowd.acted.elements()]
    return await asyncio.to_thread(gather, hall, acts, shown, crowd.links)


@pytest.mark.quiet
@pytest.mark.slow(45)
@pytest.mark.row("K1", "K2", "K4", "K5", "A15", "E2", "E3")
def test_nothing_is_lost_and_nothing_is_told_twice(tmp_path: Path) -> None:
    with StormHall(tmp_path / "storm", SEED) as hall:
        hall.kiosk.on("home")
        faults, evidence = run(_storm(hall))
    found = violations(evidence)
    network = hall.network.proxy.done
    summary = summary_of_storm(SEED, DURATION, faults, network, checked(evidence), found)
    write(summary, SUMMARY)
    print(f"\n{summary}")
    assert found == []
    assert too_little(summary) == []
    assert len(evidence.acts) > DURATION
    _planted_faults_are_found(evidence)


def _planted_faults_are_found(evidence: Evidence) -> None:
    """In these very papers: a row lost, a ticket doubled."""
    middle = len(evidence.ledger) // 2
    lost = replace(evidence, ledger=(*evidence.ledger[:middle], *evidence.ledger[middle + 1 :]))
    assert violations(lost)
    first = evidence.tickets[0]
    doubled = replace(evidence, tickets=(*evidence.tickets, replace(first, id="another")))
    assert any(found.startswith("no_number_twice") for found in violations(doubled))
