"""The live board of one open page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from nicegui import ui

from hall_link.wire.base import Language
from hall_link.wire.printing import ResolveJob
from hall_server.kernel.refusals import Refusal, Unauthorized
from hall_server.kernel.work import Actor
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager import cards
from hall_server.web.manager.alarms import Alarm
from hall_server.web.manager.view import LiveBoard, live_board
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
        self._language = language

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        with ui.element("header"):
            self._hall = Section(ui.element("div").classes("hall"), cards.draw_head)
            self._draw_corner()
        with ui.element("div").classes("board"):
            self._alarms = Section(ui.element("section").classes("alarms"), self._draw_alarms)
            self._queues = Section(ui.element("section").classes("queues"), cards.draw_queues)
            self._windows = Section(ui.element("section").classes("windows"), cards.draw_windows)
            self._devices = Section(ui.element("section").classes("devices"), cards.draw_devices)
        self._show(self._look())
        ui.timer(EVERY_S, self._refresh)

    def _draw_corner(self) -> None:
        other = "en" if self._language == "zh" else "zh"
        with ui.element("nav"):
            if self._person is not None:
                ui.label(self._person.display.in_language(self._language)).classes("person")
            ui.link(say(self._language, "other-language"), f"?lang={other}")
            with ui.element("button").classes("leave") as button:
                ui.label(say(self._language, "leave"))
            button.on("click", js_handler="() => leave()")

    def _look(self) -> LiveBoard:
        return live_board(self._desk.hub, self._desk.healthy(), self._desk.clock.now())

    def _refresh(self) -> None:
        try:
            self._desk.visitor(self._token)
        except Unauthorized:  # signed out elsewhere, or the twelve hours are over
            ui.navigate.to(f"/sign-in?lang={self._language}")
            return
        self._show(self._look())

    def _show(self, board: LiveBoard) -> None:
        self._hall.show(board.head, self._language)
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
                    self._button("reprint", alarm.job)
                    self._button("drop", alarm.job)

    def _button(self, action: Literal["reprint", "drop"], job: str) -> None:
        button = ui.element("button").classes(f"decide {action}")
        button.on("click", lambda: self._resolve(job, action))
        with button:
            ui.label(say(self._language, action))

    async def _resolve(self, job: str, action: Literal["reprint", "drop"]) -> None:
        """A person has decided about a slip; that somebody was quicker is told in words."""
        try:
            actor = self._desk.visitor(self._token)
            await self._desk.perform(actor, ResolveJob(job_id=job, action=action))
            told = say(self._language, "settled")
        except Refusal as refusal:
            told = error_of(refusal.code).message.in_language(self._language)
        ui.notify(told, position="top")
        self._refresh()
