"""A hall whose clerks have passwords, and a browser; both shared by the tests of a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from hall_server.console_socket import ask_running_server
from hall_server.hall_file.sample import sample_hall_path
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword
from tests.console.clerk_page import ClerkPage
from tests.support.hall import RunningHall
from tests.support.people import Voice, key_of

PASSWORD = "Fenster-sieben-7"
CLERKS = ("wuting", "zhouqiang", "chenfang", "hejing", "fengbo", "tanghui", "zhaolei")


QUICK = {
    "calls: 3": "calls: 2",
    "gap_s: 20": "gap_s: 0",
    "total_s: 60": "total_s: 1",
    "undo_s: 10 ": "undo_s: 60 ",
    "meeting_notice_min: 30": "meeting_notice_min: 0",
}
"""The sample hall's rule of missed calls, shortened; what is done can be taken back for long."""


def quick_hall(folder: Path) -> Path:
    """A hall file whose clerks need not wait."""
    told = sample_hall_path().read_text(encoding="utf-8")
    for usual, quick in QUICK.items():
        assert usual in told, usual
        told = told.replace(usual, quick, 1)
    file = folder / "quick.yaml"
    file.write_text(told, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """A running hall."""
    folder = tmp_path_factory.mktemp("town")
    running = RunningHall(folder / "hall", file=quick_hall(folder))
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
def voice_key(town: RunningHall) -> str:
    """The key of the display that speaks."""
    return key_of(town, "display", speaks=True)


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
