"""Waits and the hall's breaks: nobody is served over lunch (row I7). Pure.

After the last session those who wait are served on (延时服务), so that only the time between two
sessions of a day is closed time here.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise

from hall_server.premises.timetable import Timetable


def through_breaks(table: Timetable, now: datetime, seconds: float) -> float:
    """How long it takes from now until the hall has worked for so many seconds."""
    wait = timedelta(seconds=seconds)
    for begins, ends in _breaks(table, now):
        if begins < now + wait and ends > now:
            wait += ends - max(begins, now)
    return wait.total_seconds()


def open_seconds(table: Timetable, since: datetime, until: datetime) -> float:
    """How much of a stretch of one day was not in a break."""
    worked = until - since
    for begins, ends in _breaks(table, since):
        worked -= max(timedelta(), min(ends, until) - max(begins, since))
    return worked.total_seconds()


def _breaks(table: Timetable, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
    sessions = table.sessions(table.day_of(moment))
    for before, after in pairwise(sessions):
        yield before.closes, after.opens
