"""The clock board of one open page: red first, then yellow, each with who answers (row F3)."""

from collections.abc import Callable
from functools import partial

from nicegui import ui

from hall_link.wire.base import Language
from hall_link.wire.cases import ActOnCase
from hall_server.kernel.refusals import Refusal
from hall_server.web.desk import Desk
from hall_server.web.manager.board import Section
from hall_server.web.manager.case_panel import CasePanel, ReadFile, draw_finder
from hall_server.web.manager.clock_lines import ICONS, line_html, task_html
from hall_server.web.manager.clocks_view import (
    ClockBoard,
    TaskLine,
    WindowCount,
    clock_board,
)
from hall_server.web.manager.decision_lines import decision_html, loose_html
from hall_server.web.manager.decisions_view import Decision, LooseLine, decisions_for
from hall_server.web.manager.leader import Leader
from hall_server.web.manager.panel import Panel, box, press, text
from hall_server.web.manager.words import say

EVERY_S = 5.0
"""How often the page looks at the clocks: they move by the day, a few by the minute."""

PRESSED = """(press) => {
  const button = press.target.closest("[data-act]");
  if (button) emit([button.dataset.act, button.dataset.case]);
}"""
"""A press anywhere in a list; only one on a button says what to do with which case."""


class ClocksPage:
    """One browser's clock board. `token`: its session, looked at before everything it does."""

    def __init__(self, desk: Desk, token: str, language: Language, read: ReadFile) -> None:
        self._desk = desk
        self._leader = Leader(desk, token, language)
        self._me = self._leader.actor().id
        self._panel = CasePanel(Panel(self._leader, self._show), read)
        self._language = language
        self._window: int | None = None

    def draw(self) -> None:
        """The board as it is now; from then on it keeps itself true."""
        with ui.element("header"):
            with box("hall"):
                self._name = Section(ui.element("div").classes("name"), self._draw_name)
                text(say(self._language, "clocks"), "day")
            self._draw_ways()
        with box("clocks"):
            draw_finder(self._panel, partial(say, self._language))
            self._asked = Section(ui.element("section").classes("asked"), self._draw_asked)
            self._counts = Section(ui.element("section").classes("counts"), self._draw_counts)
            self._windows = Section(ui.element("nav").classes("filter"), self._draw_windows)
            self._loose = Section(ui.element("section").classes("loose"), self._draw_loose)
            self._tasks = Section(ui.element("section").classes("tasks"), self._draw_tasks)
            self._lines = Section(ui.element("section").classes("cases"), self._draw_lines)
        self._show()
        ui.timer(EVERY_S, self._refresh)

    def _draw_ways(self) -> None:
        other = "en" if self._language == "zh" else "zh"
        with ui.element("nav"):
            ui.link(say(self._language, "to-board"), f"/?lang={self._language}")
            ui.link(say(self._language, "other-language"), f"?lang={other}")

    def _refresh(self) -> None:
        try:
            self._leader.actor()
        except Refusal:  # signed out elsewhere, or no leader any more
            ui.navigate.to(f"/sign-in?lang={self._language}")
            return
        self._show()

    def _show(self) -> None:
        board = clock_board(self._leader.hall, self._desk.clock.now(), self._window)
        desk = decisions_for(self._leader.hall, self._me)
        self._name.show(board.name, self._language)
        self._asked.show((desk.count, desk.decisions), self._language)
        self._loose.show(desk.loose, self._language)
        self._counts.show((board.red, board.yellow, board.green), self._language)
        self._windows.show((board.window, board.windows), self._language)
        self._tasks.show(board.tasks, self._language)
        self._lines.show(board, self._language)

    def _draw_name(self, name: object, language: Language) -> None:
        text(self._leader.hall.premises.premises.name.in_language(language))

    def _draw_counts(self, counts: tuple[int, int, int], language: Language) -> None:
        for colour, count in zip(("red", "yellow", "green"), counts, strict=True):
            with box(f"count card {colour if count else 'none'} of-{colour}"):
                ui.icon(ICONS[colour])
                text(str(count), "figure")
                text(say(language, f"clock-{colour}"), "what")

    def _draw_windows(
        self, shown: tuple[int | None, tuple[WindowCount, ...]], language: Language
    ) -> None:
        chosen, windows = shown
        choose = partial(self._choose, None)
        press(say(language, "every-window"), choose, "chip", on=chosen is None)
        for told in windows:
            choose = partial(self._choose, told.window)
            self._draw_window(told, choose, chosen == told.window)

    def _draw_window(self, told: WindowCount, choose: Callable[[], None], on: bool) -> None:
        with press(say(self._language, "window", n=told.window), choose, "chip", on):
            for colour, count in (("red", told.red), ("yellow", told.yellow)):
                if count:
                    with box(f"dot {colour}", "span"):
                        ui.icon(ICONS[colour])
                        text(str(count))

    def _choose(self, window: int | None) -> None:
        self._window = window
        self._show()

    def _draw_lines(self, board: ClockBoard, language: Language) -> None:
        running = board.red + board.yellow + board.green
        with box("title"):
            with ui.element("h2"):
                text(say(language, "clock-list"))
            text(say(language, "clock-list-sum", n=len(board.lines), all=running), "quiet")
        if not board.lines:
            with box("alarm well"):
                ui.icon("check_circle")
                text(say(language, "no-clocks"))
        self._draw_list("".join(line_html(line, language) for line in board.lines))

    def _draw_list(self, rows: str) -> None:
        table = ui.html(rows, sanitize=False).classes("list card")
        table.on("click", lambda pressed: self._pressed(*pressed.args), js_handler=PRESSED)

    async def _pressed(self, act: str, case_id: str) -> None:
        """A button of a line: urged at once, anything else is asked first."""
        if act == "open":
            await self._panel.open(case_id)
        elif act == "urge":
            await self._leader.do(ActOnCase(case_id=case_id, act="urge", print=False))
            self._show()
        else:
            await self._panel.ask(ActOnCase(case_id=case_id, act=act).act, case_id)

    def _draw_asked(self, told: tuple[int, tuple[Decision, ...]], language: Language) -> None:
        count, decisions = told
        with box("title"), ui.element("h2"):
            text(say(language, "decisions"))
            if count:
                text(str(count), "tally")
        if not decisions:
            text(say(language, "no-decisions"), "quiet")
            return
        self._draw_list("".join(decision_html(line, language) for line in decisions))

    def _draw_loose(self, loose: tuple[LooseLine, ...], language: Language) -> None:
        if not loose:
            return
        with box("title"), ui.element("h2"):
            text(say(language, "loose"))
        self._draw_list("".join(loose_html(line, language) for line in loose))

    def _draw_tasks(self, tasks: tuple[TaskLine, ...], language: Language) -> None:
        if not tasks:
            return
        with box("title"), ui.element("h2"):
            text(say(language, "clock-tasks"))
        rows = "".join(task_html(task, language) for task in tasks)
        ui.html(rows, sanitize=False).classes("list card")
