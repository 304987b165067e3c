"""A hall with a kiosk, a printer and its worker, every part a process that can fail."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.printer.shop import Shop
from tests.support.hall import RunningHall
from tests.support.people import key_of
from tests.support.screens import Device, start_device, x_screen

StartKiosk = Callable[[], Device]


@pytest.fixture(scope="session")
def display() -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an upright X screen."""
    with x_screen("1080x1920") as environment:
        yield environment


@pytest.fixture
def shop(hall: RunningHall, tmp_path: Path) -> Iterator[Shop]:
    """The printer of the hall, its worker running."""
    made = Shop(hall, tmp_path / "shop")
    try:
        made.start()
        yield made
    finally:
        made.close()


@pytest.fixture
def start_kiosk(
    hall: RunningHall, shop: Shop, display: dict[str, str], tmp_path: Path
) -> Iterator[StartKiosk]:
    """Starts the kiosk, again and again where it was killed; it ends with the test."""
    started: list[Device] = []
    key = key_of(hall, "kiosk")

    def start() -> Device:
        (tmp_path / "kiosk.json").unlink(missing_ok=True)
        options = ("--printer-socket", str(shop.socket))
        started.append(start_device("kiosk", hall.url, key, tmp_path, display, *options))
        return started[-1]

    try:
        yield start
    finally:
        for device in started:
            device.kill()
