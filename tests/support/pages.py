"""People of a hall before its pages, each signed in to a browser of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.hall import RunningHall
from tests.support.people import give_password

PASSWORD = "open sesame"
PATIENCE_MS = 20_000
"""How soon a page shows something is no promise of these tests."""

expect.set_options(timeout=PATIENCE_MS)


@contextmanager
def staffed(
    folder: Path, *names: str, clock: str | None = None, always_open: bool = True
) -> Iterator[RunningHall]:
    """The sample hall, served; these people may sign in with `PASSWORD`."""
    running = RunningHall(folder / "hall", always_open=always_open)
    running.start(clock=clock)
    try:
        for name in names:
            give_password(running, name, PASSWORD)
        yield running
    finally:
        running.stop()


def opens(page: Page, hall: RunningHall, way: str) -> None:
    """The manager's page of this name, its line to the server standing: a press before is lost."""
    page.goto(f"{hall.url}/manager/{way}")
    page.wait_for_function("window.did_handshake")


class Crew:
    """Browsers of the people of a hall; each signs in once, without the form."""

    def __init__(
        self, browser: Browser, hall: RunningHall, size: tuple[int, int] = (1366, 900)
    ) -> None:
        self._browser = browser
        self._hall = hall
        self._size = {"width": size[0], "height": size[1]}
        self._contexts: dict[str, BrowserContext] = {}

    def window(self, name: str) -> Page:
        """A new, empty window of this person's."""
        page = self._context(name).new_page()
        page.set_default_timeout(PATIENCE_MS)
        return page

    def page(self, name: str, way: str = "manager/") -> Page:
        """A new window of this person's, at this address; its line to the server stands."""
        page = self.window(name)
        page.goto(f"{self._hall.url}/{way}")
        page.wait_for_function("window.did_handshake !== false")
        return page

    def client(self, name: str) -> httpx.Client:
        """An HTTP client of `/api/v1` with the same sign-in."""
        kept = {cookie["name"]: cookie["value"] for cookie in self._context(name).cookies()}
        return httpx.Client(base_url=f"{self._hall.url}/api/v1", cookies=kept, timeout=60)

    def _context(self, name: str) -> BrowserContext:
        if name not in self._contexts:
            context = self._browser.new_context(viewport=self._size)
            who = {"name": name, "password": PASSWORD}
            assert context.request.post(f"{self._hall.url}/api/v1/sessions", data=who).status == 201
            self._contexts[name] = context
        return self._contexts[name]

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()
        self._contexts.clear()


def devices_page(browser: Browser, hall: RunningHall, name: str, **context: Any) -> Page:
    """The page of devices, open before this administrator, who gets `PASSWORD`; `context`: what
    else their browser is to be."""
    give_password(hall, name, PASSWORD)
    own = browser.new_context(viewport={"width": 1440, "height": 900}, **context)
    entry = {"name": name, "password": PASSWORD}
    assert own.request.post(f"{hall.url}/api/v1/sessions", data=entry).ok
    page = own.new_page()
    page.set_default_timeout(PATIENCE_MS)
    opens(page, hall, "devices")
    return page
