"""Who is next (row B2, A5, Ruling 6). Pure: heads of lines in, one of them out, and why.

A window calls out of several lines; in each, the entitled and the others stand in lanes of their
own, by their places. Only the first of each lane can be next.

Two promises, for whatever rule a hall picks:

- nobody is passed by more than `most_passed` people who came later: as soon as the head of a lane
  has been passed so often, the earliest of all is called;
- the entitled are never served later than they would be if nobody had priority: out of their turn
  they still go when they are first by the rule's own measure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hall_server.premises.rulebook import CallingRule
from hall_server.queue.tables import Lane

NO_PROMISE_MIN = 30
"""What the measure of the target wait reckons with for a queue that promises nothing."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first of a lane. `order`: its line's place in the window's list, 0 first; `passed`: how
    many who came later were called before it; `target_min`: the wait its queue promises."""

    ticket_id: str
    place: int
    lane: Lane
    order: int
    passed: int
    target_min: int | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What the window called last: how many others since the last entitled one, and how many
    entitled ones since the last other. None before its first entitled call of the day."""

    others: int | None = None
    entitled: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is next, and the name of what decided it, as every call keeps it."""

    head: Head
    rule: str


Measure = Callable[[Head], tuple[float, ...]]


def choose(heads: Sequence[Head], rule: CallingRule, turn: Turn, now: datetime) -> Choice | None:
    """The head to call; None where nobody waits."""
    if not heads:
        return None
    if any(head.passed >= rule.most_passed for head in heads):
        return Choice(min(heads, key=lambda head: head.place), "passed-long-enough")
    measure = _measure(rule, now)
    led = [head for head in heads if head.lane == "next"]
    if led:
        return Choice(min(led, key=lambda head: head.place), "led-to-the-front")
    best = min(heads, key=measure)
    entitled = [head for head in heads if head.lane == "entitled"]
    others = [head for head in heads if head.lane == "ordinary"]
    if rule.priority == "none" or not entitled or not others:
        return Choice(best, rule.queues)
    if best.lane == "entitled":
        return Choice(best, rule.queues)
    if rule.priority == "first" or _their_turn(rule, turn):
        return Choice(min(entitled, key=measure), "priority")
    return Choice(min(others, key=measure), rule.queues)


def _their_turn(rule: CallingRule, turn: Turn) -> bool:
    """Whether the entitled are due: after so many others, so many of them."""
    if turn.others is None or turn.others >= rule.ordinary:
        return True
    return turn.others == 0 and 0 < turn.entitled < rule.entitled


def _measure(rule: CallingRule, now: datetime) -> Measure:
    """What the rule compares lines by; the smallest is first, the earlier place decides a tie."""
    if rule.queues == "order":
        return lambda head: (head.order, head.place)
    if rule.queues == "target-wait":
        return lambda head: (-share_used(head.place, head.target_min, now), head.place)
    return lambda head: (head.place,)


def share_used(place: int, target_min: int | None, now: datetime) -> float:
    """How much of the promised wait is used up: 1.0 is all of it."""
    waited_s = now.timestamp() - place / 1_000_000
    return waited_s / (60 * (target_min or NO_PROMISE_MIN))
