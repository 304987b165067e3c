"""A hall's day with its people: they touch, scan, read and press; nobody speaks to the server.

What runs: server, printer and its worker, kiosk and wall on screens of their own, and one browser
in which clerks have consoles and citizens have phones.
"""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.console.clerk_page import WITHIN_MS, ClerkPage
from tests.support.people import give_password
from tests.support.whole_hall import PASSWORD, WholeHall, soon

PARTS = ("worker", "kiosk", "display")
PHONE = {"width": 360, "height": 640}
SOMEBODY = re.compile("[1-9]")
DESK = {"width": 1366, "height": 768}


@dataclass(frozen=True)
class Slip:
    """What a citizen holds: the number, the secret of its QR, and every word on the paper."""

    number: str
    secret: str
    text: str


class Day:
    """The hall, and whoever comes to it. `slips` are all the tickets that were printed."""

    def __init__(self, whole: WholeHall, browser: Browser) -> None:
        self.whole, self.browser = whole, browser
        self._contexts: list[BrowserContext] = []
        self._clerks: dict[str, ClerkPage] = {}

    def close(self) -> None:
        """The clerks and citizens go home."""
        for context in self._contexts:
            context.close()

    def until(self, moment: str) -> None:
        """Time goes on to this local moment: a power cut, and the server is back by then."""
        self.whole.kill("server")
        self.goes_on(moment)

    def goes_on(self, moment: str) -> None:
        """The server is back at this moment, and the machines know."""
        self.whole.clock = f"{moment}+08:00"
        self.whole.start("server")
        told = moment[11:16]
        self.whole.wall.until(lambda state: state["connected"] and state["clock"] >= told)
        self.whole.kiosk.until(lambda state: state["connected"])

    # --- paper --------------------------------------------------------------------------------

    @property
    def slips(self) -> list[Slip]:
        """Every ticket on paper, in the order they were cut."""
        return [_slip(cut) for cut in self.whole.paper.slips()]

    def next_slip(self, before: int) -> Slip:
        """The first slip cut after the first `before`."""
        return _slip(soon(lambda: self.whole.paper.slips()[before:], "paper")[0])

    # --- the kiosk ----------------------------------------------------------------------------

    def takes(self, *wishes: str, priority: str | None = None) -> Slip:
        """One ticket for these wishes, like `civil/urban-allowance`: department and item."""
        kiosk = self.whole.kiosk
        kiosk.on("home")
        for further, wish in enumerate(wishes):
            if further:
                kiosk.press("screen:more")
                kiosk.press("add")
                kiosk.on("pick")
            self.chooses(wish)
        if priority:
            kiosk.press("screen:priority")
            kiosk.press(f"priority:{priority}")
            kiosk.on("confirm")
        slip = self.presses("confirm")
        assert slip is not None, kiosk.state()
        return slip

    def tries(self, wish: str) -> Slip | None:
        """A ticket for this wish, if the hall gives one without asking back."""
        self.whole.kiosk.on("home")
        self.chooses(wish)
        return self.presses("confirm")

    def chooses(self, wish: str) -> None:
        """Up to the question whether it is right."""
        kiosk, (department, item) = self.whole.kiosk, wish.split("/")
        state = kiosk.goes((f"department:{department}", "items"))
        while f"item:{item}" not in state["targets"]:
            assert state["page"] < state["pages"], item
            state = kiosk.goes(("next", "items"))
        kiosk.press(f"item:{item}")
        kiosk.on("confirm")

    def presses(self, touch: str) -> Slip | None:
        """The last touch for a ticket, and its slip; None where the kiosk asks back instead."""
        kiosk, before = self.whole.kiosk, len(self.whole.paper.slips())
        kiosk.press(touch)
        ends = ("ticket",) if touch == "knowing" else ("ticket", "closing")
        if kiosk.until(lambda state: state["screen"] in ends)["screen"] == "closing":
            return None
        slip = self.next_slip(before)
        kiosk.press("done")
        kiosk.on("home")
        return slip

    def scans(self, slip: Slip, title: str) -> dict[str, Any]:
        """The slip's code under the kiosk's scanner; the answer has this title."""
        self.whole.kiosk.on("home")
        self.whole.kiosk.type(slip.secret)
        return self.whole.kiosk.until(
            lambda state: state["screen"] == "found" and state["title"] == title
        )

    # --- browsers -----------------------------------------------------------------------------

    def clerk(self, name: str, window: int) -> ClerkPage:
        """The console of somebody who sits at this window, or sits down there now."""
        if name not in self._clerks:
            give_password(self.whole.hall, name, PASSWORD)
            self._clerks[name] = ClerkPage(self.whole.hall, self._context(viewport=DESK))
            self._clerks[name].sits_down(name, PASSWORD, window)
        return self._clerks[name]

    @property
    def consoles(self) -> list[ClerkPage]:
        """Those at which somebody sits, or sat."""
        return list(self._clerks.values())

    def phone(self, slip: Slip) -> Page:
        """The page of the slip's ticket on its holder's phone."""
        return self.phone_page(f"/t/{slip.secret}")

    def phone_page(self, way: str) -> Page:
        """Any page of the hall's on somebody's phone."""
        page = self._context(viewport=PHONE, has_touch=True).new_page()
        page.set_default_timeout(WITHIN_MS)
        page.goto(self.whole.hall.url + way)
        return page

    def _context(self, **options: Any) -> BrowserContext:
        self._contexts.append(
            self.browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **options)
        )
        return self._contexts[-1]

    def booking_page(self) -> Page:
        """The booking page on a phone whose clock goes by the hall's."""
        page = self._context(viewport=PHONE).new_page()
        page.set_default_timeout(WITHIN_MS)
        page.clock.set_fixed_time(self.whole.clock or "")
        page.goto(f"{self.whole.hall.url}/book")
        return page

    def manager(self) -> Page:
        """The head of the centre before the live board."""
        give_password(self.whole.hall, "liangmin", PASSWORD)
        page = self._context(viewport=DESK).new_page()
        page.set_default_timeout(WITHIN_MS)
        page.goto(f"{self.whole.hall.url}/manager")
        page.get_by_label("登录名").fill("liangmin")
        page.get_by_label("密码", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        expect(page.locator(".person")).to_have_text("梁敏")
        return page

    # --- at a window --------------------------------------------------------------------------

    def calls(self, clerk: ClerkPage, window: int) -> str:
        """The clerk calls whoever is next; the number, once it stands on the wall."""
        clerk.sees("#chip", "空闲")
        clerk.sees("#tab-waiting", SOMEBODY)
        clerk.keys("n")
        clerk.sees("#chip", "已叫号")
        number = clerk.number()
        self.wall_calls(number, window)
        return number

    def serves(self, clerk: ClerkPage, window: int) -> str:
        """A whole visit of whoever is next; the number."""
        number = self.calls(clerk, window)
        begins(clerk)
        clerk.keys("f")
        clerk.sees("#chip", "空闲")
        return number

    # --- the wall -----------------------------------------------------------------------------

    def wall_calls(self, number: str, window: int, times: int = 1) -> None:
        """The wall shows this call as its newest, in its n-th round."""
        wanted = (number, window, times)
        self.whole.wall.until(
            lambda state: (
                state["newest"]
                and tuple(state["newest"][key] for key in ("number", "window", "round")) == wanted
            )
        )


def begins(clerk: ClerkPage) -> None:
    """The called citizen is at the window."""
    clerk.may_start()
    clerk.keys("s")
    clerk.sees("#chip", "办理中")


def _slip(cut: dict[str, Any]) -> Slip:
    largest = max(cut["lines"], key=lambda line: int(line["size"][1]))
    return Slip(largest["text"], cut["qr"][0], cut["text"])
