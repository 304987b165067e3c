"""One hall for a file of scenarios: its days go on from test to test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.casebook.town import Town
from tests.hall_day.day import PARTS
from tests.support.browser import chromium
from tests.support.whole_hall import WholeHall


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def town(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Town]:
    """The sample hall from the file's `BEGINS` on, by its own hours."""
    folder = tmp_path_factory.mktemp("casebook")
    begins = request.module.BEGINS
    with WholeHall(folder / "parts", {}, parts=PARTS, clock=begins) as whole:
        whole.kiosk.on("home")
        whole.wall.until(lambda state: state["connected"])
        whole.kiosk.until(lambda state: state["paper"] == "ready")
        town = Town(whole, browser)
        yield town
        town.close()
