"""The calendar of legal working days: the State Council's, with nothing of the hall's own hours.

Opening days and deadline days are two calendars (Ruling 4): a hall open on a Saturday, or shut for
a day, moves no due date. The days off and make-up days are those of the yearly State Council notice
(国务院办公厅关于部分节假日安排的通知), kept by the `chinese-calendar` package.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import chinese_calendar

from hall_server.premises.calendar import PUBLISHED

A_DAY = timedelta(days=1)
FRIDAY = 5

DayKind = Literal["working", "makeup", "weekend", "holiday"]
"""makeup: a Saturday or Sunday that is worked (调休上班日). holiday: off by the notice, also where
it falls on a weekend."""


class LegalCalendar:
    """Legal working days. `overrides`: day, `YYYY-MM-DD` -> whether it is worked, of years nobody
    had published when this version was made; in a published year they are not listened to.

    A year without data has its Mondays to Fridays, and `known` says so.
    """

    def __init__(self, overrides: Mapping[str, bool] = {}) -> None:
        self._own = {
            date.fromisoformat(day): working
            for day, working in overrides.items()
            if int(day[:4]) not in PUBLISHED
        }
        self._own_years = {day.year for day in self._own}
        self._kinds: dict[date, DayKind] = {}

    def known(self, day: date) -> bool:
        """Whether the day's year was published, by the State Council or in the hall file."""
        return day.year in PUBLISHED or day.year in self._own_years

    def is_working(self, day: date) -> bool:
        """Whether the day counts. Never raises."""
        return self.kind(day) in ("working", "makeup")

    def kind(self, day: date) -> DayKind:
        """What kind of day it is."""
        found = self._kinds.get(day)
        if found is None:
            found = self._kinds[day] = self._find(day)
        return found

    def _find(self, day: date) -> DayKind:
        weekday = day.isoweekday() <= FRIDAY
        if day.year in PUBLISHED:
            working = bool(chinese_calendar.is_workday(day))
            named = chinese_calendar.get_holiday_detail(day)[1] is not None
        else:
            working = self._own.get(day, weekday)
            named = day in self._own
        if working:
            return "working" if weekday else "makeup"
        return "holiday" if weekday or named else "weekend"

    def after(self, day: date, n: int) -> date:
        """The n-th working day after `day`; with 0 the day itself, whatever it is."""
        return self._walk(day, n, A_DAY)

    def before(self, day: date, n: int) -> date:
        """The n-th working day before `day`; with 0 the day itself."""
        return self._walk(day, n, -A_DAY)

    def _walk(self, day: date, n: int, step: timedelta) -> date:
        while n > 0:
            day += step
            n -= self.is_working(day)
        return day

    def not_before(self, day: date) -> date:
        """The day, or the first working day after it: so ends a period of days (民法典 203)."""
        return day if self.is_working(day) else self.after(day, 1)

    def between(self, day: date, due: date) -> int:
        """Working days left at the end of `day`: 0 on the due day, negative once it is past."""
        low, high = sorted((day, due))
        worked = sum(self.is_working(low + n * A_DAY) for n in range(1, (high - low).days + 1))
        return worked if due >= day else -worked


def calendar_of(working_days: Mapping[str, bool]) -> LegalCalendar:
    """The calendar with a hall's overrides, kept: it remembers the days it was asked for."""
    return _calendar(tuple(sorted(working_days.items())))


@lru_cache(maxsize=8)
def _calendar(working_days: tuple[tuple[str, bool], ...]) -> LegalCalendar:
    return LegalCalendar(dict(working_days))
