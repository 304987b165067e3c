"""A wall that runs for days: right each morning, through calls, closing and night, and after every
cut; of calls that are over it keeps no more than a handful (row C8)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from display.calls import ROWS
from display.reporter import REMEMBERED as REPORTS
from display.reporter import Reporter
from display.script import REMEMBERED, Loudness, Script
from tests.display.sample_wall import NOON, board, call
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, key_of
from tests.support.screens import Device, start_device, x_screen
from tests.support.whole_hall import soon, summary_of

DAYS = ("2026-11-24", "2026-11-25", "2026-11-26")
CALLS_A_DAY = 7


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall by its hours, an hour before its first day."""
    running = RunningHall(tmp_path_factory.mktemp("days") / "hall", always_open=False)
    running.start(clock=f"{DAYS[0]}T07:30:00+08:00")
    yield running
    running.stop()


@pytest.fixture(scope="module")
def wall(hall: RunningHall, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    folder: Path = tmp_path_factory.mktemp("wall")
    with x_screen("1280x720") as screen:
        key = key_of(hall, "display")
        with start_device("display", hall.url, key, folder, screen) as device:
            device.until(lambda state: state["connected"])
            yield device


def _number(state: dict[str, Any]) -> str | None:
    """The newest call's number."""
    newest = state["newest"]
    return str(newest["number"]) if newest else None


@pytest.mark.slow(25)
@pytest.mark.row("C8")
def test_it_equals_the_hall_on_each_of_three_days(hall: RunningHall, wall: Device) -> None:
    citizen, clerk = Voice(hall, key_of(hall, "kiosk")), Clerk(hall, 3)

    def is_right() -> None:
        soon(lambda: wall.state()["hall"] == summary_of(citizen.hall()), "the hall's truth")

    def at(day: str, time: str) -> None:
        hall.set_clock(f"{day}T{time}:00+08:00")
        soon(lambda: citizen.hall()["business_day"] == day, "the day")
        is_right()

    for day in DAYS:
        at(day, "08:40")
        soon(lambda: wall.state()["recent"] == [], "a wall without yesterday's calls")
        first = citizen.take()["number"]
        assert first.endswith("001")
        for count in range(CALLS_A_DAY):
            citizen.take()
            number = clerk.does("call-next")["number"]
            wall.until(lambda state, number=number: _number(state) == number)
            if count == CALLS_A_DAY // 2:
                hall.kill()
                wall.until(lambda state: not state["connected"])
                hall.start(clock=f"{day}T10:00:00+08:00", within=60)
                wall.until(lambda state: state["connected"])
                is_right()
            clerk.does("start")
            clerk.does("finish", outcome="done")
        is_right()
        assert len(wall.state()["recent"]) <= ROWS
        at(day, "17:31")  # one still waits, and is served on
        at(day, "23:30")
    assert wall.process.poll() is None


class NoLine:
    """A line nothing comes back from."""

    async def call(self, command: object, *, command_id: str | None = None) -> object:
        raise AssertionError("not called")


class NoTasks:
    """Drops what it is to do."""

    def create_task(self, work: object) -> None:
        work.close()  # type: ignore[attr-defined]


@pytest.mark.unit
def test_what_was_said_and_reported_is_remembered_within_bounds() -> None:
    script, reporter = Script(), Reporter(NoLine(), NoTasks())  # type: ignore[arg-type]
    for day in range(3):
        for n in range(REMEMBERED + 50):
            at = NOON + timedelta(days=day, seconds=10 * n)
            one = call(f"A{n % 1000:03d}", 1 + n % 9, id=f"{day}-{n}", called_at=at)
            now = board([one], business_day=f"2026-11-{20 + day}")
            script.orders(now, now, at, Loudness())
            reporter.calls("wall", [f"{day}-{n}:1"], "spoken")
    assert len(script._said) <= REMEMBERED
    assert len(reporter._told) <= REPORTS
