"""The pictures of a clerk's other acts, and of the telephone of the citizen who is served."""

from playwright.sync_api import Page

from tools.pictures.studio import Studio

SEVERAL = ("advice", "trader-licence", "investment")
REST = "2"
"""The key of a short rest among the reasons of a pause."""


def show_clerk(studio: Studio, page: Page, password: str) -> None:
    """Somebody comes with three things and priority; then a break. The window is free before and
    after, and people wait."""
    number, secret = studio.hall.take_several(SEVERAL, "elderly")
    phone = studio.tabs.telephone(f"/t/{secret}")
    _waits(studio, phone)
    for digit in number[1:].lstrip("0"):
        page.keyboard.press(digit)
    page.locator("#panel").wait_for()
    studio.tabs.take(page, "console-dial", both=False)
    page.keyboard.press("Enter")
    page.locator("#act-start_visit:enabled").wait_for()
    _is_called(studio, phone)
    _serves(studio, page)
    _may_rate(studio, phone)
    _holds(studio, page)
    _rests(studio, page)
    _leaves_the_seat(studio, page, password)


def _waits(studio: Studio, phone: Page) -> None:
    phone.locator("#acts button").nth(1).wait_for()
    studio.tabs.take(phone, "phone-waiting")
    phone.locator("#acts button").nth(1).click()
    phone.locator("#more h2").wait_for()
    studio.tabs.take(phone, "phone-why")


def _is_called(studio: Studio, phone: Page) -> None:
    phone.locator("body.called").wait_for()
    studio.tabs.take(phone, "phone-called")


def _may_rate(studio: Studio, phone: Page) -> None:
    phone.locator("#rating button").first.wait_for()
    studio.tabs.take(phone, "phone-rating")
    phone.context.close()


def _serves(studio: Studio, page: Page) -> None:
    page.keyboard.press("s")
    page.locator("#act-finish_visit:enabled").wait_for()
    studio.tabs.take(page, "console-items")
    page.keyboard.press("t")
    page.locator("#panel").wait_for()
    studio.tabs.take(page, "console-transfer")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.locator("#act-call_next:enabled").wait_for()


def _holds(studio: Studio, page: Page) -> None:
    page.keyboard.press("n")
    page.locator("#act-start_visit:enabled").wait_for()
    page.keyboard.press("s")
    page.locator("#act-finish_visit:enabled").wait_for()
    page.keyboard.press("h")
    page.locator("#act-call_next:enabled").wait_for()
    page.locator("#tab-held").click()
    studio.tabs.take(page, "console-held", both=False)
    page.locator("#tab-waiting").click()


def _rests(studio: Studio, page: Page) -> None:
    page.keyboard.press("p")
    page.locator("#panel").wait_for()
    studio.tabs.take(page, "console-pause", both=False)
    page.keyboard.press(REST)
    page.locator("#act-resume_window:enabled").wait_for()
    studio.tabs.take(page, "console-paused")
    page.keyboard.press("Enter")
    page.locator("#act-call_next:enabled").wait_for()


def _leaves_the_seat(studio: Studio, page: Page, password: str) -> None:
    page.keyboard.press("k")
    page.locator("#sheet[open]").wait_for()
    studio.tabs.take(page, "console-keys")
    page.keyboard.press("Escape")
    page.locator("#lock-now").click()
    page.locator("#lock-password").wait_for()
    studio.tabs.take(page, "console-locked", both=False)
    page.locator("#lock-password").fill(password)
    page.locator("#lock-password").press("Enter")
    page.locator("#act-call_next:enabled").wait_for()
