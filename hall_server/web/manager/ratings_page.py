"""The page of bad ratings: what waits by state and clock, and one file (row D5)."""

from collections import Counter
from functools import partial
from typing import Literal

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.kernel.refusals import Unauthorized
from hall_server.rectifications.book import RatingBook
from hall_server.rectifications.tables import Rectification, RectificationState
from hall_server.rectifications.views import Row, Tally
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import Sheet, draw_head
from hall_server.web.manager.panel import box, press, text
from hall_server.web.manager.ratings_desk import RatingDesk
from hall_server.web.manager.ratings_file import RatingFile, clock_words
from hall_server.web.manager.ratings_words import STATES

EVERY_S = 2.0
Shown = Literal["open", "closed"]


class RatingsPage:
    """One browser's page."""

    def __init__(self, desk: Desk, book: RatingBook, token: str, language: Language) -> None:
        self._desk = RatingDesk(desk, book, token, language)
        self._show: Shown = "open"
        self._state: RectificationState | None = None
        self._chosen: Rectification | None = None
        self._rows: list[Row] | None = None
        self._tally: Tally | None = None

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        desk = self._desk
        ways = [(desk.say("figures-title"), f"/manager/ratings/figures?lang={desk.language}")]
        ways.append((desk.say("to-complaints"), f"/manager/complaints?lang={desk.language}"))
        if desk.leads():
            ways.append((desk.say("to-board"), f"/manager/?lang={desk.language}"))
        draw_head(desk, desk.say("title"), *ways)
        self._sheet = Sheet(desk.say("close-panel"))
        self._file = RatingFile(desk, self._sheet, self._refresh_all)
        with box("office"):
            with box("inbox"):
                self._bar = ui.element("div")
                self._list = ui.element("div").classes("rows-list")
            self._paper = ui.element("div").classes("file card")
        ui.timer(0, self._refresh_all, once=True)
        ui.timer(EVERY_S, self._refresh)

    # --- keeping true -------------------------------------------------------------------------

    async def _refresh(self) -> None:
        try:
            rows, tally = await self._look(), self._desk.tally()
        except Unauthorized:
            ui.navigate.to(f"/sign-in?lang={self._desk.language}")
            return
        if rows != self._rows or tally != self._tally:
            self._rows, self._tally = rows, tally
            self._draw_list()
        if self._chosen is not None and await self._desk.find(self._chosen.id) != self._chosen:
            await self._open(self._chosen.id)

    async def _refresh_all(self) -> None:
        self._rows = self._tally = None
        await self._refresh()
        if self._chosen is not None:
            await self._open(self._chosen.id)
        else:
            self._draw_nothing()

    async def _look(self) -> list[Row]:
        return self._desk.open_rows() if self._show == "open" else await self._desk.closed_rows()

    # --- the list -----------------------------------------------------------------------------

    def _draw_list(self) -> None:
        rows, tally = self._rows or [], self._tally or Tally()
        states = Counter(row.record.state for row in rows)
        if self._state not in states:
            self._state = None
        self._bar.clear()
        with self._bar:
            self._draw_tally(tally)
            self._draw_doors(states)
        self._list.clear()
        with self._list:
            if not rows:
                text(self._desk.say(f"nothing-{self._show}"), "quiet empty")
            for row in rows:
                if self._state in (None, row.record.state):
                    self._draw_row(row)

    def _draw_tally(self, tally: Tally) -> None:
        desk = self._desk
        with box(f"tally {'bad' if tally.red else ''}"):
            told = {"red": tally.red, "yellow": tally.yellow, "unassigned": tally.unassigned}
            text(desk.say("tally", n=tally.open, **told), "what")
            text(desk.say("secret"), "quiet")

    def _draw_doors(self, states: Counter[RectificationState]) -> None:
        desk = self._desk
        with box("chips doors"):
            for show in ("open", "closed"):
                press(desk.say(show), partial(self._turn, show), "chip", show == self._show)
        if len(states) > 1:
            with box("chips doors"):
                press(desk.say("all-states"), partial(self._only, None), "chip", not self._state)
                for state in (s for s in STATES if s in states):
                    label = f"{desk.say(f'state-{state}')} {states[state]}"
                    press(label, partial(self._only, state), "chip", state == self._state)

    async def _turn(self, show: Shown) -> None:
        self._show = show
        await self._refresh_all()

    def _only(self, state: RectificationState | None) -> None:
        self._state = state
        self._draw_list()

    def _draw_row(self, row: Row) -> None:
        desk, record = self._desk, row.record
        chosen = self._chosen is not None and self._chosen.id == record.id
        line = ui.element("button").classes(f"case {row.colour} {'chosen' if chosen else ''}")
        line.props("type=button").on("click", partial(self._open, record.id))
        with line:
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

    def _draw_nothing(self) -> None:
        self._paper.clear()
        with self._paper, box("nothing"):
            ui.icon("thumb_up")
            text(self._desk.say("choose"), "quiet")

    async def _open(self, rectification_id: str) -> None:
        self._chosen = await self._desk.find(rectification_id)
        self._draw_list()
        if self._chosen is None:
            self._draw_nothing()
            return
        self._paper.clear()
        with self._paper:
            await self._file.draw(self._chosen)
