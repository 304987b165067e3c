"""A market morning: do the entitled wait longer than if nobody had priority? (Ruling 6)"""

import heapq
import random
from statistics import quantiles
from typing import NamedTuple

import pytest

from hall_server.premises.rulebook import FIRST_COME, CallingRule
from tests.queue.test_who_is_next import rule
from tests.queue.waiting_room import WaitingRoom

pytestmark = [pytest.mark.unit, pytest.mark.row("A5", "B2")]

WINDOWS = (1, 2, 3, 4, 5, 6)
COME = 240
MORNING_MIN = 150
SERVICE_MIN = (2, 9)
"""Six windows could serve 164 people in that time: the lines grow all morning."""


class Waits(NamedTuple):
    """Minutes waited, in the order of coming, by lane."""

    entitled: list[float]
    others: list[float]


def morning(rule: CallingRule, share: float) -> Waits:
    """The same people at the same moments under any rule; each next visit takes equally long."""
    chance = random.Random(f"{share}")
    comes = sorted(chance.uniform(0, MORNING_MIN) for _ in range(COME))
    people = [(minute, chance.random() < share) for minute in comes]
    visits = [chance.uniform(*SERVICE_MIN) for _ in people]
    room = WaitingRoom(dict.fromkeys(WINDOWS, ("a",)), rule)
    free = [(0.0, window) for window in WINDOWS]
    came: dict[str, float] = {}
    waited: dict[str, float] = {}
    lane: dict[str, str] = {}
    while len(waited) < COME:
        minute, window = heapq.heappop(free)
        while people and people[0][0] <= minute:
            at, entitled = people.pop(0)
            ticket = room.comes("a", entitled)
            came[ticket.id], lane[ticket.id] = at, ticket.lane
        called = room.calls_next(window)
        if called is None:
            heapq.heappush(free, (people[0][0], window))
            continue
        waited[called.id] = minute - came[called.id]
        heapq.heappush(free, (minute + visits[len(waited) - 1], window))
    by_lane = {
        name: [waited[t] for t in came if lane[t] == name] for name in ("entitled", "ordinary")
    }
    return Waits(by_lane["entitled"], by_lane["ordinary"])


def p90(waits: list[float]) -> float:
    return quantiles(waits, n=10)[8]


@pytest.mark.parametrize("share", [0.2, 0.35, 0.5, 0.65, 0.8])
@pytest.mark.parametrize("ordinary", [1, 2, 4])
def test_no_entitled_visitor_waits_longer_than_first_come_first_served(
    share: float, ordinary: int
) -> None:
    in_turn = rule(priority="ratio", ordinary=ordinary, entitled=1, most_passed=10)
    plain, fair = morning(FIRST_COME, share), morning(in_turn, share)
    pairs = zip(fair.entitled, plain.entitled, strict=True)
    assert all(waited <= before + 1e-9 for waited, before in pairs)
    assert p90(fair.entitled) <= p90(plain.entitled)
    gained = sum(plain.entitled) - sum(fair.entitled)
    assert gained == pytest.approx(sum(fair.others) - sum(plain.others)), "nothing is for nothing"
    assert gained > 0 or share * (ordinary + 1) > 1, "where they are few enough to go first"
