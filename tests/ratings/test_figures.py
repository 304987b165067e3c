"""The figures of ratings are counted as the rules say (row D6, Ruling 10)."""

from datetime import date
from typing import Any

import pytest

from hall_server.ratings.figures import Counted, Counts, Step, figures, period_of

pytestmark = pytest.mark.unit

DAY = date(2026, 11, 22)


def counted(**told: Any) -> Counted:
    parts = {"day": DAY, "window": 1, "staff": "wang", "queue": "a", "items": ("x",), **told}
    return Counted(**{"counts": Counts(visits=1), **parts})


def test_praise_is_levels_five_to_three_of_the_rated() -> None:
    counts = Counts(visits=20, levels=(4, 2, 1, 2, 1), interrupted=3, bad=3, answered=2)
    assert (counts.rated, counts.praised, counts.unrated) == (10, 7, 10)
    assert (counts.praise_rate, counts.active_rate, counts.unrated_rate) == (0.7, 0.5, 0.5)
    assert (counts.answer_rate, counts.call_back_rate) == (pytest.approx(2 / 3), 0)


def test_of_nothing_there_is_no_share() -> None:
    rates = ("praise_rate", "active_rate", "unrated_rate", "answer_rate", "call_back_rate")
    assert [getattr(Counts(), rate) for rate in rates] == [None] * 5


def test_lines_add_up_whatever_they_are_counted_by() -> None:
    parts = [
        counted(counts=Counts(2, (1, 0, 0, 0, 1), bad=1)),
        counted(counts=Counts(1, (0, 1, 0, 0, 0)), staff="li", window=10),
        counted(counts=Counts(1, interrupted=1), window=None, staff=None, items=()),
    ]
    for by in ("hall", "period", "clerk", "window", "department", "item"):
        lines = figures(parts, by, "month", lambda part: ["d"])  # type: ignore[arg-type]
        total = sum((line.counts for line in lines), Counts())
        assert total == Counts(4, (1, 1, 0, 0, 1), interrupted=1, bad=1)
    windows = [line.key for line in figures(parts, "window", "day", lambda part: ["d"])]
    assert windows == ["", "1", "10"]


def test_a_visit_of_two_items_counts_for_each_and_once_for_their_department() -> None:
    parts = [counted(items=("x", "y"))]
    assert [line.key for line in figures(parts, "item", "day", lambda part: ["d"])] == ["x", "y"]
    (line,) = figures(parts, "department", "day", lambda part: ["d", "d"])
    assert line.counts.visits == 1


@pytest.mark.parametrize(
    ("step", "first"),
    [
        ("day", DAY),
        ("week", date(2026, 11, 16)),
        ("month", date(2026, 11, 1)),
        ("quarter", date(2026, 10, 1)),
    ],
)
def test_periods_by_their_first_day(step: Step, first: date) -> None:
    assert period_of(DAY, step) == first
