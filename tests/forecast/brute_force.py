"""A hall played through by its calling rules, person by person, visits by the dice.

What the forecast's model must come near to.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from statistics import mean

from hall_server.forecast.learning import Duration
from hall_server.forecast.model import AT_ONCE_S, Ground, Line, Seeker, Station
from hall_server.premises.rulebook import CallingRule
from hall_server.queue.choosing import Head, Turn, choose

NOW = 1_800_000_000.0
Lanes = dict[tuple[str, str], list[int]]


@dataclass(frozen=True)
class Queues:
    """Who stands where: (line, lane) -> places."""

    lanes: Lanes

    def before(self, line: str, lane: str, place: float) -> int:
        return sum(one < place for one in self.lanes.get((line, lane), ()))


def ground(stations: list[Station], visit: Duration, **targets: float) -> Ground:
    """A hall where every visit is drawn from one duration, and nobody comes later."""
    names = {line for station in stations for line in station.lines}
    line = {"slot_s": visit.mean, "cv2": visit.cv2}
    lines = {name: Line(**line, target_min=targets.get(name, 30.0)) for name in names}
    return Ground(tuple(stations), lines)


def mean_wait(
    seeker: Seeker, hall: Ground, queues: Queues, visit: Duration, runs: int = 300
) -> float:
    """The seconds the seeker waits, on average over so many throws."""
    rng = Random(1)
    return AT_ONCE_S + mean(_one(seeker, hall, queues, visit, rng) for _ in range(runs))


def _one(seeker: Seeker, hall: Ground, queues: Queues, visit: Duration, rng: Random) -> float:
    lanes = {key: sorted(places) for key, places in queues.lanes.items()}
    mine = lanes.setdefault((seeker.line, seeker.lane), [])
    mine.append(seeker.place)
    mine.sort()
    free = {s.number: s.busy_s * (rng.expovariate(1) if s.busy_s else 0) for s in hall.stations}
    turns = {s.number: _turn(s) for s in hall.stations}
    passes: list[int] = []
    while True:
        station = min(hall.stations, key=lambda s: free[s.number])
        now, rule = free[station.number], station.rule
        called = _call(station, rule, lanes, turns, passes, hall, now)
        if called is None:
            free[station.number] = float("inf")
        elif called == (seeker.line, seeker.lane, seeker.place):
            return now
        else:
            free[station.number] = now + rng.lognormvariate(visit.mu, visit.sigma)


def _turn(station: Station) -> Turn:
    return Turn(others=station.rule.ordinary - station.others_left)


def _call(
    station: Station,
    rule: CallingRule,
    lanes: Lanes,
    turns: dict[int, Turn],
    passes: list[int],
    hall: Ground,
    now: float,
) -> tuple[str, str, int] | None:
    heads = [
        Head(
            f"{line} {lane}",
            places[0],
            lane,  # type: ignore[arg-type]
            station.lines.index(line),
            sum(place > places[0] for place in passes),
            round(hall.lines[line].target_min),
        )
        for (line, lane), places in lanes.items()
        if places and line in station.lines
    ]
    moment = datetime.fromtimestamp(NOW + now, UTC)
    choice = choose(heads, rule, turns[station.number], moment)
    if choice is None:
        return None
    line, lane = choice.head.ticket_id.split()
    turn = turns[station.number]
    if lane == "entitled":
        turns[station.number] = Turn(0, turn.entitled + 1)
    elif turn.others is not None:
        turns[station.number] = Turn(turn.others + 1, 0)
    place = lanes[line, lane].pop(0)
    passes.append(place)
    return line, lane, place
