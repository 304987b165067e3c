"""A hall over several days with those who come to it twice, and those who see that nobody must.

What runs is what runs on `tests.hall_day.day`: server, printer and its worker, kiosk and wall on
screens of their own, one browser. Whoever touches the kiosk is counted, and what its screens said
is kept, so that a test can read along as an old man would.
"""

import csv
import io
import json
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize, expect

from tests.console.clerk_page import WITHIN_MS, ClerkPage
from tests.hall_day.day import Day
from tests.support.database import rows
from tests.support.people import give_password
from tests.support.whole_hall import PASSWORD, soon

PICTURES = os.environ.get("HALL_PICTURES", "")
"""A folder for pictures of the main moments; without it none are taken."""

DRAWN_S = 0.5
"""What is told is drawn a frame later."""


@dataclass(frozen=True)
class Paper:
    """A document on paper: every word of it, in reading order, and what its code says."""

    text: str
    code: str

    def tells(self, *words: str) -> None:
        """All these words are on it, wherever its lines were broken."""
        missing = [word for word in words if word not in self.words_of(*words)]
        assert not missing, f"{missing} not on\n{self.text}"

    @property
    def serial(self) -> str:
        """Its number among the papers of its kind."""
        found = re.search(r"编号NO：(\S+)", self.text)
        assert found is not None, self.text
        return found[1]

    def words_of(self, *words: str) -> list[str]:
        """Which of these are on it."""
        whole = _bare(self.text)
        return [word for word in words if _bare(word) in whole]

    def after(self, label: str) -> str:
        """The digits that follow a label."""
        found = re.search(rf"{label}\D*(\d+)", _bare(self.text))
        assert found is not None, self.text
        return found[1]


@dataclass
class Way:
    """What somebody went through at the kiosk: each screen's words, and the touches it took."""

    touches: int = 0
    screens: list[dict[str, Any]] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        return [screen["title"] for screen in self.screens]


SCREEN: ViewportSize = {"width": 1366, "height": 768}

SPAN = "first=2026-02-01&last=2026-03-31"

ACTS = {"case_opened": "open", "case_escalated": "escalate"}
"""A kind of the ledger's entries -> what it is called here; others tell their act."""


def untouched(_data: Path) -> None:
    """Nobody writes anything."""


