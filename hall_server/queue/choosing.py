"""Who is next (row B2, A5, Ruling 6). Pure: heads of lines in, one of them out, and why.

A window calls out of several lines; in each, the entitled and the others stand in lanes of their
own, by their places. Only the first of each lane can be next.

Two promises, for whatever rule a hall picks:

- nobody is passed by more than `most_passed` people who stood behind: as soon as anybody has been
  passed so often, the earliest of all is called, which passes nobody;
- the entitled are never served later than they would be if nobody had priority: out of their turn
  they still go when they are first by the rule's own measure.

Why both hold together: docs/decisions/0012-who-is-next.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hall_server.premises.rulebook import CallingRule
from hall_server.queue.tables import Lane

PASSED_LONG_ENOUGH = "passed-long-enough"
LED = "led-to-the-front"
PRIORITY = "priority"
"""What decides besides the rule's own measure, which goes by its name."""

CHOSEN = "chosen"
HELD = "held"
"""What decided a call that no rule made: the clerk chose the number, or had put it aside."""

NO_PROMISE_MIN = 30
"""What the measure of the target wait reckons with for a queue that promises nothing."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first of a lane. `order`: its line's place in the window's list, 0 first; `passed`: how
    often whoever was passed most in this lane was passed; `target_min`: the wait its queue
    promises."""

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
        return Choice(_earliest(heads), PASSED_LONG_ENOUGH)
    led = [head for head in heads if head.lane == "next"]
    if led:
        return Choice(_earliest(led), LED)
    measure = _measure(rule, now)
    best = min(heads, key=measure)
    entitled = [head for head in heads if head.lane == "entitled"]
    if entitled and best.lane == "ordinary" and _out_of_turn(rule, turn):
        return Choice(min(entitled, key=measure), PRIORITY)
    return Choice(best, rule.queues)


def _earliest(heads: Sequence[Head]) -> Head:
    return min(heads, key=lambda head: head.place)


def _out_of_turn(rule: CallingRule, turn: Turn) -> bool:
    """Whether the entitled go now though somebody else is first by the measure."""
    return rule.priority == "first" or (rule.priority == "ratio" and _their_turn(rule, turn))


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
