"""A page with a list at the left and one file at the right: complaints, bad ratings.

The database is read when somebody presses something, and of the open file when a record changed.
"""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, Literal

from nicegui import ui

from hall_server.web.manager.complaints_parts import Sheet
from hall_server.web.manager.inbox_desk import File, InboxDesk, Record, Row
from hall_server.web.manager.inbox_kept import KeptPage
from hall_server.web.manager.panel import box, press, text

Shown = Literal["open", "closed"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants to look at, from the press on."""

    show: Shown = "open"
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class View(Generic[Row, File]):
    """All that is shown at one time."""

    wanted: Wanted
    rows: list[Row]
    bar: Any
    file: File | None


class InboxPage(KeptPage, Generic[Record, Row, File]):
    """One browser's page. Of several presses only the last is drawn, whichever was read first."""

    nothing = "drafts"
    """The picture where no file is open."""

    def __init__(self, desk: InboxDesk[Record, Row, File]) -> None:
        super().__init__(desk)
        self._inbox = desk
        self._want = Wanted()
        self._view: View[Row, File] | None = None
        self._closed: list[Record] | None = None
        self._latest = 0
        self._reading = 0

    # --- what a page draws --------------------------------------------------------------------

    @abstractmethod
    def draw_bar(self, view: View[Row, File]) -> None:
        """What stands over the list."""

    @abstractmethod
    def draw_rows(self, view: View[Row, File]) -> None:
        """The list, unless it is empty."""

    @abstractmethod
    def draw_file(self, file: File) -> None:
        """The file at the right."""

    # --- what somebody presses ----------------------------------------------------------------

    async def open(self, record_id: str) -> None:
        """Opens a file."""
        self._want = replace(self._want, chosen=record_id)
        await self._show()

    async def turn(self, show: Shown) -> None:
        """Turns to what waits, or to what was closed."""
        self._want = replace(self._want, show=show)
        await self.refresh()

    async def refresh(self) -> None:
        """All of it anew: after a turn, and after everything this person has done."""
        self._closed = self._view = None
        await self._show()

    # --- keeping true -------------------------------------------------------------------------

    async def tick(self) -> None:
        if self.stays() and not self._reading and self._is_changed():
            await self._show()

    async def _show(self) -> None:
        self._latest += 1
        mine, want = self._latest, self._want
        seq, face = self._inbox.desk.hub.seq, self._inbox.face()
        self._reading += 1
        try:
            closed = await self._list_of(want)
            file = await self._inbox.read_file(want.chosen) if want.chosen else None
        finally:
            self._reading -= 1
        if mine != self._latest or not self.stays():
            return
        self._seq, self._face, self._closed = seq, face, closed
        file = self._inbox.seen(file) if file is not None else None
        self._draw(View(want, self._inbox.rows(closed), self._inbox.bar(), file))

    async def _list_of(self, want: Wanted) -> list[Record] | None:
        if want.show == "open":
            return None
        return await self._inbox.read_closed() if self._closed is None else self._closed

    # --- drawing ------------------------------------------------------------------------------

    def draw_frame(self) -> None:
        """The empty page below its head."""
        self.sheet = Sheet(self._inbox.say("close-panel"))
        with box("office"):
            with box("inbox"):
                self._bar = ui.element("div")
                self._list = ui.element("div").classes("rows-list")
            self._paper = ui.element("div").classes("file card")

    def forget(self) -> None:
        self._view, self._want, self._closed = None, Wanted(), None
        self.sheet.forget()
        for part in (self._bar, self._list, self._paper):
            part.clear()

    def draw_doors(self, view: View[Row, File]) -> None:
        """The two tabs."""
        shows: tuple[Shown, ...] = ("open", "closed")
        with box("chips doors"):
            for show in shows:
                go = partial(self.turn, show)
                press(self._inbox.say(show), go, "chip", show == view.wanted.show)

    def draw_line(self, colour: str, record_id: str, go: bool = True) -> ui.element:
        """A row to draw in; `go`: a press opens the file."""
        chosen = self._want.chosen == record_id
        line = ui.element("button" if go else "div")
        line.classes(f"case {colour} {'chosen' if chosen else ''}")
        if go:
            line.props("type=button").on("click", partial(self.open, record_id))
        return line

    def redraw_list(self) -> None:
        """The same list again, where only what is left out of it changed."""
        if self._view is not None:
            self._draw_list(self._view)

    def _draw(self, view: View[Row, File]) -> None:
        before, self._view = self._view, view
        if view.file is None:
            self._want = replace(self._want, chosen=None)
        if before is None or replace(before, file=None) != replace(view, file=None):
            self._draw_list(view)
        if before is None or before.file != view.file:
            self._draw_paper(view.file)

    def _draw_list(self, view: View[Row, File]) -> None:
        self._refill(self._bar, partial(self.draw_bar, view))
        self._refill(self._list, partial(self._draw_rows, view))

    def _draw_rows(self, view: View[Row, File]) -> None:
        if view.rows:
            self.draw_rows(view)
        else:
            text(self._inbox.say(f"nothing-{view.wanted.show}"), "quiet empty")

    def _draw_paper(self, file: File | None) -> None:
        draw = self._draw_nothing if file is None else partial(self.draw_file, file)
        self._refill(self._paper, draw)

    def _draw_nothing(self) -> None:
        with box("nothing"):
            ui.icon(self.nothing)
            text(self._inbox.say("choose"), "quiet")

    def _refill(self, part: ui.element, draw: Callable[[], None]) -> None:
        part.clear()
        with part:
            draw()
