"""A hall that is served by https alone, and its administrator's browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hall import RunningHall
from tests.support.pages import devices_page

ADMINISTRATOR = "songkai"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    running = RunningHall(tmp_path_factory.mktemp("enrol") / "hall", env={"HALL_TLS": "1"})
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def devices(browser: Browser, hall: RunningHall) -> Page:
    """The page of devices, open."""
    return devices_page(browser, hall, ADMINISTRATOR, ignore_https_errors=True)
