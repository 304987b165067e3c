"""One screen, one hall and one pad for all tests of the pad's window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.counter import WINDOW, Counter, counter_of
from tests.support.hall import RunningHall
from tests.support.people import key_of
from tests.support.screens import ROOT, Device, start_device, x_screen

ASK_S = 10
"""Long enough to touch a level on a busy machine, short enough to wait for its end."""


SAMPLE = ROOT / "hall_server" / "hall_file" / "sample_hall.yaml"


@dataclass
class Booth(Counter):
    """Window 3 and its pad."""

    start_pad: Callable[..., Device]
    pad: Device

    def asks(self) -> str:
        """A visit is finished, and the pad asks about it; the visit's id."""
        visit = self.finishes_one()
        self.pad.until(lambda state: (state["screen"], state["visit"]) == ("asking", visit))
        return visit


@pytest.fixture(scope="session")
def pad_screen() -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an X screen of their own."""
    with x_screen("1280x800") as environment:
        yield environment


@pytest.fixture(scope="module")
def pad_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall, whose pads ask for ten seconds."""
    folder = tmp_path_factory.mktemp("booth")
    file = folder / "hall.yaml"
    text = SAMPLE.read_text(encoding="utf-8")
    assert "rating_ask_s: 60" in text
    file.write_text(text.replace("rating_ask_s: 60", f"rating_ask_s: {ASK_S}"), encoding="utf-8")
    running = RunningHall(folder / "hall", file=file)
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def booth(pad_hall: RunningHall, pad_screen: dict[str, str]) -> Iterator[Booth]:
    """Somebody sits at window 3; its pad is on."""
    counter = counter_of(pad_hall)
    folder: Path = pad_hall.data.parent
    key = key_of(pad_hall, "evaluator", WINDOW)
    started: list[Device] = []

    def start_pad() -> Device:
        started.append(start_device("evaluator", pad_hall.url, key, folder, pad_screen))
        return started[-1]

    try:
        yield Booth(pad_hall, counter.clerk, counter.kiosk, start_pad, start_pad())
    finally:
        for pad in started:
            pad.kill()
