"""Limits in minutes: they end at a moment, and the hours in which the hall is closed do not count.

Pure. Source: row I7 and Ruling 4; the on-the-spot limit is the hall's own, or the item's.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from hall_link.wire.guide import LimitUnit
from hall_server.deadlines.due import Due, on_day
from hall_server.premises.casebook import Deadlines

MINUTES: dict[LimitUnit, int] = {"minute": 1, "hour": 60}
"""Units that end at a moment."""

MinutesAfter = Callable[[datetime, float], datetime]
"""The moment at which the hall has been open for so many minutes since another; both aware."""


def in_a_row(since: datetime, minutes: float) -> datetime:
    """Where the hall serves day and night."""
    return since + timedelta(minutes=minutes)


def on_the_spot(
    rules: Deadlines, received: date | datetime, day: date, promised: int, after: MinutesAfter
) -> Due:
    """`promised`: minutes the item itself promises, 0 for the hall's rule."""
    if rules.on_the_spot == "same-day" and not promised:
        return on_day(day, ("same-day",))
    count = promised or rules.on_the_spot_min
    minutes = f"minutes {count}"
    if not isinstance(received, datetime):
        return on_day(day, (minutes,))
    moment, near = after(received, count), after(received, count * 2 / 3)
    codes = (minutes,) if moment == in_a_row(received, count) else (minutes, "closed-skipped")
    return replace(on_day(moment.date(), codes), due_at=moment, yellow_at=near)
