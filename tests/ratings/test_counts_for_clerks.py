"""What a clerk may know of the ratings: counts by fives, and nothing in between (row D2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.wire.windows import RatingCounts
from hall_server.ratings.rules import counts_for_clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("D2")]

LEVELS = st.lists(st.integers(1, 5), max_size=40)


def test_below_five_nothing_is_told() -> None:
    assert [counts_for_clerk([1] * rated) for rated in range(5)] == [None] * 5


def test_the_levels_from_five_to_three_are_praise() -> None:
    assert counts_for_clerk([5, 4, 3, 2, 1, 5]) == RatingCounts(rated=5, praised=3)


@given(LEVELS, st.integers(1, 5))
def test_a_single_rating_never_shows(levels: list[int], level: int) -> None:
    """One more changes what is told only by completing a five, of which all five are new."""
    before, after = counts_for_clerk(levels), counts_for_clerk([*levels, level])
    if before != after:
        assert after is not None
        assert after.rated == len(levels) + 1 == (before.rated if before else 0) + 5
