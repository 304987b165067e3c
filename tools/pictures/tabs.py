"""The hall's pages in Chromium."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from tools.demo.house import Demo
from tools.pictures.shop import keep

SIZE: ViewportSize = {"width": 1440, "height": 900}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
SETTLE_MS = 700


class Tabs:
    """A browser's profile in the demo's language."""

    def __init__(self, browser: Browser, demo: Demo, folder: Path) -> None:
        self._server, self._language, self._folder = demo.server, demo.language, folder
        self._context = browser.new_context(
            viewport=SIZE, locale=LOCALES[demo.language], device_scale_factor=2
        )
        self._context.set_default_timeout(20_000)

    def open(self, path: str) -> Page:
        """A new tab."""
        page = self._context.new_page()
        page.goto(self._server + path)
        return page

    def take(self, page: Page, name: str, whole: bool = False) -> None:
        """Keeps what it shows as `NAME.LANGUAGE.png`; `whole` with what lies below the fold."""
        page.wait_for_timeout(SETTLE_MS)
        file = f"{name}.{self._language}.png"
        shot = page.screenshot(full_page=whole)
        keep(Image.open(BytesIO(shot)), self._folder / file, whole)
        print(f"  {file}", flush=True)

    def sign_in_manager(self, page: Page, name: str, password: str) -> None:
        """Fills in the form of the manager's pages."""
        page.locator("input").first.fill(name)
        page.locator("input[type=password]").first.fill(password)
        page.locator("input[type=password]").first.press("Enter")
        page.locator("input[type=password]").first.wait_for(state="hidden")
