"""The promises of every calling rule, under any arrivals (row B2, A5, Ruling 6)."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.premises.rulebook import FIRST_COME, CallingRule
from hall_server.queue.choosing import share_used
from hall_server.queue.tables import Call
from tests.queue.waiting_room import NINE, WaitingRoom
from tests.support.small_hall import words

pytestmark = [pytest.mark.unit, pytest.mark.row("B2", "A5")]
quick = settings(max_examples=60, deadline=None)

WINDOWS = {1: ("a",), 2: ("a", "b"), 3: ("b", "c", "a")}
SHARED = {1: ("a", "b"), 2: ("a", "b"), 3: ("a", "b")}
NEVER = 200
"""A bound nobody reaches in a test."""


def rule(queues: Any = "longest-wait", priority: Any = "none", **figures: int) -> CallingRule:
    return CallingRule(
        id="r",
        name=words("规则"),
        queues=queues,
        priority=priority,
        **figures,  # type: ignore[arg-type]
    )


RULES = st.builds(
    rule,
    queues=st.sampled_from(["longest-wait", "order", "target-wait"]),
    priority=st.sampled_from(["ratio", "first", "none"]),
    ordinary=st.integers(1, 4),
    entitled=st.integers(1, 3),
    most_passed=st.integers(0, 6),
)
RATIOS = st.builds(
    rule,
    priority=st.sampled_from(["ratio", "first"]),
    ordinary=st.integers(1, 4),
    entitled=st.integers(1, 3),
    most_passed=st.integers(0, 12) | st.just(NEVER),
)
ARRIVAL = st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 20))
CALLING = st.sampled_from([1, 2, 3])
STEPS = st.lists(ARRIVAL | ARRIVAL | CALLING, min_size=20, max_size=90).map(
    lambda steps: [*steps, *[1, 2, 3] * 20]
)
"""Who comes, entitled or not, after so many minutes; or the window that calls. At last all call."""


@given(rules=st.tuples(RULES, RULES, RULES), steps=STEPS)
@quick
def test_nobody_is_passed_more_often_than_the_rule_allows(rules: Any, steps: Any) -> None:
    """Every window with a rule of its own; then the most patient of them is the bound."""
    room = WaitingRoom(WINDOWS, dict(zip(WINDOWS, rules, strict=True)), {"a": 10, "b": 30})
    passed: Counter[str] = Counter()
    for step in steps:
        if not isinstance(step, int):
            comes(room, step)
            continue
        waiting = room.waiting(step)
        called = room.calls_next(step)
        assert (called is None) == (not waiting)
        passed.update(t.id for t in waiting if called and t.place < called.place)
    assert max(passed.values(), default=0) <= max(each.most_passed for each in rules)


@given(chosen=RATIOS, steps=STEPS)
@quick
def test_the_entitled_are_never_called_later_than_first_come_first_served(
    chosen: CallingRule, steps: Any
) -> None:
    steps = [("ab"[s[2] % 2], *s[1:]) if isinstance(s, tuple) else s for s in steps]
    by_rule, plainly = calls_of(chosen, steps), calls_of(FIRST_COME, steps)
    turn = {call.ticket_id: turn for turn, call in enumerate(plainly)}
    for here, call in enumerate(by_rule):
        if call.lane == "entitled":
            assert here <= turn.get(call.ticket_id, NEVER)
    due = {call.ticket_id for call in plainly if call.lane == "entitled"}
    assert due <= {call.ticket_id for call in by_rule}


@given(rule=RULES, steps=STEPS)
@quick
def test_the_same_people_are_called_in_the_same_order_again(rule: CallingRule, steps: Any) -> None:
    def told(call: Call) -> Any:
        return call.ticket_id, call.window, call.rule, call.passed

    first, again = calls_of(rule, steps, WINDOWS), calls_of(rule, steps, WINDOWS)
    assert [told(call) for call in first] == [told(call) for call in again]


@given(ordinary=st.integers(1, 6), entitled=st.integers(1, 4), rounds=st.integers(1, 5))
@quick
def test_a_ratio_calls_m_others_and_then_n_entitled_while_both_wait(
    ordinary: int, entitled: int, rounds: int
) -> None:
    by_turns = rule(priority="ratio", ordinary=ordinary, entitled=entitled, most_passed=NEVER)
    room = WaitingRoom({1: ("a", "b")}, by_turns)
    for number in range(ordinary * rounds):
        room.comes("ab"[number % 2])
    for number in range(entitled * rounds):
        room.comes("ab"[number % 2], entitled=True)
    lanes = [ticket.lane for ticket in iter(lambda: room.calls_next(1), None)]
    assert lanes == [*["entitled"] * entitled, *["ordinary"] * ordinary] * rounds


@given(steps=STEPS, targets=st.tuples(st.integers(5, 60), st.integers(5, 60)))
@quick
def test_target_wait_calls_whoever_has_used_up_most_of_the_promise(
    steps: Any, targets: tuple[int, int]
) -> None:
    promised = dict(zip("ab", targets, strict=True))
    room = WaitingRoom(WINDOWS, rule("target-wait", most_passed=NEVER), promised)
    for step in steps:
        if not isinstance(step, int):
            comes(room, step)
            continue
        waiting = room.waiting(step)
        called = room.calls_next(step)
        used = {t.id: share_used(t.place, promised.get(t.queue), room.now) for t in waiting}
        assert called is None or used[called.id] == max(used.values())


@given(steps=STEPS)
@quick
def test_in_order_the_first_queue_with_anybody_goes(steps: Any) -> None:
    room = WaitingRoom(WINDOWS, rule("order", most_passed=NEVER))
    for step in steps:
        if not isinstance(step, int):
            comes(room, step)
            continue
        there = {ticket.queue for ticket in room.waiting(step)}
        called = room.calls_next(step)
        assert (called and called.queue) == next((q for q in WINDOWS[step] if q in there), None)


def test_the_share_of_the_promise_that_is_used_up() -> None:
    came = int(NINE.timestamp() * 1_000_000)
    assert share_used(came, 20, NINE + timedelta(minutes=15)) == pytest.approx(0.75)
    assert share_used(came, None, NINE + timedelta(minutes=15)) == pytest.approx(0.5)


def comes(room: WaitingRoom, step: tuple[str, bool, int]) -> None:
    queue, entitled, minutes = step
    room.passes(minutes=minutes)
    room.comes(queue, entitled)


def calls_of(rule: CallingRule, steps: Any, windows: Any = SHARED) -> list[Call]:
    """The calls of this morning under this rule."""
    room = WaitingRoom(windows, rule)
    for step in steps:
        if isinstance(step, int):
            room.calls_next(step)
        else:
            comes(room, step)
    return room.calls
