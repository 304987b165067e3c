"""The page of the office for complaints: what waits, a file, the registers (rows A10, H5, H6)."""

from functools import partial
from typing import Literal

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.secrecy import ROLE
from hall_server.complaints.tables import Complaint
from hall_server.complaints.views import Row, Tally
from hall_server.kernel.refusals import Unauthorized
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_desk import ComplaintDesk
from hall_server.web.manager.complaints_entry import draw_entry
from hall_server.web.manager.complaints_file import ComplaintFile, clock_words
from hall_server.web.manager.complaints_parts import Sheet, draw_head
from hall_server.web.manager.complaints_registers import draw_registers
from hall_server.web.manager.panel import box, press, text

EVERY_S = 2.0
Shown = Literal["open", "closed"]


class ComplaintsPage:
    """One browser's page."""

    def __init__(self, desk: Desk, book: ComplaintBook, token: str, language: Language) -> None:
        self._desk = ComplaintDesk(desk, book, token, language)
        self._show: Shown = "open"
        self._chosen: Complaint | None = None
        self._rows: list[Row] | None = None
        self._tally: Tally | None = None

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        desk = self._desk
        self._handles = self._is_handler()
        ways = [(desk.say("to-board"), f"/manager/?lang={desk.language}")] if desk.leads() else []
        ways.append((desk.say("ratings"), f"/manager/ratings?lang={desk.language}"))
        if desk.leads():
            ways.append((desk.say("requests"), f"/manager/requests?lang={desk.language}"))
        draw_head(desk, desk.say("title"), *ways)
        self._sheet = Sheet(desk.say("close-panel"))
        self._file = ComplaintFile(desk, self._sheet, self._refresh_all)
        with box("office"):
            with box("inbox"):
                self._bar = ui.element("div")
                self._list = ui.element("div").classes("rows-list")
            self._paper = ui.element("div").classes("file card")
        ui.timer(0, self._refresh_all, once=True)
        ui.timer(EVERY_S, self._refresh)

    def _is_handler(self) -> bool:
        person = self._desk.hall.staff.find(self._desk.me)
        rows = self._desk.open_rows()
        return (person is not None and ROLE in person.roles) or any(row.opens for row in rows)

    # --- keeping true -------------------------------------------------------------------------

    async def _refresh(self) -> None:
        try:
            rows = await self._look()
        except Unauthorized:
            ui.navigate.to(f"/sign-in?lang={self._desk.language}")
            return
        tally = self._desk.tally()
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
        assert self._rows is not None
        assert self._tally is not None
        self._bar.clear()
        with self._bar:
            self._draw_tally(self._tally)
            self._draw_doors()
        self._list.clear()
        with self._list:
            if not self._rows:
                text(self._desk.say(f"nothing-{self._show}"), "quiet empty")
            for row in self._rows:
                self._draw_row(row)

    def _draw_tally(self, tally: Tally) -> None:
        desk = self._desk
        with box(f"tally {'bad' if tally.red else ''}"):
            told = {"red": tally.red, "yellow": tally.yellow, "green": tally.green}
            text(desk.say("tally", n=tally.waiting, **told), "what")
            text(desk.say("secret" if self._handles else "counts-only"), "quiet")
            if tally.stuck:
                text(desk.say("stuck", n=tally.stuck), "stuck")

    def _draw_doors(self) -> None:
        with box("chips doors"):
            for show in ("open", "closed"):
                press(self._desk.say(show), partial(self._turn, show), "chip", show == self._show)
        if self._handles:
            with box("chips doors"):
                press(self._desk.say("new"), self._enter, "chip new")
                press(self._desk.say("registers"), self._registers, "chip")

    async def _turn(self, show: Shown) -> None:
        self._show = show
        await self._refresh_all()

    def _draw_row(self, row: Row) -> None:
        desk = self._desk
        readable = row.opens or row.what in ("praise", "suggestion")
        chosen = self._chosen is not None and self._chosen.id == row.id
        tag = "button" if readable else "div"
        line = ui.element(tag).classes(f"case {row.colour} {'chosen' if chosen else ''}")
        if readable:
            line.props("type=button").on("click", partial(self._open, row.id))
        with line:
            with box("first"):
                text(row.number, "number")
                text(desk.say(f"what-{row.what}"), f"tag {row.what}")
                if row.people > 1:
                    text(desk.say("people", n=row.people), "tag group")
                if row.colour != "grey":
                    text(clock_words(desk, row.colour, row.left), f"due {row.colour}")
            with box("second"):
                told = [desk.say(f"state-{row.state}")]
                if row.opens:
                    told += [
                        desk.say(f"category-{row.category}"),
                        desk.say(f"channel-{row.channel}"),
                    ]
                text(" · ".join(told), "quiet")
                if row.opens:
                    mine = row.handler == desk.me
                    who = desk.say("mine") if mine else desk.name_of(row.handler)
                    text(who or desk.say("nobody"), "mine" if mine else "quiet")

    # --- a file, the registers, a new one -----------------------------------------------------

    def _draw_nothing(self) -> None:
        self._paper.clear()
        with self._paper, box("nothing"):
            ui.icon("drafts")
            text(self._desk.say("choose"), "quiet")

    async def _open(self, complaint_id: str) -> None:
        self._chosen = await self._desk.find(complaint_id)
        if self._rows is not None:
            self._draw_list()
        if self._chosen is None:
            self._draw_nothing()
            return
        self._paper.clear()
        with self._paper:
            await self._file.draw(self._chosen)

    def _enter(self) -> None:
        draw_entry(self._desk, self._sheet, self._refresh_all)

    def _registers(self) -> None:
        draw_registers(self._desk, self._sheet)
