"""A hall that is served by https alone, and its administrator's browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD, PATIENCE_MS
from tests.support.people import give_password

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
    give_password(hall, ADMINISTRATOR, PASSWORD)
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 1440, "height": 900})
    entry = {"name": ADMINISTRATOR, "password": PASSWORD}
    assert context.request.post(f"{hall.url}/api/v1/sessions", data=entry).ok
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.goto(f"{hall.url}/manager/devices")
    page.wait_for_function("window.did_handshake")
    return page
