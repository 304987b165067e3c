"""A small hall whose memory must be what its records tell, at the end of every test."""

from collections.abc import Iterator

import pytest

from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from tests.support.small_hall import SmallHall


def told(hall: Hall) -> list[object]:
    """Everything clerks and boards see."""
    return [snapshots.board(hall), *(snapshots.desk(hall, number) for number in (1, 2, 3))]


@pytest.fixture
def hall() -> Iterator[SmallHall]:
    """Two queues at three windows; after the test it is built anew from its records."""
    small = SmallHall(undo_s=10, idle_release_min=10)
    yield small
    assert told(Hall(small.store.in_order())) == told(small.state)
