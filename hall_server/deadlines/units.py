"""A promise in its own unit: working days, days that all count, months, the very day. Pure.

Sources: 行政许可法 articles 42, 43 and 45; 民法典 articles 201 to 203.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hall_link.wire.guide import LimitUnit
from hall_server.deadlines.calendar import A_DAY, LegalCalendar
from hall_server.deadlines.days import (
    STOPPING,
    Counted,
    Stopped,
    is_short,
    months_after,
    run_of_days,
    touches,
)
from hall_server.deadlines.due import Due, told_of
from hall_server.premises.casebook import Deadlines

PLAIN: frozenset[LimitUnit] = frozenset({"day", "month"})
"""Units in which every day counts, whether it is worked or not."""

Start = tuple[date, date, tuple[str, ...]]
"""The day it began, the first day that may count, and why."""


def by_unit(
    rules: Deadlines,
    calendar: LegalCalendar,
    start: Start,
    promise: tuple[int, LimitUnit],
    stops: Sequence[Stopped],
    extension: int,
) -> Due:
    """By working days, by days that all count, or on the first working day of all."""
    (began, first, why), (limit, unit) = start, promise
    if unit in PLAIN:
        return _plain(rules, calendar, start, promise, stops, extension)
    if unit == "working_day":
        return _count(rules, calendar, began, first, limit, stops, extension, why)
    on_the_day = _count(rules, calendar, began, began, 1, stops, extension, why)
    told = (f"limit-{unit} {limit}" if code == "limit 1" else code for code in on_the_day.why)
    return replace(on_the_day, why=tuple(told))


def _plain(
    rules: Deadlines,
    calendar: LegalCalendar,
    start: Start,
    promise: tuple[int, LimitUnit],
    stops: Sequence[Stopped],
    extension: int,
) -> Due:
    """Every day counts but the stopped ones; a last day that is off gives way to the next working
    day, and working days of an extension follow it."""
    (began, first, why), (limit, unit) = start, promise
    ours = [stop for stop in stops if stop.step in STOPPING]
    before = first - A_DAY
    wanted = limit if unit == "day" else (months_after(before, limit) - before).days
    marks = [] if first == began else [Counted(began, "start")]
    runs = run_of_days(calendar, ours, first, wanted, plain=True)
    end = runs[-1].day if runs else began
    off = not calendar.is_working(end)
    more = run_of_days(calendar, ours, end + A_DAY, off + extension, counted=wanted - off)
    days = (*marks, *runs, *more)
    if is_short(days, wanted + extension):
        return Due(why=(*why, "stopped-now"), days=(*marks, *runs))
    told = [f"limit-{unit} {limit}", *([f"rolled {end} {calendar.not_before(end)}"] if off else [])]
    told += [f"extended {extension}"] if extension else []
    due = days[-1].day
    told += [f"stopped {s.since} {s.until} {s.step}" for s in ours if touches(s, first, due)]
    return told_of(rules, calendar, began, due, (*why, *told), days)


def _count(
    rules: Deadlines,
    calendar: LegalCalendar,
    began: date,
    first: date,
    limit: int,
    stops: Sequence[Stopped],
    extension: int,
    why: tuple[str, ...],
) -> Due:
    """Counts working days from `first` on; a limit of 0 ends on the day it began."""
    ours = [stop for stop in stops if stop.step in STOPPING]
    marks = [] if first == began else [Counted(began, "start")]
    runs = run_of_days(calendar, ours, first, limit + extension)
    if is_short(runs, limit + extension):
        return Due(why=(*why, "stopped-now"), days=(*marks, *runs))
    days = (*marks, *runs) if runs else (Counted(began, "start"),)
    due = days[-1].day
    told = (*why, f"limit {limit}", *([f"extended {extension}"] if extension else []))
    used = [f"stopped {s.since} {s.until} {s.step}" for s in ours if touches(s, first, due)]
    return told_of(rules, calendar, began, due, (*told, *used), days)
