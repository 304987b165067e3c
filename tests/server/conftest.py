"""Fixtures of the server's tests."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.support.hall import RunningHall
from tests.support.people import Voice, key_of


@pytest.fixture(scope="module")
def shared_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """One running sample hall for the tests of a file; each test keeps to queues of its own."""
    running = RunningHall(tmp_path_factory.mktemp("shared") / "hall")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def citizen(shared_hall: RunningHall) -> Voice:
    """A kiosk of the shared hall, and the citizen before it."""
    return Voice(shared_hall, key_of(shared_hall, "kiosk"))


@pytest.fixture
def together() -> Callable[..., list[Any]]:
    """`together(n, act)`: does `act` in n threads at one moment, gives what they returned."""

    def run(count: int, act: Callable[[], Any]) -> list[Any]:
        start = Barrier(count)

        def one(_place: int) -> Any:
            start.wait(10)
            return act()

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    return run
