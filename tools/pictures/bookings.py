"""The pictures of a booking: on a telephone, at the kiosk, on paper."""

from typing import Any

from tools.pictures.studio import Studio

NAME = {"zh": "王大明", "en": "Wang Daming"}
PHONE = "13800007777"


def show_bookings(studio: Studio) -> None:
    """A couple books its wedding day, on a telephone and at the kiosk."""
    _on_a_telephone(studio)
    _at_the_kiosk(studio)


def _on_a_telephone(studio: Studio) -> None:
    tabs, page = studio.tabs, studio.tabs.telephone("/book")
    page.locator("#main button").first.click()
    page.locator("#main .quiet").wait_for()
    tabs.take(page, "book-days", both=False)
    page.locator("#main button").nth(1).click()
    page.locator(".times button").first.wait_for()
    tabs.take(page, "book-times")
    page.locator(".times button").first.click()
    page.locator("#name").fill(NAME[studio.demo.language])
    page.locator("#phone").fill(PHONE)
    tabs.take(page, "book-who", both=False)
    page.locator("button.main").click()
    page.locator(".code").wait_for()
    tabs.take(page, "book-done")
    page.context.close()


def _at_the_kiosk(studio: Studio) -> None:
    kiosk, slip = studio.kiosk, studio.paper.printed() + 1
    kiosk.on("home")
    for target, screen in (("screen:events", "events"), ("event:wedding", "items")):
        kiosk.go(target, screen)
        kiosk.take("events" if screen == "events" else "event-items")
    kiosk.go("item:marriage", "confirm")
    kiosk.go("book", "days")
    kiosk.take("days")
    kiosk.go(_card(kiosk.state(), 0), "slots")
    kiosk.take("slots")
    kiosk.go(_card(kiosk.state(), 0), "phone")
    for digit in PHONE:
        kiosk.press(f"key:{digit}")
    kiosk.take("phone")
    kiosk.go("confirm", "booked")
    kiosk.take("booked")
    kiosk.go("done", "home")
    studio.paper.take("booking", slip)


def _card(state: dict[str, Any], place: int) -> str:
    return str(state["cards"][place]["key"])
