"""The director's page: its figures, and the paper they are drawn on."""

import random
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hall_server.days.day_book import DayBook
from hall_server.days.figures import day_figures, spread, waited
from hall_server.delivery.day_sheet import sheet_maker
from hall_server.delivery.hall import Hall
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.records import records_of
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.clock import to_text
from hall_server.premises.timetable import Timetable
from hall_server.queue.tables import Ticket

ZONE = ZoneInfo("Asia/Shanghai")
DAY = "2026-11-25"
NOW = datetime(2026, 11, 25, 18, 0, tzinfo=ZONE)
HEAD = (12345, "ee62342b06a6e4863d23a6892649981093394d9728e5a250892c7818e39b968c")


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"{DAY}T{clock}").replace(tzinfo=ZONE).astimezone(UTC)


def visit(
    number: int, queue: str, taken: datetime, wait_min: float, long_min: float, window: int
) -> tuple[Ticket, str]:
    """A finished visit, and when it was called."""
    called = taken + timedelta(minutes=wait_min)
    ticket = Ticket(
        id=f"t{number}",
        business_day=DAY,
        queue=queue,
        serial=number,
        number=f"A{number:03d}",
        place=number,
        secret=f"s{number}",
        items=(),
        language="zh",
        issued_at=to_text(taken),
        state="finished",
        window=window,
        started_at=to_text(called),
        ended_at=to_text(called + timedelta(minutes=long_min)),
    )
    return ticket, to_text(called)


@pytest.fixture(scope="module")
def hall() -> Hall:
    return Hall(records_of(read_hall_file(sample_hall_path())))


def book(*visits: tuple[Ticket, str], **more: object) -> DayBook:
    calls = {ticket.id: called for ticket, called in visits}
    known = {"consultations": 0, "events": {}, **more}
    return DayBook(DAY, [ticket for ticket, _ in visits], calls, **known)  # type: ignore[arg-type]


def busy_day(hall: Hall, count: int) -> DayBook:
    chance, visits = random.Random(7), []
    queues = list(hall.queue.queues)
    for number in range(1, count + 1):
        queue = chance.choice(queues)
        hour = chance.choices([8, 9, 10, 11, 14, 15, 16, 17], [4, 9, 7, 3, 5, 6, 4, 1])[0]
        taken = at(f"{hour:02d}:{chance.randrange(30, 60):02d}")
        window = chance.choice(hall.windows.serving(queue))
        length = chance.gauss(9, 3)
        visits.append(
            visit(number, queue, taken, chance.expovariate(1 / 9), max(1, length), window)
        )
    events = {"help_wanted": 2, "job_settled": 1}
    told = {"consultations": 17, "events": events, "leader": "liangmin", "head": HEAD}
    return book(*visits, **told)


@pytest.mark.unit
@pytest.mark.row("I8")
def test_the_figures_of_a_small_day(hall: Hall) -> None:
    day = book(
        visit(1, "civil", at("09:00"), 10, 5, 3),
        visit(2, "civil", at("09:10"), 30, 15, 3),
        visit(3, "land", at("17:20"), 20, 10, 9),
    )
    queues, windows = list(hall.queue.queues.values()), hall.windows.all()
    figures = day_figures(day, hall.premises.timetable, queues, windows)
    civil = figures.queues[0]
    assert (civil.taken, civil.served, civil.waits.mean, civil.waits.longest) == (2, 2, 20, 30)
    assert civil.in_target == 0.5
    assert figures.total.taken == 3
    assert figures.extended == 1
    assert dict(figures.by_hour) == {9: 2, 17: 1}
    window = next(w for w in figures.windows if w.number == 3)
    assert (window.served, window.visits.mean, window.busy_min) == (2, 10, 20)


@pytest.mark.unit
def test_the_nearest_rank() -> None:
    assert spread(range(1, 11)).p90 == 9
    assert spread([4]).p90 == 4
    assert spread([]).mean is None


@pytest.mark.unit
@pytest.mark.parametrize(
    ("since", "called", "minutes"),
    [
        ("09:00", "09:20", 20),
        ("11:50", "14:40", 20),  # over the lunch break
        ("17:20", "17:50", 30),  # into extended service
        ("11:50", "12:10", 20),
    ],
)
def test_a_wait_is_what_somebody_sat_through(
    hall: Hall, since: str, called: str, minutes: float
) -> None:
    table: Timetable = hall.premises.timetable
    assert waited(table, at(since), at(called)) == minutes


def pdf_text(pdf: bytes, tmp_path: Path) -> tuple[str, int]:
    """What stands on the paper, and how many pages it has."""
    path = tmp_path / "day.pdf"
    path.write_bytes(pdf)
    told = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    return told, told.count("\f")


@pytest.fixture
def drawn(hall: Hall, tmp_path: Path) -> Callable[[int], tuple[str, int]]:
    def draw(count: int) -> tuple[str, int]:
        make = sheet_maker(hall, date.fromisoformat(DAY), NOW)
        return pdf_text(make(busy_day(hall, count)), tmp_path)

    return draw


def test_the_paper_is_one_page_and_says_it_all(drawn: Callable[[int], tuple[str, int]]) -> None:
    told, pages = drawn(240)
    assert pages == 1
    for text in ("云禾镇便民服务中心", "2026年11月25日", "08:30–12:00", "梁敏", "首问咨询 17 件"):
        assert text in told
    total = next(line for line in told.splitlines() if line.strip().startswith("合计"))
    assert total.split()[1:3] == ["240", "240"]
    assert "窗口呼叫帮助 2 次" in told
    assert "账本至第 12345 条" in told
    assert "ee62342b 06a6e486 3d23a689 26499810 93394d97 28e5a250 892c7818 e39b968c" in told


def test_a_large_hall_fits_one_page_that_can_be_read(hall: Hall, tmp_path: Path) -> None:
    large = Hall(records_of(read_hall_file(sample_hall_path())))
    for number in range(13, 41):
        large.apply(replace(large.windows.find(1), number=number))
    make = sheet_maker(large, date.fromisoformat(DAY), NOW)
    told, pages = pdf_text(make(busy_day(hall, 900)), tmp_path)
    assert pages == 1
    assert "40号" in told


def test_a_day_without_anybody_has_its_page_too(drawn: Callable[[int], tuple[str, int]]) -> None:
    told, pages = drawn(0)
    assert pages == 1
    assert "当日没有取号" in told
