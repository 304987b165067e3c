"""`make pictures`: every screen in Chinese and English, from the real programs, into docs/pictures.

A demo hall is opened for each language on screens in memory, its clock set to a Monday morning;
the devices are touched by the pointer, the pages opened in Chromium.
"""

import argparse
import os
import socket
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.demo.house import Demo
from tools.demo.parts import end_decently
from tools.pictures.people import Hall
from tools.pictures.shop import Screen, until
from tools.pictures.tabs import Tabs

OPENS_AT = "2026-11-23T09:36:00+08:00"
CHROMIUM = "/usr/bin/chromium"
CLERK = "lixia"


class Tour:
    """One walk through the hall in one language."""

    def __init__(self, demo: Demo, tabs: Tabs, folder: Path) -> None:
        self.demo, self.tabs = demo, tabs
        self.kiosk = Screen(demo, "kiosk", folder)
        self.wall = Screen(demo, "display", folder)
        self.pad = Screen(demo, "evaluator", folder)
        self.hall = Hall(demo)

    def walk(self) -> None:
        """The hall opens, fills, and serves one citizen."""
        for screen in (self.kiosk, self.wall, self.pad):
            screen.linked()
        self.wall.take("idle")
        self.hall.fill()
        self._at_the_kiosk()
        self._at_the_window(self.tabs.open("/console"))
        self._at_the_managers()
        self._on_the_start_page()
        self._without_the_server()

    def _at_the_kiosk(self) -> None:
        self.kiosk.on("home")
        self.kiosk.take("home")
        self.kiosk.press("department:civil")
        self.kiosk.on("items")
        self.kiosk.take("items")
        self.kiosk.press("item:urban-allowance")
        self.kiosk.on("confirm")
        self.kiosk.take("confirm")
        self.kiosk.press("guide")
        self.kiosk.on("guide")
        self.kiosk.take("guide")
        self.kiosk.press("home")
        self._take_a_number()
        self.kiosk.press("large")
        self.kiosk.press("contrast")
        until(lambda: self.kiosk.state()["contrast"], "high contrast")
        self.kiosk.take("large")
        self.kiosk.press("large")
        self.kiosk.press("contrast")

    def _take_a_number(self) -> None:
        self.kiosk.on("home")
        self.kiosk.press("department:general")
        self.kiosk.on("items")
        self.kiosk.press("item:advice")
        self.kiosk.on("confirm")
        self.kiosk.press("confirm")
        self.kiosk.on("ticket")
        until(lambda: list(self.demo.page.paper.glob("*.json")), "the paper")
        self.kiosk.take("ticket")
        self.kiosk.press("done")
        self.kiosk.on("home")

    def _at_the_window(self, page: Page) -> None:
        page.locator("#password").wait_for()
        if self.demo.language == "en":
            page.locator(".sign-in .language").click()
        self.tabs.take(page, "console-sign-in")
        page.locator("#name").fill(CLERK)
        page.locator("#window").select_option("1")
        page.locator("#password").fill(self.demo.page.passwords[CLERK])
        page.locator("#password").press("Enter")
        page.locator("#act-call_next:enabled").wait_for()
        self.tabs.take(page, "console-waiting")
        self.pad.take("idle")
        page.keyboard.press("n")
        page.locator("#act-start_visit:enabled").wait_for()
        self.wall.on("calls")
        until(self._spoken, "the spoken call")
        self.wall.take("calls")
        self.tabs.take(page, "console-called")
        page.keyboard.press("s")
        page.locator("#act-finish_visit:enabled").wait_for()
        self.tabs.take(page, "console-serving")
        page.keyboard.press("f")
        page.locator("#outcomes").wait_for()
        self.tabs.take(page, "console-finishing")
        page.keyboard.press("1")
        self._at_the_pad()

    def _spoken(self) -> bool:
        state = self.wall.state()
        newest = state["newest"]
        return newest["window"] == 1 and f"{newest['id']}:1" in state["spoken"]

    def _at_the_pad(self) -> None:
        self.pad.on("asking")
        self.pad.take("asking")
        self.pad.press("level:5")
        self.pad.on("reasons", "tags")
        self.pad.take("reasons")
        self.pad.press("submit")
        self.pad.on("thanks")
        self.pad.take("thanks")

    def _at_the_managers(self) -> None:
        until(lambda: self.wall.state()["voice"] == "ready", "a voice without a fault")
        page = self.tabs.open(f"/manager/?lang={self.demo.language}")
        self.tabs.sign_in_manager(page, "liangmin", self.demo.page.passwords["liangmin"])
        self.tabs.take(page, "manager-board")

    def _on_the_start_page(self) -> None:
        self.demo.page.refresh()
        page = self.tabs.open("/")
        page.locator("#slips img").first.wait_for()
        self.tabs.take(page, "demo", whole=True)

    def _without_the_server(self) -> None:
        self.demo.server_part.process.terminate()
        self.demo.server_part.process.wait(20)
        self.kiosk.on("away")
        self.kiosk.take("away")


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> int:
    """Makes them all; exit status 1 with a word when a screen did not come."""
    options = argparse.ArgumentParser(prog="make pictures", description="Screenshots for the docs.")
    options.add_argument("--folder", type=Path, default=Path("docs/pictures"))
    options.add_argument("--language", choices=["zh", "en"], action="append")
    chosen = options.parse_args()
    end_decently()
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        os.environ.pop(name, None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for language in chosen.language or ["zh", "en"]:
            with (
                tempfile.TemporaryDirectory(prefix="hall-pictures-") as scratch,
                Demo(Path(scratch), free_port(), language=language, clock=OPENS_AT) as demo,
            ):
                demo.open()
                Tour(demo, Tabs(browser, demo, chosen.folder), chosen.folder).walk()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
