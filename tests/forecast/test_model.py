"""The pure model against halls played through person by person."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_link.wire.base import Words
from hall_server.forecast.learning import Duration
from hall_server.forecast.model import Ground, Line, Seeker, Station, outlook
from hall_server.premises.rulebook import CallingRule
from tests.forecast.brute_force import NOW, Queues, ground, mean_wait

pytestmark = pytest.mark.unit

VISIT = Duration(6.0, 0.5)
MINE = int((NOW - 60) * 1_000_000)


def rule(queues: str = "longest-wait", priority: str = "none", **more: int) -> CallingRule:
    return CallingRule(
        id="r",
        name=Words(zh="规则", en="rule"),
        queues=queues,  # type: ignore[arg-type]
        priority=priority,  # type: ignore[arg-type]
        **{"most_passed": 50, **more},
    )


def people(count: int, since_min: float, apart_s: float = 20) -> list[int]:
    """Places of people who came one after the other, the first so many minutes ago."""
    return [int((NOW - 60 * since_min + apart_s * n) * 1_000_000) for n in range(count)]


FAIR, RATIO = rule(), rule(priority="ratio", ordinary=2)
EARLY = people(9, 30)
MANY = people(40, 60)

CASES = {
    "one window, nine before": (
        [Station(1, ("a",), FAIR, VISIT.mean)],
        {("a", "ordinary"): EARLY},
        Seeker("a", "ordinary", MINE),
    ),
    "four windows, forty before": (
        [Station(n, ("a",), FAIR, VISIT.mean) for n in range(4)],
        {("a", "ordinary"): MANY},
        Seeker("a", "ordinary", MINE),
    ),
    "nobody before, two busy windows": (
        [Station(n, ("a",), FAIR, VISIT.mean) for n in range(2)],
        {},
        Seeker("a", "ordinary", MINE),
    ),
    "a window shared with a longer line": (
        [Station(n, lines, FAIR, 200) for n, lines in enumerate((("a",), ("a", "b"), ("b",)))],
        {("a", "ordinary"): people(6, 30, 280), ("b", "ordinary"): people(24, 30, 70)},
        Seeker("a", "ordinary", MINE),
    ),
    "others in turn with the entitled who came later": (
        [Station(1, ("a",), RATIO, 200, 2)],
        {("a", "ordinary"): EARLY, ("a", "entitled"): people(6, 0.5, 1)},
        Seeker("a", "ordinary", MINE),
    ),
    "entitled, before most of the others": (
        [Station(1, ("a",), RATIO, 200, 0)],
        {("a", "ordinary"): MANY, ("a", "entitled"): people(3, 5)},
        Seeker("a", "entitled", MINE),
    ),
    "entitled before everybody": (
        [Station(n, ("a",), rule(priority="first"), 400) for n in range(2)],
        {("a", "ordinary"): MANY, ("a", "entitled"): people(4, 5)},
        Seeker("a", "entitled", MINE),
    ),
    "behind a queue that goes first": (
        [Station(1, ("b", "a"), rule("order"), 100), Station(2, ("b",), rule("order"), 100)],
        {("a", "ordinary"): people(3, 50), ("b", "ordinary"): people(8, 0.5, 1)},
        Seeker("a", "ordinary", MINE),
    ),
    "passed by as many as the rule allows": (
        [Station(1, ("a",), rule(priority="first", most_passed=2), 200)],
        {("a", "ordinary"): people(4, 30), ("a", "entitled"): people(20, 0.5, 1)},
        Seeker("a", "ordinary", MINE),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_model_comes_near_the_hall(case: str) -> None:
    stations, lanes, seeker = CASES[case]
    hall, queues = ground(stations, VISIT), Queues(lanes)
    seen = outlook(seeker, hall, queues, NOW)
    assert seen is not None
    true = mean_wait(seeker, hall, queues, VISIT)
    assert seen.expected_s == pytest.approx(true, rel=0.2, abs=90)


def test_no_window_no_word() -> None:
    hall = Ground((Station(1, ("b",), FAIR),), {"b": Line(600)})
    assert outlook(Seeker("a", "ordinary", MINE), hall, Queues({}), NOW) is None


def test_a_free_window_is_a_wait_of_seconds() -> None:
    seen = outlook(
        Seeker("a", "ordinary", MINE),
        ground([Station(1, ("a",), FAIR, 900), Station(2, ("a",), FAIR)], VISIT),
        Queues({}),
        NOW,
    )
    assert seen is not None
    assert seen.expected_s < 30


LANES = st.sampled_from(["entitled", "ordinary"])
RULES = st.builds(
    rule,
    st.sampled_from(["longest-wait", "order", "target-wait"]),
    st.sampled_from(["none", "first", "ratio"]),
)


@settings(max_examples=100, deadline=None)
@given(
    rule=RULES,
    lane=LANES,
    counts=st.lists(st.integers(0, 60), min_size=4, max_size=4),
    windows=st.integers(1, 4),
)
def test_more_people_never_shorten_a_wait_and_one_more_window_never_lengthens_it(
    rule: CallingRule, lane: str, counts: list[int], windows: int
) -> None:
    def wait(number: int, more: int) -> float:
        stations = [Station(n, ("a", "b"), rule, 100.0 * n) for n in range(1, number + 1)]
        keys = [("a", "ordinary"), ("a", "entitled"), ("b", "ordinary"), ("b", "entitled")]
        lanes = {key: people(n + more, 90, 1) for key, n in zip(keys, counts, strict=True)}
        seeker = Seeker("a", lane, MINE)
        seen = outlook(seeker, ground(stations, VISIT), Queues(lanes), NOW)
        assert seen is not None
        return seen.expected_s

    nearly = 0.1 * VISIT.mean  # the model is no truer than that
    assert wait(windows, 0) <= wait(windows, 3) + nearly
    assert wait(windows + 1, 0) <= wait(windows, 0) + nearly
