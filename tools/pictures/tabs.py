"""The hall's pages in Chromium."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tools.demo.house import Demo
from tools.pictures.shop import keep

SIZE: ViewportSize = {"width": 1440, "height": 900}
TELEPHONE: ViewportSize = {"width": 390, "height": 780}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
SETTLE_MS = 700


class Tabs:
    """A browser's profile in the demo's language."""

    def __init__(self, browser: Browser, demo: Demo, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._server, self._language, self._clock = demo.server, demo.language, demo.clock
        self._context = self._profile()

    def _profile(self, size: ViewportSize = SIZE) -> BrowserContext:
        context = self._browser.new_context(
            viewport=size,
            locale=LOCALES[self._language],
            timezone_id="Asia/Shanghai",
            device_scale_factor=2,
        )
        context.set_default_timeout(40_000)
        return context

    def open(self, path: str, alone: bool = False) -> Page:
        """A new tab; `alone` in a profile that knows nothing of the others."""
        page = (self._profile() if alone else self._context).new_page()
        page.goto(self._server + path)
        return page

    def telephone(self, path: str) -> Page:
        """A page on somebody's telephone, whose clock is the hall's."""
        page = self._profile(TELEPHONE).new_page()
        if self._clock:
            page.clock.install(time=self._clock)
        page.goto(self._server + path)
        return page

    def console(self, alone: bool = False) -> Page:
        """The clerk's console, at its sign-in, in the demo's language."""
        page = self.open("/console", alone)
        page.locator("#password").wait_for()
        if self._language == "en":
            page.locator(".sign-in .language").click()
        return page

    def take(self, page: Page, name: str, both: bool = True) -> None:
        """Keeps what it shows as `NAME.LANGUAGE.png`; not in `both`: in Chinese alone."""
        if not both and self._language != "zh":
            return
        shot = self._shot(page)
        keep(shot, self._folder / f"{name}.{self._language}.png")

    def take_whole(self, page: Page, name: str) -> None:
        """The same with what lies below the fold."""
        shot = self._shot(page, whole=True)
        keep(shot, self._folder / f"{name}.{self._language}.png", 3, 72)

    def _shot(self, page: Page, whole: bool = False) -> Image.Image:
        page.mouse.move(0, 0)
        page.wait_for_timeout(SETTLE_MS)
        return Image.open(BytesIO(page.screenshot(full_page=whole)))

    def sit_down(self, page: Page, name: str, window: int, password: str) -> None:
        """Fills in the console's form."""
        page.locator("#name").fill(name)
        page.locator("#window").select_option(str(window))
        page.locator("#password").fill(password)
        page.locator("#password").press("Enter")

    def sign_in_manager(self, page: Page, name: str, password: str) -> None:
        """Fills in the form of the manager's pages."""
        page.locator("input").first.fill(name)
        page.locator("input[type=password]").first.fill(password)
        page.locator("input[type=password]").first.press("Enter")
        page.locator("input[type=password]").first.wait_for(state="hidden")
