"""The hall's start page in a real browser, and whether the look at pages sees what is wrong."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.hall import RunningHall
from tests.support.page_layout import page_faults

PHONE = (390, 844)
WRONG = """<!doctype html><body style="margin: 0; background: #fff; font: 16px sans-serif">
<p style="color: #999">pale</p>
<p style="background: #0b4ea2"><span style="color: #475467">dark on blue</span></p>
<p style="opacity: .4">faint</p>
<div style="width: 40px; overflow: hidden; white-space: nowrap">far too long a text</div>
<div style="height: 20px; overflow: hidden">one<br>two</div>
<p style="position: absolute; left: 380px; white-space: nowrap">off the screen</p>
<button style="height: 30px">low</button><a href="/">a link of one line</a>
</body>"""
SOUND = """<!doctype html><body style="margin: 0; background: #fff; font: 16px sans-serif">
<p style="color: #475467">quiet</p><h1 style="color: #8a8a8a">big</h1>
<div style="background: linear-gradient(#fff 6px, #0b4ea2 6px); color: #fff">striped</div>
<button style="height: 44px; width: 90px">high</button><button disabled hidden>no</button></body>"""

FADES = """() => {
  const menu = document.body.appendChild(document.createElement("p"));
  menu.textContent = "a menu that closes";
  menu.animate({ opacity: [1, 0.02] }, { duration: 400 }).onfinish = () => menu.remove();
}"""
STAYS_PALE = """() => {
  const menu = document.body.appendChild(document.createElement("p"));
  menu.textContent = "a menu that stays pale";
  menu.animate({ opacity: [1, 0.02] }, { duration: 400, fill: "forwards" });
}"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def test_the_look_sees_what_is_wrong(page: Page) -> None:
    page.set_content(WRONG)
    told = "\n".join(page_faults(page, [PHONE]))
    for fault in (
        '"pale" has a contrast of 2.8',
        '"dark on blue" has a contrast of 1',
        '"faint" has a contrast of 2.8',
        '"far too long a text" is wider than its box',
        '"two" is higher than its box',
        '"off the screen" leaves the screen',
        '"low" is small',
        '"a link of one line" is small',
        "the page scrolls sideways",
    ):
        assert fault in told
    page.set_content(SOUND)
    assert list(page_faults(page, [PHONE])) == []


def test_the_look_waits_until_the_page_stands_still(page: Page) -> None:
    page.set_content(SOUND)
    page.evaluate(FADES)
    assert list(page_faults(page, [PHONE])) == []
    page.evaluate(STAYS_PALE)
    assert "has a contrast of" in "".join(page_faults(page, [PHONE]))


def test_the_start_page_can_be_read_and_pressed(page: Page, shared_hall: RunningHall) -> None:
    page.goto(shared_hall.url)
    assert list(page_faults(page, [PHONE, (1366, 768), (1920, 1080)])) == []
