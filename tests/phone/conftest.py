"""A hall, its citizens with tickets, and a phone-sized browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hall import RunningHall
from tests.support.people import Voice, key_of

PHONE = {"width": 360, "height": 640}
"""A small phone of ten years ago."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    running = RunningHall(tmp_path_factory.mktemp("phone") / "hall")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page that fails the test where its script fails."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []
