"""One hall for the tests of this folder that leave it standing."""

from collections.abc import Iterator

import pytest

from tests.support.hall import RunningHall


@pytest.fixture(scope="module")
def open_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall, served by a real process."""
    running = RunningHall(tmp_path_factory.mktemp("staff") / "hall")
    running.start()
    yield running
    running.stop()
