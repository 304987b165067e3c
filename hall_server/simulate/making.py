"""Making a trace: a market day as halls know it (赶集日), different for every seed.

Most come in the two hours after opening, fewer in the afternoon. How busy each queue is follows
from how many windows serve it. The visits take another time than the hall file says: how long they
take there is what the hall has yet to learn. About one in four has priority.
"""

from bisect import bisect
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from math import exp
from random import Random
from zoneinfo import ZoneInfo

from hall_link.wire.board import Session
from hall_server.hall_file.items import HallItem
from hall_server.hall_file.model import HallFile
from hall_server.simulate.trace import Citizen

QUICKER = 0.37
"""Visits of a market day take about so much of the file's minutes, and each item its own part."""

ITEMS_DIFFER, VISITS_DIFFER = 0.2, 0.45
ENTITLED = 0.25
ABSENT = 0.04
COMES_BACK = 0.5

RUSH = ((0.0, 1.3), (0.15, 1.9), (0.35, 1.5), (0.6, 0.7), (0.8, 0.35))
"""From which part of a session on how many come, against the average; the morning's."""

LAST_MIN = 20
"""Nobody comes in the last minutes of a session."""


def make_trace(
    file: HallFile, sessions: Sequence[Session], tickets: int, seed: int
) -> list[Citizen]:
    """So many citizens of a day with these sessions, by their arrival."""
    rng = Random(seed)
    factors = {item.id: QUICKER * exp(rng.gauss(0, ITEMS_DIFFER)) for item in file.items}
    weights = _weights(file)
    chosen = rng.choices(file.items, weights, k=tickets)
    zone = ZoneInfo(file.hall.time_zone)
    moments = sorted(_arrival(rng, sessions) for _ in chosen)
    classes = [c.id for c in file.priorities if c.by_citizen]
    return [
        _citizen(rng, item, moment, factors[item.id], classes, zone)
        for item, moment in zip(chosen, moments, strict=True)
    ]


def _weights(file: HallFile) -> list[float]:
    """An item is asked for the more often the more windows serve its queue, and the quicker it is
    done: everybody needs the bills paid, few a site for a house."""
    open_windows = [window for window in file.windows if window.in_service]
    capacity: dict[str, float] = {}
    for window in open_windows:
        for queue in window.queues:
            capacity[queue] = capacity.get(queue, 0.0) + 1 / len(window.queues)
    count: dict[str, int] = {}
    for item in file.items:
        count[item.queue] = count.get(item.queue, 0) + 1
    return [capacity.get(i.queue, 0.0) / count[i.queue] / i.minutes for i in file.items]


def _arrival(rng: Random, sessions: Sequence[Session]) -> datetime:
    """The morning is twice as busy as any later session."""
    lengths = [(s.closes - s.opens).total_seconds() - 60 * LAST_MIN for s in sessions]
    busy = [length * (2.0 if place == 0 else 1.0) for place, length in enumerate(lengths)]
    place = rng.choices(range(len(sessions)), busy)[0]
    part = _part(rng) if place == 0 else rng.random()
    return sessions[place].opens + timedelta(seconds=int(part * lengths[place]))


def _part(rng: Random) -> float:
    begins = [begin for begin, _ in RUSH]
    ends = [*begins[1:], 1.0]
    mass = list(accumulate((e - b) * w for (b, w), e in zip(RUSH, ends, strict=True)))
    place = bisect(mass, rng.random() * mass[-1])
    return rng.uniform(begins[place], ends[place])


def _citizen(
    rng: Random, item: HallItem, moment: datetime, factor: float, classes: list[str], zone: ZoneInfo
) -> Citizen:
    entitled = bool(classes) and rng.random() < ENTITLED
    shows = rng.random() >= ABSENT
    returns = not shows and rng.random() < COMES_BACK
    return Citizen(
        arrives=moment.astimezone(zone).time().replace(microsecond=0),
        item=item.id,
        priority=rng.choice(classes) if entitled else "",
        service_s=max(30, round(60 * item.minutes * factor * exp(rng.gauss(0, VISITS_DIFFER)))),
        walk_s=max(4, round(15 * exp(rng.gauss(0, 0.4)) * (1.6 if entitled else 1.0))),
        shows=shows,
        returns_s=rng.randint(60, 900) if returns else None,
    )
