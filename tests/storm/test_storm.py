"""The storm: everything fails, again and again, and the hall keeps its word.

`make storm` runs it for half an hour; `SEED` and `DURATION` (seconds) as environment.
"""

import asyncio
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from hall_link.socket import DeviceLink
from tests.storm.busy_day import busy_day
from tests.storm.faults import CABLE, storm
from tests.storm.gather import gather, unrest
from tests.storm.people import LOOKS_S, KioskFinger, PadFinger, rates
from tests.storm.storm_hall import StormHall
from tests.support.crowd import Act, Crowd, Pace, crowd_in
from tests.support.database import change
from tests.support.devices import linked, until
from tests.support.looping import run
from tests.support.people import key_of
from tools.storm.checker import checked, violations
from tools.storm.evidence import CASE_OPENED, RATED, Evidence
from tools.storm.report import lines, summary_of_storm, too_little, write

SEED = int(os.environ.get("SEED", "20261122"))
DURATION = float(os.environ.get("DURATION", "6"))
SUMMARY = Path("build/storm.json")

BUSY = Pace(clerk_s=0.25, comer_s=5.0, printed=4)
"""A busy day's comers in minutes, and clerks quick enough for them."""

RATING_WINDOW = 4
CALM_WITHIN_S = 90.0

NO_CABLE = "cable pulled: no network namespaces on this machine, only the proxy's faults"

SPOILED = {
    "the_ledger_is_whole",
    "every_act_is_kept_once",
    "tickets_are_those_of_the_ledger",
    "ratings_are_kept_once",
    "no_paper_comes_twice",
}
"""What the checker must say of the same hall once it is spoiled."""


async def _storm(hall: StormHall) -> tuple[Counter[str], Evidence, Evidence]:
    """The storm and its end; the faults, what was left, and what was after somebody spoiled it."""
    fingers, calm = (KioskFinger(hall), PadFinger(hall)), Event()
    async with (
        crowd_in(hall.outside, BUSY) as crowd,
        _rated(hall, crowd),
        busy_day(hall, crowd, random.Random(SEED)),
    ):
        touching = [asyncio.to_thread(one.touches_until, calm) for one in fingers]
        touched = asyncio.gather(*touching)
        try:
            chance = random.Random(SEED)
            faults = await asyncio.to_thread(storm, hall, chance, DURATION)
            await until(lambda: _enough(crowd), "acts enough to look at", CALM_WITHIN_S)
        finally:
            calm.set()
            await touched
        kept = partial(gather, hall, fingers[0].shown)
        acts = await _when_calm(hall, crowd)
        evidence = await asyncio.to_thread(kept, acts, crowd.links)
        _spoil(hall)
        spoiled = await asyncio.to_thread(kept, acts, crowd.links)
    return faults, evidence, spoiled


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


def _enough(crowd: Crowd) -> bool:
    """A slow machine's short storm may be over before anybody was served."""
    kinds = {kind for kind, _ in crowd.acted}
    return crowd.acted.total() > DURATION and {RATED, CASE_OPENED} <= kinds


async def _when_calm(hall: StormHall, crowd: Crowd) -> list[Act]:
    """Nobody acts any more, and everything that was on its way has come; what was told."""
    crowd.gate.clear()
    await until(lambda: crowd.under_way == 0, "the answers to all acts", CALM_WITHIN_S)
    await asyncio.to_thread(_rests, hall, crowd.links)
    return [*crowd.acted.elements()]


def _rests(hall: StormHall, links: list[DeviceLink]) -> None:
    """What has not come by then is the checker's to tell."""
    end = time.monotonic() + CALM_WITHIN_S
    while (left := unrest(hall, links)) and time.monotonic() < end:
        time.sleep(LOOKS_S)
    if left:
        print(f"\nstill on their way: {left}")


def _spoil(hall: StormHall) -> None:
    """A row of the ledger, a rating and a ticket are lost, a slip lies there twice."""
    called = "SELECT min(seq) FROM ledger WHERE kind = 'ticket_called'"
    change(hall.hall.data, f"DELETE FROM ledger WHERE seq = ({called})")
    change(hall.hall.data, "DELETE FROM ratings WHERE id = (SELECT min(id) FROM ratings)")
    change(hall.hall.data, "DELETE FROM tickets WHERE id = (SELECT min(id) FROM tickets)")
    slip = next(iter(sorted(hall.paper.folder.glob("*.json"))))
    shutil.copy(slip, slip.with_name("9999.json"))


@pytest.mark.quiet
@pytest.mark.slow(45)
@pytest.mark.row("K1", "K2", "A15", "E2", "E3")
def test_nothing_is_lost_and_nothing_is_told_twice(tmp_path: Path) -> None:
    with StormHall(tmp_path / "storm", SEED) as hall:
        hall.kiosk.on("home")
        faults, evidence, spoiled = run(_storm(hall))
    found = violations(evidence)
    network = hall.network.proxy.done
    acts, lacks = checked(evidence), [] if CABLE in faults else [NO_CABLE]
    summary = summary_of_storm(SEED, DURATION, faults, network, acts, found, lacks)
    write(summary, SUMMARY)
    print(f"\n{lines(summary)}")
    assert found == []
    assert too_little(summary) == []
    broken = {told.partition(":")[0] for told in violations(spoiled)}
    assert broken >= SPOILED
    first = evidence.tickets[0]
    doubled = replace(evidence, tickets=(*evidence.tickets, replace(first, id="another")))
    assert any(told.startswith("no_number_twice") for told in violations(doubled))
