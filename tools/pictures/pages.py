"""The pictures of the pages of leaders, guides and administrators, and of the demo's start page."""

import subprocess

from PIL import Image
from playwright.sync_api import Page

from tools.pictures.citizen import show_counter
from tools.pictures.shop import keep, until
from tools.pictures.studio import Studio

MANAGER, ADMINISTRATOR = "liangmin", "songkai"
GENERAL = 7
"""The place among the queues of one in which people wait."""

DOORS = {"hours": 0, "opening": 2}
A4_DPI = 80


def show_pages(studio: Studio) -> None:
    """The manager signs in and sees the hall at work; a guide, an administrator."""
    demo, tabs = studio.demo, studio.tabs
    until(lambda: studio.wall.state()["voice"] == "ready", "a voice without a fault")
    page = tabs.open(f"/manager/sign-in?lang={demo.language}")
    tabs.take(page, "manager-sign-in")
    tabs.sign_in_manager(page, MANAGER, demo.page.passwords[MANAGER])
    page.locator("button.window").first.wait_for()
    tabs.take(page, "manager-board")
    _panels(studio, page)
    _day_sheet(studio, page)
    _guide_desk(studio)
    _settings(studio)
    demo.page.refresh()
    page = tabs.open("/")
    page.locator("#slips img").first.wait_for()
    tabs.take_whole(page, "demo")


def _panels(studio: Studio, page: Page) -> None:
    """Each is opened, pictured and left."""
    places = {
        "window": page.locator("button.window").nth(0),
        "queue": page.locator("button.queue").nth(GENERAL),
        **{name: page.locator(".door").nth(place) for name, place in DOORS.items()},
    }
    for name, place in places.items():
        place.click()
        page.locator(".panel").wait_for()
        studio.tabs.take(page, f"manager-{name}", both=False)
        page.keyboard.press("Escape")
        page.locator(".panel").wait_for(state="detached")


def _day_sheet(studio: Studio, page: Page) -> None:
    """Today's, in Chinese only: it is for the director's file."""
    if studio.demo.language != "zh":
        return
    day = str(studio.demo.clock)[:10]
    sheet, picture = (studio.demo.folder / f"day.{kind}" for kind in ("pdf", "png"))
    sheet.write_bytes(
        page.request.get(f"{studio.demo.server}/api/v1/reports/days/{day}.pdf").body()
    )
    command = ["pdftoppm", "-png", "-singlefile", "-r", str(A4_DPI)]
    subprocess.run([*command, str(sheet), str(picture.with_suffix(""))], check=True)
    with Image.open(picture) as paper:
        keep(paper, studio.folder / "day-sheet.zh.png", 1, 32)


def _guide_desk(studio: Studio) -> None:
    """A leader may do a guide's work, and is signed in."""
    tabs, page = studio.tabs, studio.tabs.open("/guide-desk")
    page.locator("#choices button").first.wait_for()
    if studio.demo.language == "en":
        page.locator("header .language").click()
    page.locator("#printer").select_option("none")
    page.locator("#search").fill("hydj")
    page.keyboard.press("Enter")
    page.locator("#priorities .chip").nth(2).click()
    tabs.take(page, "desk-issue")
    page.keyboard.press("F9")
    number = page.locator("#panel .huge").inner_text()
    tabs.take(page, "desk-issued", both=False)
    page.keyboard.press("Escape")
    page.locator("#find").fill(number)
    page.locator("#find").press("Enter")
    page.locator("#panel[open]").wait_for()
    tabs.take(page, "desk-ticket", both=False)
    page.keyboard.press("Escape")
    page.locator("#tabs button").last.click()
    page.locator("#rows .wide").click()
    page.locator("#panel .choice").first.click()
    page.locator("#panel .slots .chip").first.click()
    tabs.take(page, "desk-booking")
    page.keyboard.press("Escape")
    show_counter(studio, page)
    page.close()


def _settings(studio: Studio) -> None:
    demo, tabs = studio.demo, studio.tabs
    page = tabs.open(f"/manager/sign-in?lang={demo.language}", alone=True)
    tabs.sign_in_manager(page, ADMINISTRATOR, demo.page.passwords[ADMINISTRATOR])
    page.locator("button.window").first.wait_for()
    page.goto(f"{demo.server}/manager/settings?lang={demo.language}&section=hours")
    page.wait_for_function("window.did_handshake")
    page.locator("[data-section=hours].here").wait_for()
    tabs.take(page, "settings-hours")
    for section in ("queues", "rules", "items"):
        page.locator(f"[data-section={section}]").click()
        page.locator(f"[data-section={section}].here").wait_for()
        page.locator("main .opener").first.click()
        page.locator("main .inside .fields").first.wait_for()
        tabs.take(page, f"settings-{section}", both=False)
    page.locator("[data-section=displays]").click()
    page.locator("[data-section=displays].here").wait_for()
    page.locator("main input[type=number]").last.fill("20")
    page.locator(".bar .main").click()
    page.locator(".review").wait_for()
    tabs.take(page, "settings-review", both=False)
    page.context.close()
