"""Estimates skip the time between two sessions (row I7)."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hall_server.premises.hours import OpeningHours, Span
from hall_server.premises.timetable import Timetable
from hall_server.queue.breaks import open_seconds, through_breaks

pytestmark = pytest.mark.unit

LUNCH = Timetable(
    OpeningHours(
        sessions=[Span(opens="08:30", closes="12:00"), Span(opens="14:30", closes="17:30")]
    ),
    ZoneInfo("Asia/Shanghai"),
)
ALWAYS = Timetable(None, ZoneInfo("Asia/Shanghai"))


def at(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    local = datetime(2026, 11, 24, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))
    return local.astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "minutes", "wait"),
    [
        ("09:00", 30, 30),
        ("11:50", 10, 10),
        ("11:50", 30, 180),
        ("13:00", 20, 110),
        ("15:00", 20, 20),
        ("17:20", 40, 40),
    ],
)
def test_a_wait_goes_round_lunch(now: str, minutes: int, wait: int) -> None:
    assert through_breaks(LUNCH, at(now), 60 * minutes) == 60 * wait
    assert through_breaks(ALWAYS, at(now), 60 * minutes) == 60 * minutes


def test_what_was_waited_over_lunch_is_not_held_against_the_model() -> None:
    assert open_seconds(LUNCH, at("11:50"), at("14:50")) == 30 * 60
    assert open_seconds(LUNCH, at("12:30"), at("14:30")) == 0
    assert open_seconds(LUNCH, at("15:00"), at("15:20")) == 20 * 60
