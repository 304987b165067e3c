"""A real Chromium for tests of pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
"""The headless build comes first: it draws no window frame of its own, which spares a fifth of the
time. Both are Debian's; Playwright downloads none."""


def chromium_path() -> str:
    """The first browser this machine has."""
    return next((path for path in BROWSERS if Path(path).exists()), BROWSERS[-1])


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser, closed at the end.

    Playwright keeps an event loop on the thread meanwhile: `asyncio.run` needs another thread.
    """
    with sync_playwright() as playwright:
        args = ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=args)
        try:
            yield browser
        finally:
            browser.close()
