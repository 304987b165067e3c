"""Ruling 11 as a table: when nobody's coming may be recorded."""

from datetime import UTC, datetime, timedelta

import pytest

from hall_server.premises.rulebook import Missed
from hall_server.queue.no_show import NoShowTooSoon, Round, check_no_show, no_show_clock

pytestmark = pytest.mark.unit

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
RULE = Missed(calls=3, gap_s=20, total_s=60, total_need_s=120, unconfirmed_s=30)


def at(seconds: float) -> datetime:
    return NINE + timedelta(seconds=seconds)


def rounds(*times: tuple[float, float | None]) -> list[Round]:
    """(called, heard) in seconds; None: no display has reported."""
    return [Round(at(call), None if heard is None else at(heard)) for call, heard in times]


@pytest.mark.parametrize(
    ("calls", "slow", "sure", "allowed"),
    [
        ([(0, 1)], False, 1, None),
        ([(0, 1), (21, 22)], False, 2, None),
        ([(0, 0), (20, 20), (40, 40)], False, 3, 60),
        # the clock stands still from a further call until it is heard
        ([(0, 0), (20, 25), (45, 50)], False, 3, 70),
        # whoever is slow has twice the time
        ([(0, 0), (20, 20), (40, 40)], True, 3, 120),
        # calls too close together count once, but they are calls
        ([(0, 0), (5, 5), (10, 10)], False, 1, None),
        ([(0, 0), (5, 5), (20, 20), (40, 40)], False, 3, 60),
        # time enough has passed before the third call: as soon as it is heard
        ([(0, 0), (40, 40), (90, 92)], False, 3, 92),
        # nobody reports: it counts from half a minute on, or not at all when called again sooner
        ([(0, None)], False, 0, None),
        ([(0, None), (40, None), (80, None)], False, 2, 150),
        ([(0, None), (10, None), (50, None), (90, None)], False, 2, 160),
        # the last one is not confirmed yet: from half a minute after it at the earliest
        ([(0, 0), (40, 40), (80, None)], False, 2, 110),
    ],
)
def test_when_it_may_be_recorded(
    calls: list[tuple[float, float | None]], slow: bool, sure: int, allowed: float | None
) -> None:
    clock = no_show_clock(rounds(*calls), RULE, slow)
    assert clock.sure == sure
    assert clock.at == (None if allowed is None else at(allowed))


@pytest.mark.row("B3")
def test_it_is_refused_with_what_is_still_missing() -> None:
    two = no_show_clock(rounds((0, 0), (20, 20)), RULE, slow=False)
    with pytest.raises(NoShowTooSoon) as refused:
        check_no_show(two, RULE, at(25))
    assert refused.value.details == {"calls": 3, "heard": 2, "wait_s": 15.0}
    three = no_show_clock(rounds((0, 0), (20, 20), (40, 40)), RULE, slow=False)
    with pytest.raises(NoShowTooSoon) as refused:
        check_no_show(three, RULE, at(59))
    assert refused.value.details == {"calls": 3, "heard": 3, "wait_s": 1.0}
    check_no_show(three, RULE, at(60))


def test_a_clock_set_back_keeps_no_window_waiting() -> None:
    three = no_show_clock(rounds((0, 0), (20, 20), (40, 40)), RULE, slow=False)
    check_no_show(three, RULE, at(-3600))
