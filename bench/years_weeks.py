"""Weeks of hall days through one served hall: what it holds, what it stores, how quick it stays."""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import mean, median, quantiles

from bench.figures import Figure, figure
from bench.years_day import ZONE, Hall, Lived
from bench.years_hall import Weighed, YearsHall, ledger_rows, pages_mb, replies_mb

FIRST = date(2026, 11, 23)
"""A Monday."""

WARM_DAYS = 2
"""Working days before the first that is weighed: tables and pools find their size."""

NIGHT_S = 2.5
"""The hall looks every second what is due: long enough for the day's opening."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is over: its presses, what the server held at its end, what was stored.

    `kept_mb`: the database without the replies, which are kept for seven days and come and go.
    """

    day: date
    lived: Lived
    held: Weighed
    kept_mb: float
    rows: int

    @property
    def works(self) -> bool:
        return self.day.weekday() < 5


async def measure_weeks(folder: Path, days: int, tickets: int) -> list[Figure]:
    """So many calendar days, from a Monday on."""
    hall = YearsHall(folder / "weeks")
    hall.begin(datetime(FIRST.year, FIRST.month, FIRST.day, 8, 0, tzinfo=ZONE))
    try:
        told = await _live(hall, days, tickets)
    finally:
        hall.stop()
    return figures_of(told)


async def _live(hall: YearsHall, days: int, tickets: int) -> list[Day]:
    told = []
    async with Hall(hall) as people:
        for number in range(days):
            day = FIRST + timedelta(days=number)
            hall.at(datetime(day.year, day.month, day.day, 0, 5, tzinfo=ZONE))
            await asyncio.sleep(NIGHT_S)
            lived = await people.live(day, tickets)
            kept = pages_mb(hall.data) - replies_mb(hall.data)
            one = Day(day, lived, hall.weigh(), kept, ledger_rows(hall.data))
            print(_told(one), file=sys.stderr, flush=True)
            told.append(one)
    return told


def _told(day: Day) -> str:
    calls = median(day.lived.call_ms)
    return (
        f"{day.day:%a %m-%d}: {day.lived.tickets} tickets, call next {calls:.2f} ms, "
        f"{day.held.mb:.1f} MiB, {day.held.objects} objects, {day.held.files} files, "
        f"{day.held.threads} threads, {day.held.tasks} tasks, {day.kept_mb:.1f} MiB kept"
    )


def figures_of(told: Sequence[Day]) -> list[Figure]:
    """The last week's working days held against the first week's after the warm-up."""
    come = list(accumulate(day.lived.tickets for day in told))
    off, slope = _off_line(come, [day.kept_mb for day in told])
    rows_off, rows = _off_line(come, [float(day.rows) for day in told])
    days = [day for day in told if day.works]
    first = [day for day in days if day.day < FIRST + timedelta(days=7)][WARM_DAYS:] or days[:1]
    last = [day for day in days if day.day > days[-1].day - timedelta(days=7)]
    young, old = days[0].lived, days[-1].lived
    return [
        _grown("rss_growth", "MiB", [d.held.mb for d in last], [d.held.mb for d in first]),
        *(_held(what, last, first) for what in ("objects", "files", "threads", "tasks")),
        Figure("database_off_line_percent", off, "%"),
        Figure("stored_per_ticket_kb", round(slope * 1024, 1), "KiB"),
        Figure("ledger_off_line_percent", rows_off, "%"),
        Figure("ledger_rows_per_ticket", round(rows, 2), "rows"),
        figure("call_next_p50_ms_last", old.call_ms, "ms", young.call_ms),
        figure("call_next_p95_ms_last", [_p95(old.call_ms)], "ms", [_p95(young.call_ms)]),
        figure("take_p50_ms_last", old.take_ms, "ms", young.take_ms),
        figure("take_p95_ms_last", [_p95(old.take_ms)], "ms", [_p95(young.take_ms)]),
        Figure("tickets_lived", come[-1], "tickets"),
    ]


def _grown(name: str, unit: str, last: Sequence[float], first: Sequence[float]) -> Figure:
    return figure(name, [mean(last)], unit, [mean(first)])


def _held(what: str, last: Sequence[Day], first: Sequence[Day]) -> Figure:
    late, early = ([float(getattr(day.held, what)) for day in some] for some in (last, first))
    return _grown(f"{what}_held", what, late, early)


def _off_line(come: Sequence[int], sizes: Sequence[float]) -> tuple[float, float]:
    """The straight line through all days' sizes over the tickets that had come: how far the
    furthest lies from it, in % of all growth; and its slope."""
    middle, level = mean(come), mean(sizes)
    spread = sum((count - middle) ** 2 for count in come)
    both = zip(come, sizes, strict=True)
    slope = sum((count - middle) * (size - level) for count, size in both) / spread
    off = [size - level - slope * (n - middle) for n, size in zip(come, sizes, strict=True)]
    return round(100 * max(map(abs, off)) / (slope * (come[-1] - come[0])), 2), slope


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]
