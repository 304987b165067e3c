"""A real hall at chosen moments: what devices are told, who gets a number, what leaders order."""

import asyncio
import sqlite3
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from hall_link.wire.board import Board, Hours
from tests.support.devices import linked, seen, until
from tests.support.hall import RunningHall, refused
from tests.support.looping import run
from tests.support.people import give_password

WEDNESDAY = "2026-11-25"
SECRET = "open sesame"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall with its opening hours, on the eve of a holiday: from there time goes on."""
    made = RunningHall(tmp_path_factory.mktemp("hours") / "hall", always_open=False)
    at(made, "2026-09-30T20:00:00")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> str:
    return hall.key("kiosk")


def at(hall: RunningHall, moment: str) -> None:
    """Serves the hall from this local moment on; the time before ends with a power cut."""
    if hall.process is not None and hall.process.poll() is None:
        hall.kill()
    hall.start(clock=f"{moment}+08:00")


def take(hall: RunningHall, kiosk: str) -> httpx.Response:
    with hall.client(kiosk) as http:
        return http.post("/tickets", json={"queue": "legal", "print": False, "knowing": True})


def board_of(hall: RunningHall, kiosk: str, state: str) -> Board:
    """What a kiosk is shown once the hours are in this state; it may have to wait for the push."""

    async def watch() -> Board:
        async with linked(hall, kiosk, "kiosk") as link:
            await until(lambda: seen(link).board.hours.state == state, state)
            return seen(link).board

    return run(watch())


def hours_of(hall: RunningHall, kiosk: str, state: str) -> Hours:
    return board_of(hall, kiosk, state).hours


def local(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.row("A17", "I7")
def test_a_holiday_and_the_saturday_worked_for_it(hall: RunningHall, kiosk: str) -> None:
    at(hall, "2026-10-01T10:00:00")
    told = board_of(hall, kiosk, "closed")
    assert told.hours.reason is not None
    assert told.hours.reason.zh == "国庆节"
    assert told.hours.reopens == local("2026-10-08T08:00"), "a market day, 八月廿八"
    assert told.notices[0].text.zh.startswith("国庆节：今天起不办公，10月8日（星期四）")
    assert refused(take(hall, kiosk)) == (409, "hall-closed")
    at(hall, "2026-10-10T10:00:00")
    assert hours_of(hall, kiosk, "open").reason is None
    assert take(hall, kiosk).status_code == 201


@pytest.mark.row("A17", "I7")
def test_a_day_from_its_opening_to_the_next(hall: RunningHall, kiosk: str) -> None:
    at(hall, f"{WEDNESDAY}T08:20:00")
    closed, number = run(_at_the_door(hall, kiosk))
    assert (closed["code"], closed["details"]["state"]) == ("hall-closed", "before")
    assert number == "J001"

    at(hall, f"{WEDNESDAY}T12:30:00")
    assert hours_of(hall, kiosk, "extended").reopens == local(f"{WEDNESDAY}T14:30")
    assert refused(take(hall, kiosk)) == (409, "hall-closed")

    at(hall, f"{WEDNESDAY}T15:10:00")
    assert hours_of(hall, kiosk, "open").last_ticket_at == local(f"{WEDNESDAY}T17:30")
    assert take(hall, kiosk).json()["number"] == "J002"
    at(hall, f"{WEDNESDAY}T14:10:00")  # set back an hour, into the lunch break
    assert hours_of(hall, kiosk, "open").reopens is None
    assert take(hall, kiosk).json()["number"] == "J003"

    at(hall, "2026-11-26T08:10:00")  # 十月十八: a market day opens earlier
    told = board_of(hall, kiosk, "open")
    assert told.hours.market_day
    assert sum(queue.waiting for queue in told.queues) == 0
    assert take(hall, kiosk).json()["number"] == "J001"
    with sqlite3.connect(hall.data / "hall.db") as database:
        rows = database.execute("SELECT business_day, number, state FROM tickets").fetchall()
    assert len({(day, number) for day, number, _ in rows}) == len(rows)
    assert {state for day, _, state in rows if day == WEDNESDAY} == {"cancelled"}


async def _at_the_door(hall: RunningHall, kiosk: str) -> tuple[Any, str]:
    """A ticket tried before the doors open and taken as soon as they do; the link stays."""
    async with linked(hall, kiosk, "kiosk") as link:
        await until(lambda: seen(link).board.hours.state == "before", "the hours")
        closed = (await asyncio.to_thread(take, hall, kiosk)).json()["error"]
        hall.set_clock(f"{WEDNESDAY}T08:29:59+08:00")
        await until(lambda: seen(link).board.hours.state == "open", "the opening", within=20)
        return closed, (await asyncio.to_thread(take, hall, kiosk)).json()["number"]


@pytest.fixture
def leader(hall: RunningHall) -> Iterator[httpx.Client]:
    """A manager's browser, signed in on a Friday morning."""
    at(hall, "2026-11-27T09:00:00")
    give_password(hall, "liangmin", SECRET)
    with hall.client() as http:
        entered = http.post("/sessions", json={"name": "liangmin", "password": SECRET})
        assert entered.status_code == 201
        yield http


@pytest.mark.row("I6", "I7", "I8", "H3")
def test_what_a_leader_does_with_a_day(
    hall: RunningHall, kiosk: str, leader: httpx.Client, tmp_path: Path
) -> None:
    assert leader.put("/day/duty", json={"leaders": {"2026-11-27": "liangmin"}}).is_success
    assert board_of(hall, kiosk, "open").duty is not None
    found = {check["key"]: check for check in leader.get("/day/opening").json()}
    assert found["duty"]["ok"]
    assert not found["devices"]["ok"]
    assert "kiosk" in found["devices"]["what"]["en"]
    assert leader.post("/day/routines", json={"kind": "opening"}).status_code == 201

    burst = {"zh": "停水检修", "en": "A burst pipe"}
    order = {"open": False, "ends": "2026-11-27T10:30:00+08:00", "reason": burst}
    made = leader.post("/day/orders", json=order)
    assert made.status_code == 201
    assert hours_of(hall, kiosk, "break").reason.zh == "停水检修"  # type: ignore[union-attr]
    assert refused(take(hall, kiosk)) == (409, "hall-closed")
    assert leader.delete(f"/day/orders/{made.json()['order']}").is_success
    assert hours_of(hall, kiosk, "open").reason is None
    assert take(hall, kiosk).status_code == 201
    late = {**order, "ends": "2026-11-27T08:00:00+08:00"}
    assert refused(leader.post("/day/orders", json=late))[1] == "invalid"

    closing = {check["key"]: check["ok"] for check in leader.get("/day/closing").json()}
    assert closing["waiting"] is False
    assert closing["served"] is True
    answer = leader.get("/reports/days/2026-11-27.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    assert "带班领导：梁敏" in _on_paper(answer.content, tmp_path / "web.pdf")
    assert refused(leader.get("/reports/days/9999-12-31.pdf")) == (422, "invalid")
    hall.cli("day-sheet", "--out", str(tmp_path / "cli.pdf"), "--day", "2026-11-27")
    assert "合计" in _on_paper((tmp_path / "cli.pdf").read_bytes(), tmp_path / "again.pdf")

    with hall.client(kiosk) as http:
        for path in ("/day/opening", "/reports/days/2026-11-27.pdf"):
            assert refused(http.get(path)) == (403, "wrong-role")


def _on_paper(pdf: bytes, path: Path) -> str:
    path.write_bytes(pdf)
    words = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
