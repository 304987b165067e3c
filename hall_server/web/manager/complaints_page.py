"""The page of the office for complaints: what waits, a file, the registers (rows A10, H5, H6)."""

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.tables import Complaint
from hall_server.complaints.views import Row, Tally
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_desk import ComplaintDesk, Dossier
from hall_server.web.manager.complaints_entry import draw_entry
from hall_server.web.manager.complaints_file import ComplaintFile, clock_words
from hall_server.web.manager.complaints_parts import draw_head
from hall_server.web.manager.complaints_registers import draw_registers
from hall_server.web.manager.inbox import InboxPage, View
from hall_server.web.manager.panel import box, press, text


class ComplaintsPage(InboxPage[Complaint, Row, Dossier]):
    """One browser's page."""

    def __init__(self, desk: Desk, book: ComplaintBook, token: str, language: Language) -> None:
        self._desk = ComplaintDesk(desk, book, token, language)
        super().__init__(self._desk)

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        desk = self._desk
        ways = [(desk.say("to-board"), f"/manager/?lang={desk.language}")] if desk.leads() else []
        ways.append((desk.say("ratings"), f"/manager/ratings?lang={desk.language}"))
        if desk.leads():
            ways.append((desk.say("requests"), f"/manager/requests?lang={desk.language}"))
        draw_head(desk, desk.say("title"), *ways)
        self.draw_frame()
        self._file = ComplaintFile(desk, self.sheet, self.refresh)
        self.keep()

    # --- the list -----------------------------------------------------------------------------

    def draw_bar(self, view: View[Row, Dossier]) -> None:
        self._draw_tally(view.bar.tally, view.bar.handles)
        self.draw_doors(view)
        if view.bar.handles:
            with box("chips doors"):
                press(self._desk.say("new"), self._enter, "chip new")
                press(self._desk.say("registers"), self._registers, "chip")

    def _draw_tally(self, tally: Tally, handles: bool) -> None:
        desk = self._desk
        with box(f"tally {'bad' if tally.red else ''}"):
            told = {"red": tally.red, "yellow": tally.yellow, "green": tally.green}
            text(desk.say("tally", n=tally.waiting, **told), "what")
            text(desk.say("secret" if handles else "counts-only"), "quiet")
            if tally.stuck:
                text(desk.say("stuck", n=tally.stuck), "stuck")

    def draw_rows(self, view: View[Row, Dossier]) -> None:
        for row in view.rows:
            readable = row.opens or row.what in ("praise", "suggestion")
            with self.draw_line(row.colour, row.id, readable):
                self._draw_row(row)

    def _draw_row(self, row: Row) -> None:
        desk = self._desk
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
                told += [desk.say(f"category-{row.category}"), desk.say(f"channel-{row.channel}")]
            text(" · ".join(told), "quiet")
            if row.opens:
                mine = row.handler == desk.me
                who = desk.say("mine") if mine else desk.name_of(row.handler)
                text(who or desk.say("nobody"), "mine" if mine else "quiet")

    # --- a file, the registers, a new one -----------------------------------------------------

    def draw_file(self, file: Dossier) -> None:
        self._file.draw(file)

    def forget(self) -> None:
        super().forget()
        self._file.forget()

    def _enter(self) -> None:
        draw_entry(self._desk, self.sheet, self.refresh)

    def _registers(self) -> None:
        draw_registers(self._desk, self.sheet)
