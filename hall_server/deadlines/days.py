"""Days one after the other: which of them count, and where a clock stands still. Pure.

Sources: 行政许可法 article 45 (what stops a clock); 民法典 article 202 (how a month ends).
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, get_args

from hall_link.wire.cases import SpecialStep
from hall_server.deadlines.calendar import A_DAY, LegalCalendar

STOPPING: frozenset[str] = frozenset(get_args(SpecialStep))
"""The eight steps of article 45. A site visit (踏勘) is none of them and never stops a clock."""

Mark = Literal["start", "counted", "makeup", "weekend", "holiday", "stopped", "day"]


class Stopped(Protocol):
    """A stop: not counted from the day `since` until the day before `until`, `YYYY-MM-DD`.

    The day `until` counts again; None while it lasts.
    """

    @property
    def step(self) -> str: ...
    @property
    def since(self) -> str: ...
    @property
    def until(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A day on the way to the due day. `n`: which counted day it is, None for one that is not."""

    day: date
    mark: Mark
    n: int | None = None


def run_of_days(
    calendar: LegalCalendar,
    stops: Sequence[Stopped],
    day: date,
    wanted: int,
    *,
    plain: bool = False,
    counted: int = 0,
) -> list[Counted]:
    """The days from `day` on until so many more than `counted` are counted, working days or with
    `plain` all of them; fewer where the clock stands still on the way."""
    marks: list[Counted] = []
    last = counted + wanted
    while counted < last and not _stops_for_good(stops, day):
        counts = not _is_stopped(stops, day) if plain else _counts(calendar, stops, day)
        counted += counts
        plainly = Counted(day, "day", counted) if counts else Counted(day, "stopped")
        marks.append(plainly if plain else _marked(calendar, stops, day, counted))
        day += A_DAY
    return marks


def is_short(run: Sequence[Counted], last: int) -> bool:
    """Whether the clock stood still before day `last` was counted."""
    return bool(last) and (not run or run[-1].n != last)


def _stops_for_good(stops: Sequence[Stopped], day: date) -> bool:
    return any(stop.until is None and stop.since <= day.isoformat() for stop in stops)


def touches(stop: Stopped, first: date, due: date) -> bool:
    """Whether it stands still on some day between them."""
    return stop.since <= due.isoformat() and (stop.until or "9") > first.isoformat()


def _is_stopped(stops: Sequence[Stopped], day: date) -> bool:
    text = day.isoformat()
    return any(stop.since <= text and (stop.until is None or text < stop.until) for stop in stops)


def _counts(calendar: LegalCalendar, stops: Sequence[Stopped], day: date) -> bool:
    return calendar.is_working(day) and not _is_stopped(stops, day)


def _marked(calendar: LegalCalendar, stops: Sequence[Stopped], day: date, n: int) -> Counted:
    if not calendar.is_working(day):
        return skipped(calendar, day)
    if _is_stopped(stops, day):
        return Counted(day, "stopped")
    return Counted(day, "makeup" if calendar.kind(day) == "makeup" else "counted", n)


def skipped(calendar: LegalCalendar, day: date) -> Counted:
    return Counted(day, "holiday" if calendar.kind(day) == "holiday" else "weekend")


def months_after(day: date, months: int) -> date:
    """The same day of a later month; its last day where it has no such day (民法典 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
