"""The pictures of the manager's pages and of the demo's start page."""

from tools.pictures.shop import until
from tools.pictures.studio import Studio

MANAGER = "liangmin"


def show_pages(studio: Studio) -> None:
    """The manager signs in and sees the hall at work."""
    demo, tabs = studio.demo, studio.tabs
    until(lambda: studio.wall.state()["voice"] == "ready", "a voice without a fault")
    page = tabs.open(f"/manager/sign-in?lang={demo.language}")
    tabs.take(page, "manager-sign-in")
    tabs.sign_in_manager(page, MANAGER, demo.page.passwords[MANAGER])
    page.locator(".window, .card").first.wait_for()
    tabs.take(page, "manager-board")
    demo.page.refresh()
    page = tabs.open("/")
    page.locator("#slips img").first.wait_for()
    tabs.take_whole(page, "demo")
