"""The pictures of the citizen's pages, on a telephone: from the hall's entrance to the answer."""

from playwright.sync_api import Page

from tools.pictures.studio import Studio

ITEM, WINDOW, PHONE = "urban-allowance", 3, "13800007777"
HAD = (0, 2)
"""Papers at hand, by their place in the item's list."""

WORDS = {
    "zh": ("窗口的同志很耐心，带我填好了表。", "行动不便，请人上门量血压、办年审。"),
    "en": ("The clerk patiently filled in the form with me.", "I can't walk; please come to me."),
}


def show_citizen(studio: Studio) -> None:
    """Somebody reads at home what to bring, says something, and asks for a visit at home."""
    lang = studio.demo.language
    page = studio.tabs.telephone(f"/m?lang={lang}")
    studio.tabs.take(page, "citizen-home")
    _guide(studio, page, lang)
    _papers(studio, page, lang)
    _progress(studio, page, lang)
    _words(studio, page, lang)
    page.goto(f"{studio.demo.server}/m/people?lang={lang}")
    studio.tabs.take(page, "citizen-people", both=False)
    page.context.close()


def _guide(studio: Studio, page: Page, lang: str) -> None:
    page.goto(f"{studio.demo.server}/m/guide?lang={lang}")
    studio.tabs.take(page, "citizen-guide", both=False)
    page.goto(f"{studio.demo.server}/m/item/{ITEM}?lang={lang}")
    studio.tabs.take_whole(page, "citizen-item")


def _papers(studio: Studio, page: Page, lang: str) -> None:
    page.goto(f"{studio.demo.server}/m/item/{ITEM}/check?lang={lang}")
    for place in HAD:
        page.locator("[name=have]").nth(place).check()
    studio.tabs.take(page, "citizen-check", both=False)
    page.locator("button.main").click()
    page.locator(".verdict").wait_for()
    studio.tabs.take(page, "citizen-missing")
    page.locator("button.main").click()
    page.locator(".along").wait_for()
    studio.tabs.take_whole(page, "citizen-notice")


def _progress(studio: Studio, page: Page, lang: str) -> None:
    number = studio.hall.open_case(WINDOW, ITEM, PHONE)
    page.goto(f"{studio.demo.server}/m/progress?number={number}&lang={lang}")
    page.locator("[name=last_four]").fill(PHONE[-4:])
    page.locator("button.main").click()
    page.locator(".steps").wait_for()
    studio.tabs.take(page, "citizen-progress")


def _words(studio: Studio, page: Page, lang: str) -> None:
    said, asked = WORDS[lang]
    page.goto(f"{studio.demo.server}/m/opinion?lang={lang}")
    page.locator("[value=praise]").check()
    page.locator("[name=text]").fill(said)
    studio.tabs.take(page, "citizen-opinion", both=False)
    page.locator("button.main").click()
    page.locator(".huge").first.wait_for()
    studio.tabs.take(page, "citizen-taken")
    page.goto(f"{studio.demo.server}/m/request?lang={lang}")
    page.locator("[name=phone]").fill(PHONE)
    page.locator("[name=text]").fill(asked)
    studio.tabs.take(page, "citizen-request", both=False)


def show_counter(studio: Studio, page: Page) -> None:
    """At the guide desk, signed in: what is missing is told, and somebody's words written down."""
    doors = page.locator("#counter button")
    doors.nth(0).click()
    page.locator("#panel input").fill("czjmzd")
    page.locator("#panel .choice").first.click()
    page.locator("#panel .tick input").nth(HAD[0]).check()
    studio.tabs.take(page, "desk-notice")
    page.locator("#panel .main").click()
    page.locator("#panel .code").wait_for()
    studio.tabs.take(page, "desk-notice-given", both=False)
    page.keyboard.press("Escape")
    doors.nth(2).click()
    page.locator("#panel textarea").fill(WORDS[studio.demo.language][0])
    studio.tabs.take(page, "desk-opinion", both=False)
    page.keyboard.press("Escape")
