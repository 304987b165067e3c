"""Fixtures every test may use: a real hall, running."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hall import RunningHall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RunningHall]:
    """The sample hall, served by a real process."""
    running = RunningHall(tmp_path / "hall")
    running.start()
    yield running
    running.stop()
