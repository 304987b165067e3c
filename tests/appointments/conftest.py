"""A hall that is served, at five past nine on a Monday."""

from collections.abc import Iterator

import pytest

from tests.support.hall import RunningHall

CLOCK = "2026-11-23T09:05:00+08:00"


@pytest.fixture(scope="module")
def booked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall with its own hours, which tests may kill and start again."""
    hall = RunningHall(tmp_path_factory.mktemp("booked") / "hall", always_open=False)
    hall.start(clock=CLOCK)
    yield hall
    hall.stop()
