"""A tablet or television on the wall: a board in a real browser, so that a test reads as talk."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.hall import RunningHall
from tests.support.pages import PATIENCE_MS

KEPT = "hall.device.display..key"
"""Where the page keeps its key."""


class BrowserBoard:
    """One browser with the page `/screen`; with a `key` it was let in before. What the browser
    complained of is in `complaints`, but for a line that broke and a code that was too old."""

    def __init__(self, hall: RunningHall, browser: Browser, key: str = "") -> None:
        size: Any = {"width": 1280, "height": 720}
        self._context = browser.new_context(viewport=size)
        if key:
            kept = f"localStorage.getItem('{KEPT}') ?? localStorage.setItem('{KEPT}', '{key}')"
            self._context.add_init_script(kept)
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._complains)
        self.page.goto(hall.url + "/screen")

    def _complains(self, message: Any) -> None:
        usual = "net::ERR" in message.text or "/enrolments/" in message.location["url"]
        if message.type in ("error", "warning") and not usual:
            self.complaints.append(f"{message.text} {message.location}")

    def find(self, selector: str, has_text: str = "") -> Locator:
        return self.page.locator(selector, has_text=has_text or None)

    def shows(self, selector: str, words: str | re.Pattern[str]) -> None:
        """These words come there."""
        expect(self.find(selector).first).to_contain_text(words, timeout=PATIENCE_MS)

    def shows_no(self, selector: str) -> None:
        expect(self.find(selector)).to_be_hidden(timeout=PATIENCE_MS)

    def code(self, title: str) -> str:
        """The six digits below this title."""
        self.shows(".entry h1", title)
        self.shows(".entry-digits", re.compile(r"^\d{3} \d{3}$"))
        return self.find(".entry-digits").inner_text()

    def called(self, number: str, window: int) -> None:
        """This call is the large one."""
        self.shows(".card .number", number)
        self.shows(".card .badge", str(window))

    def scans(self, label: str) -> None:
        """A scanner types like a very fast person."""
        self.page.keyboard.type(label)
        self.page.keyboard.press("Enter")
        self._leaves_full_screen()

    def touches(self, selector: str) -> None:
        self.find(selector).click()
        self._leaves_full_screen()

    def _leaves_full_screen(self) -> None:
        """A touch or a key has made the page cover the screen; a test wants its usual size."""
        self.page.wait_for_function("document.fullscreenElement")
        self.page.evaluate("document.exitFullscreen()")

    def close(self) -> None:
        self._context.close()
