"""Fixtures of the tests of documents: one running hall with a printer for a whole file."""

from collections.abc import Iterator

import pytest

from tests.printer.shop import Shop
from tests.support.hall import RunningHall


@pytest.fixture(scope="module")
def paper_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """The sample hall with a virtual printer of 80 mm and its worker."""
    folder = tmp_path_factory.mktemp("papers")
    hall = RunningHall(folder / "hall")
    hall.start()
    try:
        with Shop(hall, folder / "shop") as shop:
            shop.start()
            yield shop
    finally:
        hall.stop()
