"""A screen to draw on, a hall to talk to, and a kiosk on both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.kiosk.fake_hall import FakeHall
from tests.kiosk.sample_hall import sample_snapshot
from tests.support.screens import Device, start_device, x_screen


@pytest.fixture(scope="session")
def display() -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an X screen of 1080 x 1920 of their own."""
    with x_screen("1080x1920") as environment:
        yield environment


@pytest.fixture
def hall() -> Iterator[FakeHall]:
    """A hall on a free port."""
    fake = FakeHall()
    fake.start()
    try:
        yield fake
    finally:
        fake.end()


@pytest.fixture
def small_hall() -> Iterator[FakeHall]:
    """A hall of eight queues."""
    fake = FakeHall(sample_snapshot(queues_of=8))
    fake.start()
    try:
        yield fake
    finally:
        fake.end()


@pytest.fixture
def start_kiosk(display: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Device]]:
    """Start kiosks; they end with the test."""
    started: list[Device] = []

    def start(server: str, *options: str) -> Device:
        started.append(start_device("kiosk", server, "a-key", tmp_path, display, *options))
        return started[-1]

    try:
        yield start
    finally:
        for device in started:
            device.kill()
