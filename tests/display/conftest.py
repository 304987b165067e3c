"""A screen for a wall, a hall to show on it, and the wall's process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, key_of
from tests.support.screens import Device, start_device, x_screen


@dataclass
class ShownHall:
    """A real hall, and a wall on a screen of its own that shows it."""

    hall: RunningHall
    citizen: Voice
    clerk: Clerk
    wall: Device
    start: Callable[[], Device]

    def call(self) -> str:
        """A citizen of the clerk's queue takes a number and is called."""
        self.citizen.take("civil")
        return str(self.clerk.does("call-next")["number"])

    def finish(self) -> None:
        """The visit at the clerk's window ends."""
        self.clerk.does("start")
        self.clerk.does("finish", outcome="done")


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an X screen of 1920 x 1080 of their own."""
    with x_screen("1920x1080") as environment:
        yield environment


@pytest.fixture(scope="module")
def shown(screen: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[ShownHall]:
    """One hall and one wall for all tests of a module; each leaves no visit open."""
    folder: Path = tmp_path_factory.mktemp("wall")
    hall = RunningHall(folder / "hall")
    hall.start()
    key = key_of(hall, "display")
    started: list[Device] = []

    def start() -> Device:
        started.append(start_device("display", hall.url, key, folder, screen))
        return started[-1]

    try:
        citizen = Voice(hall, key_of(hall, "kiosk"))
        yield ShownHall(hall, citizen, Clerk(hall, 3), start(), start)
    finally:
        for device in started:
            device.kill()
        hall.stop()
