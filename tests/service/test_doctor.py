"""`hall doctor` in a hall whose devices are real: printer, wall with its voice, a pad's line."""

import asyncio
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.printer.shop import Shop
from tests.service.conftest import Manager
from tests.support.devices import linked
from tests.support.hall import HALL, RunningHall
from tests.support.looping import run
from tests.support.loudspeaker import loudspeaker
from tests.support.people import key_of
from tests.support.screens import Device, start_device, x_screen

pytestmark = [pytest.mark.slow(20), pytest.mark.quiet]


@pytest.fixture
def sound() -> Iterator[dict[str, str]]:
    """The environment of a machine with a loudspeaker, which can hear itself."""
    with tempfile.TemporaryDirectory() as folder, loudspeaker(Path(folder) / "s") as speaker:
        yield speaker.environment


@pytest.fixture
def wall(
    hall: RunningHall, sound: dict[str, str], manager: Manager, tmp_path: Path
) -> Iterator[Device]:
    """A wall that speaks, started by a service manager."""
    key = key_of(hall, "display", zone="main", speaks=True)
    with x_screen("1280x720") as screen:
        environment = {**screen, **sound, **manager.environment, "DISPLAY": screen["DISPLAY"]}
        with start_device("display", hall.url, key, tmp_path, environment) as device:
            yield device


def doctor(hall: RunningHall, environment: dict[str, str], *words: str) -> tuple[int, str]:
    """Status and what it printed."""
    done = subprocess.run(
        [*HALL, "doctor", "--data", str(hall.data), *words],
        env={**hall.env, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.row("I4")
def test_every_device_is_tested_and_what_is_missing_is_told(
    hall: RunningHall,
    wall: Device,
    sound: dict[str, str],
    manager: Manager,
    tmp_path: Path,
) -> None:
    shop = Shop(hall, tmp_path / "shop")
    shop.start()
    pad = key_of(hall, "evaluator", 3)
    hall.cli("backup", str(hall.data / "backups" / "first.zip"))
    wall.until(lambda state: state.get("connected"))
    manager.hear("READY=1")
    manager.hear("WATCHDOG=1")

    async def with_pad_and_kiosk() -> tuple[int, str]:
        kiosk = linked(hall, shop.kiosk_key, "kiosk")
        async with linked(hall, pad, "evaluator"), kiosk:
            words = ("--slips", "--speak")
            return await asyncio.to_thread(doctor, hall, sound, *words)

    try:
        status, told = run(with_pad_and_kiosk())
        assert (status, "All is well." in told) == (0, True), told
        assert "printed its test slip" in told
        assert "spoke the test phrase" in told
        assert "the test phrase sounded, up to" in told
        assert any("打印机测试" in text for text in shop.slips())
    finally:
        shop.close()
    status, told = doctor(hall, sound)
    assert status == 1
    assert "evaluator evaluator-1 (window 3) is not there -> look at its power" in told
    assert "printer printer-1 is not there" in told
