"""A hall whose clerks have passwords, and a browser; both shared by the tests of a file."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from hall_server.console_socket import ask_running_server
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword
from tests.console.clerk_page import ClerkPage
from tests.support.browser import chromium
from tests.support.hall import RunningHall
from tests.support.people import Voice, key_of

PASSWORD = "Fenster-sieben-7"
CLERKS = ("wuting", "zhouqiang", "chenfang", "hejing", "fengbo", "tanghui")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """A running hall."""
    running = RunningHall(tmp_path_factory.mktemp("town") / "hall")
    running.start()
    hashed = Passwords().hash(PASSWORD)
    for name in CLERKS:
        command = SetPassword(name=name, password_hash=hashed)
        assert ask_running_server(running.data, command) == {"done": True}
    yield running
    running.stop()


@pytest.fixture(scope="module")
def citizen(town: RunningHall) -> Voice:
    """Who takes numbers at a kiosk."""
    return Voice(town, key_of(town, "kiosk"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser's profile, new for each test."""
    profile = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    yield profile
    profile.close()


@pytest.fixture
def tab(town: RunningHall, context: BrowserContext) -> Callable[[], ClerkPage]:
    """Opens the console in a new tab."""
    return lambda: ClerkPage(town, context)
