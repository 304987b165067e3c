"""The page of bad ratings: what waits by state and clock, and one file (row D5)."""

from collections import Counter
from functools import partial

from hall_link.wire.base import Language
from hall_server.rectifications.book import RatingBook
from hall_server.rectifications.tables import Rectification, RectificationState
from hall_server.rectifications.views import Row, Tally
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import draw_head
from hall_server.web.manager.inbox import InboxPage, View
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.ratings_desk import RatingDesk, RatingFolder
from hall_server.web.manager.ratings_file import RatingFile, clock_words
from hall_server.web.manager.ratings_words import STATES


class RatingsPage(InboxPage[Rectification, Row, RatingFolder]):
    """One browser's page. `_state`: the only one of the states that is listed."""

    nothing = "thumb_up"

    def __init__(self, desk: Desk, book: RatingBook, token: str, language: Language) -> None:
        self._desk = RatingDesk(desk, book, token, language)
        super().__init__(self._desk)
        self._state: RectificationState | None = None

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        desk = self._desk
        ways = [(desk.say("figures-title"), f"/manager/ratings/figures?lang={desk.language}")]
        ways.append((desk.say("to-complaints"), f"/manager/complaints?lang={desk.language}"))
        if desk.leads():
            ways.append((desk.say("to-board"), f"/manager/?lang={desk.language}"))
        draw_head(desk, desk.say("title"), *ways)
        self.draw_frame()
        self._file = RatingFile(desk, self.sheet, self.refresh)
        self.keep()

    # --- the list -----------------------------------------------------------------------------

    def draw_bar(self, view: View[Row, RatingFolder]) -> None:
        states = Counter(row.record.state for row in view.rows)
        if self._state not in states:
            self._state = None
        self._draw_tally(view.bar)
        self.draw_doors(view)
        if len(states) > 1:
            with box("chips doors"):
                self._draw_states(states)

    def _draw_tally(self, tally: Tally) -> None:
        desk = self._desk
        with box(f"tally {'bad' if tally.red else ''}"):
            told = {"red": tally.red, "yellow": tally.yellow, "unassigned": tally.unassigned}
            text(desk.say("tally", n=tally.open, **told), "what")
            text(desk.say("secret"), "quiet")

    def _draw_states(self, states: Counter[RectificationState]) -> None:
        desk = self._desk
        press(desk.say("all-states"), partial(self._only, None), "chip", not self._state)
        for state in (s for s in STATES if s in states):
            label = f"{desk.say(f'state-{state}')} {states[state]}"
            press(label, partial(self._only, state), "chip", state == self._state)

    def _only(self, state: RectificationState | None) -> None:
        self._state = state
        self.redraw_list()

    def draw_rows(self, view: View[Row, RatingFolder]) -> None:
        for row in view.rows:
            if self._state in (None, row.record.state):
                with self.draw_line(row.colour, row.record.id):
                    self._draw_row(row)

    def _draw_row(self, row: Row) -> None:
        desk, record = self._desk, row.record
        with box("first"):
            text(desk.name_of(record.rated) or desk.say("clerk-unknown"), "number")
            text(desk.level_name(record.level), "tag complaint")
            if row.colour != "grey":
                text(clock_words(desk, row.colour, row.left), f"due {row.colour}")
        with box("second"):
            where = desk.say("window", n=record.window) if record.window else ""
            told = (desk.say(f"state-{record.state}"), where, desk.local(record.opened_at)[5:])
            text(" · ".join(filter(None, told)), "quiet")
            mine = record.assignee == desk.me
            who = desk.say("mine") if mine else desk.name_of(record.assignee)
            text(who or desk.say("nobody"), "mine" if mine else "quiet")

    # --- a file -------------------------------------------------------------------------------

    def draw_file(self, file: RatingFolder) -> None:
        self._file.draw(file)
