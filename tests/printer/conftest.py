"""Fixtures of the printer's tests: a real hall, virtual printers and their workers."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.printer.shop import Shop
from tests.support.hall import RunningHall

OpenShop = Callable[..., Shop]


@pytest.fixture(scope="module")
def printing_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """One running sample hall for the tests of a file."""
    running = RunningHall(tmp_path_factory.mktemp("printing") / "hall")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def open_shop(tmp_path: Path, printing_hall: RunningHall) -> Iterator[OpenShop]:
    """Makes a shop: a printer in the hall, its worker not started yet."""
    with ExitStack() as shops:

        def make(width: int = 80) -> Shop:
            return shops.enter_context(Shop(printing_hall, tmp_path / "shop", width))

        yield make


@pytest.fixture
def shop(open_shop: OpenShop) -> Shop:
    """A shop whose worker runs."""
    made = open_shop()
    made.start()
    return made
