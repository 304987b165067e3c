"""What a program tells its service manager and its log, by itself."""

import asyncio
import json
import logging
import socket
from pathlib import Path

import pytest

from hall_link.logs import JsonLines
from hall_link.watchdog import ALIVE, READY, keep_alive, notify, pause_s
from tests.service.conftest import Manager
from tests.support.looping import run

pytestmark = pytest.mark.unit


def test_nobody_to_tell_is_no_trouble(tmp_path: Path) -> None:
    notify(READY, {})
    notify(READY, {"NOTIFY_SOCKET": str(tmp_path / "nobody")})


def test_an_abstract_address_is_understood() -> None:
    name = f"hall-test-{id(socket)}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(f"\0{name}")
        line.settimeout(5)
        notify(ALIVE, {"NOTIFY_SOCKET": f"@{name}"})
        assert line.recv(100) == ALIVE.encode()


def test_signs_of_life_come_in_a_third_of_the_time_allowed() -> None:
    assert pause_s({"WATCHDOG_USEC": "30000000"}) == 10
    assert pause_s({}) is None
    assert pause_s({"WATCHDOG_USEC": "often"}) is None


def test_who_is_watched_gives_signs_again_and_again(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {**manager.environment, "WATCHDOG_USEC": "3000"}.items():
        monkeypatch.setenv(name, value)

    async def live() -> None:
        alive = asyncio.create_task(keep_alive())
        await asyncio.to_thread(manager.hear, READY)
        await asyncio.to_thread(manager.hear, ALIVE)
        await asyncio.to_thread(manager.hear, ALIVE)
        alive.cancel()

    run(live())


def test_a_line_of_the_log_has_no_words_of_an_error() -> None:
    try:
        raise ValueError("张三 13700001234")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("hall", logging.ERROR, "f", 1, "a call failed: %s", ("book",), told)
    line = JsonLines().format(record)
    assert "张三" not in line
    assert "\n" not in line
    told_line = json.loads(line)
    assert told_line["message"] == "a call failed: book"
    assert told_line["error"] == "ValueError"
    assert told_line["raised_at"][0].startswith("test_telling.py:")
