"""The live board of one open page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from nicegui import ui
from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_link.wire.printing import ResolveJob
from hall_link.wire.windows import AnswerHelp
from hall_server.kernel.refusals import Unauthorized
from hall_server.kernel.work import Actor
from hall_server.paper.change_roll import ChangeRoll
from hall_server.paper.print_elsewhere import PrintElsewhere
from hall_server.web.desk import Desk
from hall_server.web.manager import cards
from hall_server.web.manager.alarms import Alarm, Goal
from hall_server.web.manager.day_panel import DayPanel
from hall_server.web.manager.decisions_view import waiting
from hall_server.web.manager.layouts_words import told
from hall_server.web.manager.leader import Leader
from hall_server.web.manager.panel import Panel, press
from hall_server.web.manager.queue_panel import QueuePanel
from hall_server.web.manager.strip import DayStrip
from hall_server.web.manager.strip_bar import draw_error, draw_strip
from hall_server.web.manager.view import LiveBoard, QueueCard, WindowCard, live_board
from hall_server.web.manager.window_panel import WindowPanel
from hall_server.web.manager.words import say

EVERY_S = 1.0
"""How often the page looks at the hall. What has not changed is not drawn again."""

Draw = Callable[[Any, Language], None]


@dataclass
class Section:
    """A part of the page that is drawn again when what it shows has changed."""

    box: ui.element
    draw: Draw
    shown: object = field(default=None)

    def show(self, part: object, language: Language) -> None:
        if part == self.shown:
            return
        self.shown = part
        self.box.clear()
        with self.box:
            self.draw(part, language)


class BoardPage:
    """One browser's page. `token`: its session, which is looked at before everything it does."""

    def __init__(self, desk: Desk, token: str, actor: Actor, language: Language) -> None:
        self._desk = desk
        self._token = token
        self._person = desk.hub.hall.staff.find(actor.id)
        self._role = actor.role
        self._me = actor.id
        self._language = language
        self._panel = Panel(Leader(desk, token, language), self._refresh)

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        with ui.element("header"):
            self._hall = Section(ui.element("div").classes("hall"), cards.draw_head)
            self._draw_corner()
        self._strip = Section(ui.element("div").classes("strip"), self._draw_strip)
        with ui.element("div").classes("board"):
            self._alarms = Section(ui.element("section").classes("alarms"), self._draw_alarms)
            with ui.element("section").classes("queues"):
                self._queues = Section(ui.element("div"), self._draw_queues)
                self._error = Section(ui.element("p").classes("error"), draw_error)
            self._windows = Section(ui.element("section").classes("windows"), self._draw_windows)
            self._devices = Section(ui.element("section").classes("devices"), cards.draw_devices)
        self._show(self._look())
        ui.timer(EVERY_S, self._refresh)

    def _draw_corner(self) -> None:
        other = "en" if self._language == "zh" else "zh"
        with ui.element("nav"):
            if self._person is not None:
                ui.label(self._person.display.in_language(self._language)).classes("person")
            if self._person is not None and "administrator" in self._person.roles:
                ui.link(say(self._language, "settings"), f"/settings?lang={self._language}")
            self._draw_ways()
            ui.link(say(self._language, "other-language"), f"?lang={other}")
            with ui.element("button").classes("leave") as button:
                ui.label(say(self._language, "leave"))
            button.on("click", js_handler="() => leave()")

    def _draw_ways(self) -> None:
        """To the clocks, the office for complaints and the guide desk, and for administrators to
        the settings."""
        self._asked = Section(ui.element("span"), self._draw_clocks)
        ui.link(say(self._language, "complaints"), f"/complaints?lang={self._language}")
        ui.link(say(self._language, "ratings"), f"/ratings?lang={self._language}")
        ui.link(say(self._language, "registers"), f"/registers?lang={self._language}")
        ui.link(say(self._language, "service-requests"), f"/requests?lang={self._language}")
        ui.link(told(self._language, "prints"), f"/prints?lang={self._language}")
        with ui.element("a").props('href="/guide-desk"'):
            ui.label(say(self._language, "guide-desk"))
        if self._role == "administrator":
            ui.link(say(self._language, "to-devices"), f"/devices?lang={self._language}")
            ui.link(say(self._language, "to-erasing"), f"/erasing?lang={self._language}")
            ui.link(say(self._language, "to-settings"), f"/settings?lang={self._language}")

    def _draw_clocks(self, count: int, language: Language) -> None:
        """How many cases wait for a leader stands beside the way to them."""
        words = say(language, "clocks") + (f"（{count}）" if count else "")
        ui.link(words, f"/clocks?lang={language}")

    def _look(self) -> LiveBoard:
        desk = self._desk
        now = desk.clock.now()
        return live_board(desk.hub, desk.healthy(), now, self._me, desk.faults())

    def _refresh(self) -> None:
        try:
            self._desk.visitor(self._token)
        except Unauthorized:  # signed out elsewhere, or the twelve hours are over
            ui.navigate.to(f"/sign-in?lang={self._language}")
            return
        self._show(self._look())

    def _show(self, board: LiveBoard) -> None:
        self._hall.show(board.head, self._language)
        self._asked.show(waiting(self._desk.hub.hall), self._language)
        self._strip.show(board.strip, self._language)
        self._error.show(board.error, self._language)
        self._alarms.show(board.alarms, self._language)
        self._queues.show(board.queues, self._language)
        self._windows.show(board.windows, self._language)
        self._devices.show(board.devices, self._language)

    def _draw_alarms(self, alarms: tuple[Alarm, ...], language: Language) -> None:
        if not alarms:
            cards.draw_all_well(language)
        for alarm in alarms:
            with cards.alarm_card(alarm, language):
                if alarm.job is not None:
                    self._settle("reprint", ResolveJob(job_id=alarm.job, action="reprint"))
                    self._settle("drop", ResolveJob(job_id=alarm.job, action="drop"))
                elif alarm.printer is not None:
                    self._settle("roll-changed", ChangeRoll(printer=alarm.printer))
                elif alarm.stranded is not None:
                    self._settle("elsewhere", PrintElsewhere(printer=alarm.stranded))
                elif alarm.goal is not None and alarm.goal.kind == "help":
                    self._settle("answered", AnswerHelp(help_id=alarm.goal.name))
                elif alarm.goal is not None:
                    press(say(language, "look"), partial(self._open, alarm.goal), "decide")

    def _settle(self, key: str, command: BaseModel) -> None:
        """A button that decides at once; that somebody was quicker is told in words."""
        press(say(self._language, key), partial(self._panel.do, command), f"decide {key}")

    def _draw_queues(self, queues: tuple[QueueCard, ...], language: Language) -> None:
        cards.draw_queues(queues, language, self._open)

    def _draw_windows(self, windows: tuple[WindowCard, ...], language: Language) -> None:
        cards.draw_windows(windows, language, self._open)

    def _draw_strip(self, strip: DayStrip, language: Language) -> None:
        draw_strip(strip, language, lambda page: self._open(Goal("page", page)))

    def _open(self, goal: Goal) -> None:
        """The panel of what was pressed."""
        if goal.kind == "window":
            WindowPanel(self._panel, int(goal.name)).open()
        elif goal.kind == "queue":
            QueuePanel(self._panel, goal.name).open()
        else:
            day = DayPanel(self._panel)
            pages: dict[str, Callable[[], None]] = {
                "hours": day.hours,
                "duty": day.duty,
                "opening": partial(day.routine, "opening"),
                "closing": partial(day.routine, "closing"),
                "tests": day.tests,
                "sheet": day.sheet,
                "date": day.clock,
                "clocks": lambda: ui.navigate.to(f"/clocks?lang={self._language}"),
                "complaints": lambda: ui.navigate.to(f"/complaints?lang={self._language}"),
                "ratings": lambda: ui.navigate.to(f"/ratings?lang={self._language}"),
                "requests": lambda: ui.navigate.to(f"/requests?lang={self._language}"),
            }
            pages[goal.name]()
