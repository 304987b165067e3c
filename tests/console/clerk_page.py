"""A clerk before the console in a real browser, so that a test reads as talk."""

import re
import time
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, Response, expect

from tests.support.hall import RunningHall

BOUNCE_S = 0.26
"""The same key again sooner than this is a trembling hand."""

WITHIN_MS = 30_000


class ClerkPage:
    """One tab of the console. What the browser complained of is in `complaints`."""

    def __init__(self, hall: RunningHall, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page: Page = context.new_page()
        self.page.set_default_timeout(WITHIN_MS)
        self.page.on("console", self._complains)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))
        self.page.on("websocket", lambda socket: self.hosts.add(socket.url.split("/")[2]))
        self._pressed: dict[str, float] = {}
        answer = self.page.goto(hall.url + "/console")
        assert answer is not None
        self.answer: Response = answer

    def _complains(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def find(self, selector: str) -> Locator:
        return self.page.locator(selector)

    # --- what the clerk does -----------------------------------------------------------------

    def signs_in(self, name: str, password: str, window: int, calls: bool = False) -> None:
        """Fills in the form and sends it by Enter, or by the button that also calls the first."""
        self.find("#name").fill(name)
        self.find("#window").select_option(str(window))
        self.find("#password").fill(password)
        if calls:
            self.find("#submit-and-call").click()
        else:
            self.find("#password").press("Enter")

    def sits_down(self, name: str, password: str, window: int, calls: bool = False) -> None:
        self.signs_in(name, password, window, calls)
        self.sees("#line", "已连接")

    def keys(self, *names: str) -> None:
        """Presses keys one after another, as fast as a hand may."""
        for name in names:
            again = self._pressed.get(name, 0) + BOUNCE_S - time.monotonic()
            if again > 0:
                self.page.wait_for_timeout(again * 1000)
            self.page.keyboard.press(name)
            self._pressed[name] = time.monotonic()

    def types(self, text: str) -> None:
        self.page.keyboard.type(text)

    def opens_act(self, act: str) -> None:
        """One of the acts the open case allows now: its small panel."""
        self.page.locator("#panel-fields button.option", has_text=act).first.focus()
        self.keys("Enter")
        self.sees("#panel-title", act)

    def does(self, act: str, then: str, **typed: str) -> None:
        """An act of the open case, what is `typed` there by the fields' names, and Enter; the case
        then stands as it says."""
        self.opens_act(act)
        for name, text in typed.items():
            self.find(f"#panel-{name}").fill(text)
        self.keys("Enter")
        self.sees(".head-chips", then)

    def chooses(self, field: str, option: str | re.Pattern[str]) -> None:
        """An option of a choice in the panel."""
        self.find(f"#panel [data-name={field}] label").filter(has_text=option).first.click()

    # --- what the clerk sees -----------------------------------------------------------------

    def sees(self, selector: str, words: str | re.Pattern[str]) -> None:
        """These words come there."""
        expect(self.find(selector)).to_contain_text(words, timeout=WITHIN_MS)

    def sees_no(self, selector: str) -> None:
        expect(self.find(selector)).to_be_hidden(timeout=WITHIN_MS)

    def may(self, *acts: str) -> None:
        """Just these acts can be pressed."""
        for act in ("call_next", "recall", "start_visit", "finish_visit", "mark_no_show"):
            button = expect(self.find(f"#act-{act}"))
            if act in acts:
                button.to_be_enabled(timeout=WITHIN_MS)
            else:
                button.to_be_disabled(timeout=WITHIN_MS)

    def may_start(self) -> None:
        """Somebody is called and may come."""
        expect(self.find("#act-start_visit")).to_be_enabled(timeout=WITHIN_MS)

    def number(self) -> str:
        return self.find("#number").inner_text()
