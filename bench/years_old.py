"""A hall with a past of millions of tickets against one with a single day behind it, in turn."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles
from typing import Any
from uuid import uuid4

import httpx

from bench.figures import Figure, figure
from bench.http_client import HttpConnection, Target
from bench.years_day import ZONE, Hall
from bench.years_hall import YearsHall, pages_mb
from bench.years_past import Model, fill
from hall_server.kernel.ledger_book import Sought
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.storage.ledger_book import StoredLedger
from tests.support.database import rows
from tests.support.people import ITEMS, give_password, key_of

MODEL_DAY = date(2026, 11, 23)
"""The day that is lived and copied, a Monday; the copies end the day before."""

WINDOW = 3
ROUNDS, WARM = 300, 30
LOOKS = 5
OPENINGS = (1, 2, 3, 4)
PASSWORD = "open sesame"

PAGES = {
    "day_sheet": "/api/v1/reports/days/{last}.pdf",
    "month_figures": "/api/v1/figures?first={month}&last={last}",
    "month_ratings": "/api/v1/reports/ratings?by=window&first={month}&last={last}",
    "month_cases": "/api/v1/registers/cases?first={month}&last={last}",
    "month_visits": "/api/v1/registers/visits?first={month}&last={last}",
    "case_search": "/api/v1/cases?text=2611",
    "past_ticket": "/api/v1/tickets/{secret}",
}
"""What reads the past: name -> address. `month`: thirty days of it."""

SOUGHT = {
    "page": Sought(),
    "common_kind": Sought(kind="ticket_called"),
    "rare_kind": Sought(kind="hall_changed"),
    "nobody": Sought(who="nobody"),
}
"""Pages of the ledger: name -> what is looked for. Of nobody there is nothing to find, so that as
many rows are looked through as a page may."""


@dataclass(slots=True)
class Pressed:
    """One hall, and what was measured there."""

    hall: YearsHall
    start_s: float = 0
    start_mb: float = 0
    opening_ms: list[float] = field(default_factory=list)
    call_ms: list[float] = field(default_factory=list)
    take_ms: list[float] = field(default_factory=list)


async def measure_past(folder: Path, past: int, tickets: int) -> list[Figure]:
    """Both halls are served at once; the machine is as busy for the one as for the other."""
    model = await _model(folder, tickets)
    old, young = Pressed(YearsHall(folder / "old")), Pressed(YearsHall(folder / "young"))
    fill(young.hall.data, model, 1)
    begun = time.monotonic()
    seeded = fill(old.hall.data, model, past)
    print(f"{seeded} tickets seeded in {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return await measure_both(old, young, seeded)


async def _model(folder: Path, tickets: int) -> Model:
    """The day that is copied, lived."""
    hall = YearsHall(folder / "model")
    hall.begin(_at(MODEL_DAY, 8))
    try:
        async with Hall(hall) as people:
            await people.live(MODEL_DAY, tickets)
    finally:
        hall.stop()
    return Model(hall.data, MODEL_DAY)


async def measure_both(old: Pressed, young: Pressed, seeded: int) -> list[Figure]:
    """Starts, the opening of a day, presses in turn; the pages of the old one."""
    both = (young, old)
    try:
        for one in both:
            one.start_s = one.hall.begin(_at(MODEL_DAY, 9))
            one.start_mb = one.hall.weigh().mb
        await _press(both)
        for one in both:
            one.opening_ms = await _opening(one.hall)
        looks = _looks(old.hall)
    finally:
        for one in both:
            one.hall.stop()
    return [*_figures(old, young, seeded), *looks]


def _figures(old: Pressed, young: Pressed, seeded: int) -> list[Figure]:
    return [
        Figure("past_tickets", seeded, "tickets"),
        Figure("past_database_mb", round(pages_mb(old.hall.data)), "MiB"),
        figure("start_s_past", [old.start_s], "s", [young.start_s]),
        figure("rss_start_mb_past", [old.start_mb], "MiB", [young.start_mb]),
        figure("opening_ms_past", old.opening_ms, "ms", young.opening_ms),
        figure("call_next_p50_ms_past", old.call_ms, "ms", young.call_ms),
        figure("call_next_p95_ms_past", [_p95(old.call_ms)], "ms", [_p95(young.call_ms)]),
        figure("take_p50_ms_past", old.take_ms, "ms", young.take_ms),
        figure("take_p95_ms_past", [_p95(old.take_ms)], "ms", [_p95(young.take_ms)]),
    ]


async def _press(both: Sequence[Pressed]) -> None:
    """A ticket, a call and a no-show here, then there."""
    places = [await _place(one.hall) for one in both]
    for number in range(WARM + ROUNDS):
        for one, (line, kiosk, clerk) in zip(both, places, strict=True):
            order = {"items": [ITEMS["civil"]], "knowing": True, "print": False}
            took = await _timed(line, kiosk, "/tickets", order)
            called = await _timed(line, clerk, f"/windows/{WINDOW}/call-next", {})
            await _timed(line, clerk, f"/windows/{WINDOW}/no-show", {})
            if number >= WARM:
                one.take_ms.append(took)
                one.call_ms.append(called)


async def _place(hall: YearsHall) -> tuple[HttpConnection, Target, Target]:
    kiosk, clerk = key_of(hall, "kiosk"), key_of(hall, "clerk", WINDOW)
    line = await HttpConnection.to(hall.port)
    return line, Target(hall.port, "", kiosk), Target(hall.port, "", clerk)


async def _timed(line: HttpConnection, who: Target, path: str, body: dict[str, Any]) -> float:
    text = json.dumps({"command_id": uuid4().hex, **body}).encode()
    begun = time.perf_counter()
    await line.send(who.post(text, "/api/v1" + path))
    return (time.perf_counter() - begun) * 1000


async def _opening(hall: YearsHall) -> list[float]:
    """Milliseconds of the first press of some days: the day before is closed and it is opened."""
    line, kiosk, _ = await _place(hall)
    order = {"items": [ITEMS["civil"]], "knowing": True, "print": False}
    times = []
    for ahead in OPENINGS:
        hall.at(_at(MODEL_DAY + timedelta(days=ahead), 9))
        times.append(await _timed(line, kiosk, "/tickets", order))
    return times


def _looks(hall: YearsHall) -> list[Figure]:
    """A leader's looks at what is past: the first, and the median of the next."""
    give_password(hall, "liangmin", PASSWORD)
    last = MODEL_DAY - timedelta(days=1)
    told = {"last": last.isoformat(), "month": (last - timedelta(days=29)).isoformat()}
    ((told["secret"],),) = rows(hall.data, "SELECT secret FROM tickets ORDER BY rowid LIMIT 1")
    with httpx.Client(base_url=hall.url, timeout=300) as browser:
        entered = {"name": "liangmin", "password": PASSWORD}
        browser.post("/api/v1/sessions", json=entered).raise_for_status()
        pages = [
            _looked(name, partial(_fetch, browser, way.format(**told)))
            for name, way in PAGES.items()
        ]
    return pages + _looks_at_the_ledger(hall.data, told["last"])


def _fetch(browser: httpx.Client, way: str) -> None:
    browser.get(way).raise_for_status()


def _looks_at_the_ledger(data: Path, day: str) -> list[Figure]:
    """What the leaders' page of it reads, which comes to a browser over a socket of its own."""
    engine = open_engine(sqlite_url(data))
    book = StoredLedger(engine)
    try:
        pages = [
            _looked(f"ledger_{name}", partial(book.page, sought)) for name, sought in SOUGHT.items()
        ]
        return [*pages, _looked("ledger_day_checked", partial(book.checked, day))]
    finally:
        engine.dispose()


def _looked(name: str, look: Callable[[], object]) -> Figure:
    times = []
    for _ in range(1 + LOOKS):
        begun = time.perf_counter()
        look()
        times.append((time.perf_counter() - begun) * 1000)
    return figure(f"{name}_ms", times[1:], "ms")


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE)


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]
