"""One citizen's visit through every real part; at each of its steps something may happen."""

import json
import time
from array import array
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext

from tests.console.clerk_page import ClerkPage
from tests.support.database import rows
from tests.support.loudspeaker import Loudspeaker
from tests.support.whole_hall import CLERK, PASSWORD, WINDOW, WholeHall, soon

ITEM = "urban-allowance"
STEPS = (
    "before the first touch",
    "item chosen",
    "ticket asked for",
    "paper taken",
    "call pressed",
    "voice speaking",
    "service begun",
    "finish pressed",
    "level touched",
    "rating submitted",
)

Moment = Callable[[str], None]


def nothing(_step: str) -> None:
    """An undisturbed visit."""


class Visit:
    """Citizen, clerk and hall. `moment(step)` is called after each step of `STEPS`."""

    def __init__(
        self, whole: WholeHall, speaker: Loudspeaker, context: BrowserContext, moment: Moment
    ) -> None:
        self.whole, self.speaker = whole, speaker
        self._context, self._moment = context, moment
        self.clerk = ClerkPage(whole.hall, context)
        self.number = ""
        self.touches = 0
        self.seconds = 0.0
        self.heard_from = 0

    def new_tab(self) -> None:
        """The browser lost the clerk's tab; another is opened."""
        self.clerk.page.close()
        self.clerk = ClerkPage(self.whole.hall, self._context)

    # --- the citizen comes --------------------------------------------------------------------

    def takes_a_ticket(self) -> None:
        """At most three touches; whoever gets no paper touches again."""
        self._moment("before the first touch")
        before = len(self.whole.numbers_on_paper())
        begun = time.monotonic()
        self._chooses()
        self._moment("item chosen")
        if self.whole.kiosk.state().get("screen") != "confirm":
            self._chooses()
        self.whole.kiosk.press("confirm")
        self._moment("ticket asked for")
        if not self._paper(before, 12):
            self._chooses()
            self.whole.kiosk.press("confirm")
            soon(lambda: self._paper(before, 0), "paper")
        self.seconds = time.monotonic() - begun
        self.number = self.whole.numbers_on_paper()[-1]

    def _chooses(self) -> None:
        kiosk = self.whole.kiosk
        kiosk.on("home")
        kiosk.press("department:civil")
        kiosk.press(f"item:{ITEM}")
        kiosk.on("confirm")

    def _paper(self, before: int, within: float) -> bool:
        end = time.monotonic() + within
        while len(self.whole.numbers_on_paper()) <= before and time.monotonic() < end:
            time.sleep(0.05)
        return len(self.whole.numbers_on_paper()) > before

    def leaves_the_kiosk(self) -> None:
        soon(lambda: "job_printed" in self.ledger(), "the printer's word that it is printed")
        self._moment("paper taken")
        self.touches = self.whole.kiosk.state()["touches"]["since_home"]

    # --- the clerk serves ---------------------------------------------------------------------

    def clerk_sits_down(self) -> None:
        if not self.clerk.find("#line").is_visible():
            self.clerk.sits_down(CLERK, PASSWORD, WINDOW)

    def is_called(self) -> None:
        """Up to the voice's last word."""
        self.clerk.sees("#rows", self.number)
        self.heard_from = len(self.speaker.recording())
        self.clerk.keys("Enter")
        self._moment("call pressed")
        self.clerk.sees("#number", self.number)
        call = soon(self._call, "the call")
        name = f"{call['id']}:{call['round']}"
        soon(lambda: self._begun(name), "the voice")
        self._moment("voice speaking")
        soon(lambda: self.called()[0]["spoken_at"], "the end of the announcement", 60)

    def _begun(self, name: str) -> bool:
        told = self.whole.wall.state()
        return told.get("speaking") == name or name in told.get("spoken", [])

    def _call(self) -> Any:
        newest = self.whole.wall.state().get("newest")
        return newest if newest and newest["number"] == self.number else None

    def called(self) -> list[dict[str, Any]]:
        """This number among the hall's recent calls."""
        return [c for c in self.whole.now()["recent_calls"] if c["number"] == self.number]

    def heard(self) -> "array[int]":
        """What the loudspeaker said since the call."""
        time.sleep(0.4)  # the last samples are on their way through the recorder
        return self.speaker.recording(self.heard_from)

    def is_served(self) -> None:
        self.clerk.keys("s")
        self._moment("service begun")
        self.clerk.sees("#chip", "办理中")
        self.clerk.keys("Enter", "1")
        self._moment("finish pressed")
        self.clerk.sees("#chip", "空闲")

    # --- the citizen rates --------------------------------------------------------------------

    def rates(self, level: int) -> None:
        """A touched level counts, whatever happens to the pad afterwards."""
        pad = self.whole.pad
        pad.until(lambda told: told["number"] == self.number)
        pad.press(f"level:{level}")
        pad.until(lambda told: told["screen"] != "asking")
        self._moment("level touched")
        if self.whole.pad.state().get("screen") == "reasons":
            self.whole.pad.press("submit")
        self._moment("rating submitted")
        soon(self.ratings, "the rating in the database")

    # --- what is left of it -------------------------------------------------------------------

    def ticket_id(self) -> str:
        found = rows(self.whole.hall.data, "SELECT id FROM tickets WHERE number = ?", self.number)
        assert len(found) == 1
        return str(found[0][0])

    def ratings(self) -> list[tuple[Any, ...]]:
        """(window, staff, level, channel) of this visit's ratings."""
        query = "SELECT window, staff, level, channel FROM ratings WHERE ticket_id = ?"
        return rows(self.whole.hall.data, query, self.ticket_id())

    def ledger(self) -> list[str]:
        """The kinds of the ledger's rows about this ticket, in order."""
        ticket = self.ticket_id()
        found = rows(self.whole.hall.data, "SELECT kind, body FROM ledger ORDER BY seq")
        return [kind for kind, body in found if json.loads(body)["data"].get("ticket") == ticket]
