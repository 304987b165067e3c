"""A hundred thousand open cases: the clock board, and what the hall does as a day opens.

A process of its own (`python -m bench.clocks FOLDER`) drives the writer, the database and
delivery's hall; the page itself is asked for over HTTP.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

import httpx

from bench.crowd import KIOSK, Driver
from bench.figures import Figure
from hall_link.wire.tickets import TakeTicket
from hall_server.acts import left_over
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.tables import Case
from hall_server.deadlines.calendar import LegalCalendar
from hall_server.kernel.work import SYSTEM, Record
from hall_server.web.manager.clocks_view import clock_board
from tests.support.hall import RunningHall
from tests.support.open_cases import case, put_in, task
from tests.support.people import give_password

CASES = 100_000
TODAY = date(2026, 11, 24)
MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LATE, SOON, SILENT, JOINT = 5, 10, 1, 5
"""Of a hundred cases so many are past their day, due soon, left without a word, and joint."""
WINDOWS = 11
LOOKS = 20
START_WITHIN_S = 120
"""The hall is read twice, and 100,000 open cases are much to read."""
PASSWORD = "open sesame"


def measure_clocks() -> list[Figure]:
    """The board, its page, and the nightly run: in a usual hall, and where every case is late."""
    with tempfile.TemporaryDirectory() as folder:
        hall, usual = _measured(Path(folder) / "usual", LATE)
        page, listed = _asked(hall, "/manager/clocks", "/api/v1/cases")
        _, worst = _measured(Path(folder) / "worst", 100)
    return [
        Figure("clock_board_ms_100000_cases", usual["board"], "ms"),
        Figure("clock_page_ms_100000_cases", page, "ms"),
        Figure("case_list_ms_100000_cases", listed, "ms"),
        Figure("nightly_run_s_100000_cases", usual["night"], "s"),
        Figure("nightly_run_s_100000_late", worst["night"], "s"),
        Figure("nightly_slice_ms_100000_late", worst["slice"], "ms"),
    ]


def _measured(data: Path, late: int) -> tuple[RunningHall, dict[str, float]]:
    hall = RunningHall(data)
    put_in(hall.data, open_cases(late))
    words = [sys.executable, "-m", "bench.clocks", str(hall.data)]
    done = subprocess.run(words, capture_output=True, check=True, text=True)
    return hall, json.loads(done.stdout)


def open_cases(late: int) -> Iterator[Record]:
    """So many cases, `late` of each hundred past their day."""
    calendar = LegalCalendar()
    for number in range(CASES):
        made = _case(calendar, number, late)
        yield made
        if made.flow == "joint":
            yield from _parts(calendar, number, made)


def _case(calendar: LegalCalendar, number: int, late: int) -> Case:
    """Its due day: some days ago, soon, or within the next fifty working days."""
    place, lap = number % 100, number // 100
    told = {"number": f"{number:010}", "window": 1 + number % WINDOWS}
    if late <= place < late + SILENT:
        told |= {"state": "received", "accepted_at": None, "silent_from": TODAY.isoformat()}
        return case(number, **told)
    if place < late:
        due = calendar.before(TODAY, 1 + lap % 20)
    else:
        ahead = lap % 2 if place < late + SILENT + SOON else 2 + lap % 50
        due = calendar.after(TODAY, ahead)
    yellow = calendar.before(due, 1)
    flow = "joint" if place >= 100 - JOINT else "committed"
    days = {"due": due.isoformat(), "yellow_from": yellow.isoformat()}
    return case(number, flow=flow, kind=flow, **told, **days)


def _parts(calendar: LegalCalendar, number: int, lead: Case) -> Iterator[CaseTask]:
    due = calendar.after(TODAY, number // 100 % 5 - 1) if number // 100 % 5 else TODAY
    days = {"due": due.isoformat(), "yellow_from": calendar.before(due, 1).isoformat()}
    for place in (0, 1):
        yield task(2 * number + place, lead, window=1 + (lead.window + place) % WINDOWS, **days)


def replay(data: Path) -> dict[str, float]:
    """Seconds until every clock was looked at on a new day, the first command's and the slices'
    after it; the longest a press could wait for one of them in ms; and the median of a look at the
    board in ms."""
    driver = Driver(data, MORNING)
    queue = next(iter(driver.told.queue.queues))
    begun = time.perf_counter()
    driver.does([(TakeTicket(queue=queue, print=False), KIOSK)])
    turns = [time.perf_counter() - begun]
    while (more := left_over(driver.writer.state)) is not None:
        begun = time.perf_counter()
        driver.does([(more, SYSTEM)])
        turns.append(time.perf_counter() - begun)
    times = []
    for _ in range(LOOKS):
        begun = time.perf_counter()
        clock_board(driver.told, MORNING + timedelta(hours=1))
        times.append((time.perf_counter() - begun) * 1000)
    driver.close()
    return {
        "night": round(sum(turns), 2),
        "slice": round(max(turns) * 1000),
        "board": round(median(times), 2),
    }


def _asked(hall: RunningHall, *paths: str) -> list[float]:
    """The median of a leader's asking for each, in ms."""
    hall.start(clock=MORNING.isoformat(), within=START_WITHIN_S)
    try:
        give_password(hall, "liangmin", PASSWORD)
        with httpx.Client(base_url=hall.url, timeout=60) as browser:
            entered = {"name": "liangmin", "password": PASSWORD}
            browser.post("/api/v1/sessions", json=entered).raise_for_status()
            return [_looked(browser, path) for path in paths]
    finally:
        hall.stop()


def _looked(browser: httpx.Client, path: str) -> float:
    browser.get(path).raise_for_status()
    times = []
    for _ in range(LOOKS):
        begun = time.perf_counter()
        browser.get(path).raise_for_status()
        times.append((time.perf_counter() - begun) * 1000)
    return round(median(times), 1)


if __name__ == "__main__":
    print(json.dumps(replay(Path(sys.argv[1]))))
