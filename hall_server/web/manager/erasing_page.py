"""The administrator's page on which people's data is erased at their wish (row K4)."""

from pathlib import Path
from typing import get_args

from nicegui import ui

from hall_server.erasures.matters import Matter, MatterBook, Part, What
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import Chips, Sheet, draw_head, line
from hall_server.web.manager.erasing_desk import ErasingDesk
from hall_server.web.manager.erasing_words import PLACES
from hall_server.web.manager.page import Visit, add_page, administers
from hall_server.web.manager.panel import box, press, text

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "erasing.css").read_text(encoding="utf-8")
PATH = "/erasing"
ASKED_FOR = tuple(what for what in get_args(What) if what != "stray")
"""Nobody asks for a ticket nobody knows: it goes by itself."""


def add_erasing_page(desk: Desk, book: MatterBook) -> None:
    """Adds `/erasing`, for administrators."""

    def erasing(visit: Visit) -> ErasingPage:
        return ErasingPage(ErasingDesk(desk, book, visit.token, visit.language))

    add_page(desk, PATH, administers, erasing, STYLE)


class ErasingPage:
    """One browser's page."""

    def __init__(self, desk: ErasingDesk) -> None:
        self._desk = desk

    def draw(self) -> None:
        """What is looked for at the left, what was found at the right."""
        desk = self._desk
        ways = [
            (desk.say("to-board"), f"/manager/?lang={desk.language}"),
            (desk.say("to-settings"), f"/manager/settings?lang={desk.language}"),
        ]
        draw_head(desk, desk.say("title"), *ways)
        self._sheet = Sheet(desk.say("close"))
        with box("erasing-page"):
            with box("look card"):
                self._draw_look()
            self._found = ui.element("div").classes("found card")
        with self._found:
            text(desk.say("nothing-yet"), "quiet empty")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")

    def _draw_look(self) -> None:
        desk = self._desk
        with ui.element("h2"):
            text(desk.say("look"))
        text(desk.say("look-how"), "quiet how")
        text(desk.say("what"), "label")
        kinds = [(what, desk.say(f"kind-{what}")) for what in ASKED_FOR]
        self._what = Chips(kinds, ASKED_FOR[0], self._tell_hint)
        self._number = line(desk.say("number"), 40, "number")
        self._number.on("keydown.enter", self._find)
        self._hint = ui.label().classes("quiet hint")
        self._tell_hint()
        press(desk.say("find"), self._find, "main")

    def _tell_hint(self) -> None:
        self._hint.text = self._desk.say(f"hint-{self._what.value}")

    async def _find(self) -> None:
        number = str(self._number.value or "").strip()
        if not number:
            self._desk.remind("number-needed")
            return
        found = await self._desk.find(self._what.value, number)
        if found is not None:
            await self._show(found)

    async def _show(self, matter: Matter) -> None:
        desk = self._desk
        parts = await desk.parts(matter)
        self._found.clear()
        with self._found:
            with ui.element("h2"):
                kind = desk.say(f"kind-{matter.what}")
                text(desk.say("heading", kind=kind, number=matter.number))
            state, level = _state_of(matter, parts)
            with box(f"state {level}"):
                ui.icon("check_circle" if level == "good" else "info")
                text(desk.say(state))
            if parts:
                text(desk.say("goes" if matter.over else "holds"), "label")
                self._draw_parts(parts)
            if parts and matter.over:
                press(desk.say("erase"), lambda: self._ask(matter), "main grave")

    def _draw_parts(self, parts: list[Part]) -> None:
        desk = self._desk
        with box("parts"):
            for part in parts:
                with ui.element("div").classes("part").props(f'data-place="{part.place}"'):
                    text(PLACES[part.place].in_language(desk.language), "what")
                    rows = desk.say("rows", count=part.count, letters=part.letters)
                    text(part.shown if part.shown and part.count == 1 else rows, "told")
        text(desk.say("stays"), "quiet")

    def _ask(self, matter: Matter) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("erase")):
            text(desk.say("ask"), "sentence")
            text(desk.say("again", number=matter.number), "quiet")
            again = line(desk.say("number"), 40, "again")

            async def go() -> None:
                if str(again.value or "").strip() != matter.number:
                    desk.remind("other-number")
                elif await desk.erase(matter):
                    self._sheet.close()
                    await self._show(matter)

            with box("buttons"):
                press(desk.say("yes"), go, "main erase-yes")
                press(desk.say("keep"), self._sheet.close, "plain")


def _state_of(matter: Matter, parts: list[Part]) -> tuple[str, str]:
    if not parts:
        return "empty", "off"
    return ("over", "good") if matter.over else ("not-over", "bad")
