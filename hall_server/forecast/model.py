"""How long somebody in line will wait: a pure estimate of the hall's next hour (rows A1, A13, I3).

Who goes before is counted by the calling rules; they go to whichever window is free first of those
that serve them, each for as long as such visits take, after the visits that are there already. When
a window of the one who asks has nobody left to call before, it is their turn.

It takes as many steps however many wait: everybody in a hall of 10,000 can ask.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, inf, log, sqrt
from typing import Protocol

from hall_server.premises.rulebook import CallingRule

CHUNKS = 50
"""So many steps at the most until the turn of the one who asks; of more people, several at once."""

AT_ONCE_S = 15.0
"""Until a clerk who is free has seen that somebody has come."""

UNKNOWN = 0.18
"""The part of a wait that nobody can know: who still comes, who pauses, who is quick today."""

HORIZON_S = 8 * 3600.0


@dataclass(frozen=True, slots=True)
class Station:
    """An open window: the lines it calls from in their order, by which rule. `busy_s`: how long its
    present visit lasts on; `others_left`: so many others it calls before the entitled are due."""

    number: int
    lines: tuple[str, ...]
    rule: CallingRule
    busy_s: float = 0.0
    others_left: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of a line. `slot_s`: how long one of its people takes up a window on average,
    `cv2` the squared variation of that; `entitled_per_s`: how many entitled people come."""

    slot_s: float
    cv2: float = 0.35
    target_min: float = 30.0
    entitled_per_s: float = 0.0


