"""A hall whose day begins at nine o'clock on a Monday, whatever the machine's clock says."""

from collections.abc import Iterator

import pytest

from tests.support.hall import RunningHall

NINE = "2026-11-23T09:00:00+08:00"


@pytest.fixture(scope="module")
def monday(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """One running sample hall for the tests of a file; each keeps to queues of its own."""
    running = RunningHall(tmp_path_factory.mktemp("monday") / "hall")
    running.start(clock=NINE)
    yield running
    running.stop()