class Town(Day):
    """The hall, and its people over days."""

    def until(self, moment: str, with_them: Callable[[Path], None] = untouched) -> None:
        """Time goes on to this local moment; the consoles have heard of it, too. `with_them`: what
        is written meanwhile into the hall's data."""
        self.whole.kill("server")
        with_them(self.whole.hall.data)
        for clerk in self.consoles:
            clerk.sees("#line", "连接中断")
        self.goes_on(moment)
        for clerk in self.consoles:
            clerk.sees("#line", "已连接")

    # --- paper --------------------------------------------------------------------------------

    def paper(self, title: str, about: str = "") -> Paper:
        """The newest paper with this title, and `about` on it, once it has been cut."""
        found: list[Paper] = soon(lambda: self._papers(title, about), f"a paper {title} {about}")
        return found[-1]

    def _papers(self, title: str, about: str) -> list[Paper]:
        told = [Paper(cut["text"], next(iter(cut["qr"]), "")) for cut in self.whole.paper.slips()]
        return [paper for paper in told if title in paper.text and about in paper.text]

    def parts(self, title: str) -> list[Paper]:
        """The two parts of a paper of which both sides keep one."""
        found: list[Paper] = soon(
            lambda: parts if len(parts := self._papers(title, "")) == 2 else [], title
        )
        return found

    def slips_taken(self) -> int:
        """How many numbers were ever given out."""
        return len(rows(self.whole.hall.data, "SELECT id FROM tickets"))

    # --- the kiosk ----------------------------------------------------------------------------

    def walks(self, *steps: tuple[str, str], shots: str = "") -> Way:
        """From screen to screen by one touch each; `shots`: a name for pictures of each."""
        kiosk, way = self.whole.kiosk, Way()
        for target, screen in steps:
            way.screens.append(kiosk.goes((target, screen)))
            way.touches += 1
            self.picture(f"{shots}-{way.touches}-{screen}" if shots else "")
        return way

    def picture(self, name: str, page: Page | None = None) -> None:
        """The kiosk, or a page, as it looks now: for eyes, and only where pictures are wanted."""
        if not (PICTURES and name):
            return
        time.sleep(DRAWN_S)
        file = Path(PICTURES) / f"{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        if page is None:
            self.whole.kiosk.picture(file)
        else:
            page.screenshot(path=file)

    def shows(self, code: str) -> None:
        """A paper's code under the scanner of the kiosk at home."""
        self.whole.kiosk.on("home")
        self.whole.kiosk.type(code)

    def leaves(self) -> None:
        """Done, and home again for whoever is next."""
        self.whole.kiosk.goes(("done", "home"))

    def types_hanzi(self, pinyin: str) -> None:
        """Letters of the screen, and the first that is offered for them."""
        kiosk = self.whole.kiosk
        for letter in pinyin:
            kiosk.press(f"key:{letter}")
        kiosk.press("cand:0")
        kiosk.until(lambda state: state["typed"])

    def asks_for_case(self, number: str, last_four: str) -> dict[str, Any]:
        """How a case stands, at the kiosk."""
        kiosk = self.whole.kiosk
        kiosk.on("home")
        kiosk.goes(("screen:progress", "progress"))
        kiosk.keys_in(number)
        kiosk.goes(("tell:on", "progress-phone"))
        kiosk.keys_in(last_four)
        return kiosk.goes(("tell:on", "progress-told"))

    # --- pages of those who lead --------------------------------------------------------------

    @contextmanager
    def signed_in(self, name: str, way: str = "manager") -> Iterator[Page]:
        """A page of somebody of the staff, closed at the end."""
        give_password(self.whole.hall, name, PASSWORD)
        context = self.browser.new_context(locale="zh-CN", viewport=SCREEN)
        page = context.new_page()
        page.set_default_timeout(WITHIN_MS)
        signs = {"name": name, "password": PASSWORD}
        url = self.whole.hall.url
        assert context.request.post(f"{url}/api/v1/sessions", data=signs).status == 201
        page.goto(f"{url}/{way}")
        try:
            yield page
        finally:
            context.close()

    # --- at a window --------------------------------------------------------------------------

    def opens_case(
        self, clerk: ClerkPage, name: str, phone: str, chosen: dict[str, str], **typed: str
    ) -> str:
        """The visit at the window becomes a case; `chosen`: options by their fields, `typed`: texts
        by theirs. Its number."""
        clerk.keys("b")
        expect(clerk.find("#panel-name")).to_be_focused()
        clerk.types(name)
        clerk.keys("Tab")
        clerk.types(phone)
        for field_name, option in chosen.items():
            clerk.chooses(field_name, option)
        for field_name, text in typed.items():
            clerk.find(f"#panel-{field_name}").fill(text)
        self.picture(f"console-open-{name}", clerk.page)
        clerk.find("#panel-send").click()
        clerk.sees_no("#panel")
        return clerk.find("#word b").inner_text()

    def finds_case(self, clerk: ClerkPage, number: str) -> None:
        """The case's file on the console."""
        clerk.keys("e")
        clerk.find("#panel-number").fill(number)
        clerk.sees("#panel-fields", "1 件")
        clerk.keys("Enter")
        clerk.sees(".head-number", number)

    def notes_signatures(self, clerk: ClerkPage) -> None:
        """Every paper of the open case that has to be signed has come back signed."""
        open_ones = clerk.page.locator("#panel-content button", has_text="已签字")
        for left in range(open_ones.count(), 0, -1):
            open_ones.first.focus()
            clerk.keys("Enter")
            expect(open_ones).to_have_count(left - 1)

    # --- what is kept -------------------------------------------------------------------------

    def story(self, number: str) -> list[str]:
        """What the ledger tells of a case, act by act; what the hall itself did of it, too."""
        data = self.whole.hall.data
        ((case,),) = rows(data, "SELECT id FROM cases WHERE number = ?", number)
        query = "SELECT kind, body FROM ledger WHERE kind LIKE 'case_%' ORDER BY seq"
        told = [(kind, json.loads(body)["data"]) for kind, body in rows(data, query)]
        return [
            ACTS.get(kind) or said["act"]
            for kind, said in told
            if said.get("case") == case and kind != "case_urged"
        ]

    def register(self, kind: str, number: str) -> dict[str, str]:
        """A case's line in a register, by its heads, from the table the leader takes away."""
        with self.signed_in("liangmin") as page:
            way = f"{self.whole.hall.url}/api/v1/registers/{kind}.csv?{SPAN}"
            table = page.request.get(way).body().decode("utf-8-sig")
        (line,) = (one for one in csv.DictReader(io.StringIO(table)) if number in one.values())
        return line


def _bare(text: str) -> str:
    return "".join(text.split())