@dataclass(frozen=True)
class Ground:
    """Everything a wait depends on but who asks: the windows that have to do with each other, and
    their lines."""

    stations: tuple[Station, ...]
    lines: Mapping[str, Line]

    @cached_property
    def serving(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the windows that serve each line."""
        return {
            line: tuple(s.number for s in self.stations if line in s.lines) for line in self.lines
        }


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who asks. `place`: microseconds since 1970. `passed`: how often passed already."""

    line: str
    lane: str
    place: int
    passed: int = 0


class Crowd(Protocol):
    """Who stands in the lines."""

    def before(self, line: str, lane: str, place: float) -> int:
        """How many of a lane stand before a place; all of them before infinity."""
        ...


@dataclass(frozen=True, slots=True)
class Outlook:
    """The wait in seconds of open time, and the deviation of its logarithm."""

    expected_s: float
    sigma: float


def outlook(seeker: Seeker, ground: Ground, crowd: Crowd, now: float) -> Outlook | None:
    """The wait of somebody in line, who counts as the last of their place; None while no window is
    open for them. `now`: seconds since 1970."""
    stations, lines = ground.stations, ground.lines
    own = [station for station in stations if seeker.line in station.lines]
    if not own:
        return None
    # Who comes before depends on how long it takes until then, a little: twice is near enough.
    wait = 0.0
    for _ in range(2):
        ahead = _ahead(seeker, own, stations, lines, crowd, now, wait)
        wait = min(_turn_comes(seeker, own, ground, ahead), HORIZON_S)
    return _outlook(wait, lines[seeker.line], len(own))


def _outlook(wait: float, line: Line, windows: int) -> Outlook:
    """Many visits ahead even each other out; what nobody knows does not."""
    visits = max(1.0, wait * windows / line.slot_s)
    relative = sqrt(line.cv2 / visits + UNKNOWN**2)
    return Outlook(wait + AT_ONCE_S, max(0.25, sqrt(log(1 + relative**2))))


def _ahead(
    seeker: Seeker,
    own: Sequence[Station],
    stations: Sequence[Station],
    lines: Mapping[str, Line],
    crowd: Crowd,
    now: float,
    wait: float,
) -> dict[str, float]:
    """How many of each line are called before the seeker."""
    shared = {line for station in own for line in station.lines}
    ahead = {
        line: float(sum(crowd.before(line, lane, seeker.place) for lane in _LANES))
        for station in stations
        for line in station.lines
        if line not in shared
    }
    cuts = {line: _cut(seeker, line, own, lines, now + wait) for line in shared}
    led = {line: crowd.before(line, "next", inf) for line in shared}
    others = {line: float(crowd.before(line, "ordinary", cuts[line])) for line in shared}
    entitled = {line: float(crowd.before(line, "entitled", cuts[line])) for line in shared}
    if seeker.lane == "next":
        return ahead | {line: crowd.before(line, "next", seeker.place) for line in shared}
    if seeker.lane == "entitled":
        _thin_others(others, sum(entitled.values()), own)
    else:
        late = {line: crowd.before(line, "entitled", inf) - entitled[line] for line in shared}
        coming = {line: lines[line].entitled_per_s * wait for line in shared}
        _add_overtakers(entitled, late, coming, sum(others.values()), own, seeker)
    return ahead | {line: led[line] + others[line] + entitled[line] for line in shared}


_LANES = ("next", "entitled", "ordinary")


def _cut(
    seeker: Seeker, line: str, own: Sequence[Station], lines: Mapping[str, Line], then: float
) -> float:
    """The place in another line before which people are called sooner, by the windows' measure."""
    station = next(s for s in own if line in s.lines)
    if line == seeker.line or station.rule.queues == "longest-wait":
        return seeker.place
    if station.rule.queues == "order":
        order = station.lines
        return inf if order.index(line) < order.index(seeker.line) else -inf
    waited = then - seeker.place / 1_000_000
    equal = waited * lines[line].target_min / lines[seeker.line].target_min
    return (then - equal) * 1_000_000


def _thin_others(others: dict[str, float], entitled: float, own: Sequence[Station]) -> None:
    """The entitled let by fewer of those who came before them, by the rule."""
    before = sum(others.values())
    kept = sum(_let_by(station, entitled / len(own), before / len(own)) for station in own)
    for line in others:
        others[line] *= min(1.0, kept / before) if before else 0.0


def _let_by(station: Station, entitled: float, before: float) -> float:
    rule = station.rule
    if rule.priority == "none":
        return before
    if rule.priority == "first":
        return 0.0
    turns = (entitled + (rule.entitled - 1) / 2) // rule.entitled
    return min(before, station.others_left + turns * rule.ordinary)


def _add_overtakers(
    entitled: dict[str, float],
    late: Mapping[str, float],
    coming: Mapping[str, float],
    others: float,
    own: Sequence[Station],
    seeker: Seeker,
) -> None:
    """Entitled people who came later, or come yet, pass those who are not."""
    rule = own[0].rule
    if rule.priority == "none":
        return
    pool = sum(late.values()) + sum(coming.values())
    if rule.priority == "ratio":
        turns = (others + len(own)) * rule.entitled / rule.ordinary
        pool = min(pool, max(0.0, turns - sum(entitled.values())))
    pool = min(pool, max(0, rule.most_passed - seeker.passed))
    whole = sum(late.values()) + sum(coming.values())
    for line in entitled:
        entitled[line] += pool * (late[line] + coming[line]) / whole if whole else 0.0


def _turn_comes(
    seeker: Seeker, own: Sequence[Station], ground: Ground, ahead: Mapping[str, float]
) -> float:
    """When one of the seeker's windows has nobody left to call before."""
    line = ground.lines[seeker.line]
    free, chunk = _free_after(ground, ahead)
    first = min(free[station.number] for station in own)
    near = [free[s.number] for s in own if free[s.number] < first + line.slot_s * chunk]
    # The last visits ahead need only to have begun at the other windows, not to be over.
    begun = line.slot_s * (1 - 1 / len(near)) * (1 + line.cv2) / 2
    return max(sum(near) / len(near) - begun, _first_free(own))


def _first_free(own: Iterable[Station]) -> float:
    """When the first of several present visits ends: sooner than the shortest of them on average,
    as of several visits that end at any moment."""
    rate = 0.0
    for station in own:
        if station.busy_s <= 0:
            return 0.0
        rate += 1 / station.busy_s
    return 1 / rate


def _free_after(ground: Ground, ahead: Mapping[str, float]) -> tuple[dict[int, float], float]:
    """When each window is free if those ahead go, the lines mixed evenly, each to the window that
    is free first of those that serve them. Many go in chunks; gives the size of one, too."""
    free = {station.number: station.busy_s for station in ground.stations}
    chunk = max(1.0, sum(ahead.values()) / CHUNKS)
    for _, line, count in sorted(_chunks(ahead, chunk)):
        number = min(ground.serving[line], key=free.__getitem__)
        free[number] += count * ground.lines[line].slot_s
    return free, chunk


def _chunks(ahead: Mapping[str, float], size: float) -> Iterable[tuple[float, str, float]]:
    """Each line's people in equal chunks: how far along the line, the line, how many."""
    for line, count in ahead.items():
        parts = ceil(count / size)
        for part in range(parts):
            yield (part + 0.5) / parts, line, count / parts
