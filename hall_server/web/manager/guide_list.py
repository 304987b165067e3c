"""The page with all items of the guide: finding one, what each still lacks (rows A2, I4)."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_link.wire.guide import ServiceItem
from hall_server.guide.openness import FIELDS, PRESETS, coverage_of, missing_of
from hall_server.guide.search import GuideSearch
from hall_server.hall_file.export import hall_file_of
from hall_server.web.desk import Desk
from hall_server.web.manager.guide_import import ImportDialog
from hall_server.web.manager.guide_save import GuideSaver
from hall_server.web.manager.guide_words import told

MOST_SHOWN = 80
"""Rows drawn at one time; a hall of two thousand items is looked through by typing."""
TABLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class GuideListPage:
    """One browser's list. `token`: its session, looked at before anything is done."""

    def __init__(self, desk: Desk, token: str, language: Language) -> None:
        self._desk = desk
        self._language = language
        self._saver = GuideSaver(desk, token)
        self._search = GuideSearch()
        self._typed = ""
        self._department: str | None = None
        self._lacking: str | None = None

    def draw(self) -> None:
        """Head, figures, the box to type in, the rows."""
        draw_head(self._desk, self._language, told(self._language, "title"))
        with ui.element("div").classes("guide-list"):
            with ui.element("div").classes("guide-top"):
                self._draw_finding()
                self._draw_files()
            self._figures = ui.element("div").classes("card figures")
            self._count = ui.label().classes("quiet count")
            self._rows = ui.element("div").classes("rows")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        self._draw_figures()
        ui.timer(0, self._show, once=True)

    def _draw_finding(self) -> None:
        field = ui.input(placeholder=told(self._language, "search"), on_change=self._type)
        field.props("outlined debounce=200 clearable autofocus").classes("finder")
        departments: dict[Any, str] = {"": told(self._language, "all-departments")}
        for department in self._desk.hub.hall.guide.departments():
            departments[department.id] = department.name.in_language(self._language)
        chooser = ui.select(departments, value="", on_change=self._choose)
        chooser.props("outlined").classes("chooser")

    def _draw_files(self) -> None:
        with ui.element("div").classes("files-row"):
            link_button(f"/guide/new?lang={self._language}", "add", self._say("add"), "main")
            _button("download", self._say("export"), lambda: self._download(True))
            _button("description", self._say("template"), lambda: self._download(False))
            ImportDialog(self._desk, self._saver, self._language, self._refresh).draw_button()

    def _draw_figures(self) -> None:
        hall = self._desk.hub.hall
        openness = hall.premises.premises.casebook.openness
        found = coverage_of(hall.guide.items(), openness)
        self._figures.clear()
        with self._figures:
            preset = PRESETS[openness.preset].name.in_language(self._language)
            with ui.element("div").classes("figures-head"):
                line = self._say(
                    "complete", preset=preset, items=found.items, complete=found.complete
                )
                ui.label(line).classes("what")
                ui.label(self._say("lacking")).classes("quiet")
            with ui.element("div").classes("bar-back"):
                share = 100 * found.complete / max(1, found.items)
                ui.element("i").style(f"width:{share:.1f}%")
            with ui.element("div").classes("chips"):
                for key, count in found.lacking.items():
                    self._chip(key, count)

    def _chip(self, key: str, count: int) -> None:
        looks = "chip" + (" here" if key == self._lacking else "") + (" good" if not count else "")
        with ui.element("button").classes(looks).on("click", lambda: self._only(key)):
            ui.label(FIELDS[key].name.in_language(self._language))
            ui.label(str(count)).classes("n")

    # --- what is asked for ----------------------------------------------------------------------

    async def _type(self, event: Any) -> None:
        self._typed = event.value or ""
        await self._show()

    async def _choose(self, event: Any) -> None:
        self._department = event.value or None
        await self._show()

    async def _only(self, key: str) -> None:
        self._lacking = None if self._lacking == key else key
        self._draw_figures()
        await self._show()

    async def _refresh(self) -> None:
        self._draw_figures()
        await self._show()

    async def _show(self) -> None:
        items = await self._found()
        self._count.set_text(self._say("shown", n=len(items)) if items else self._say("nothing"))
        self._rows.clear()
        with self._rows:
            for item in items[:MOST_SHOWN]:
                self._row(item)
            if len(items) > MOST_SHOWN:
                ui.label(self._say("more", n=len(items) - MOST_SHOWN)).classes("quiet")

    async def _found(self) -> Sequence[ServiceItem]:
        guide = self._desk.hub.hall.guide
        items = guide.items()
        if self._typed.strip():
            find = self._search.find
            departments = guide.departments()
            items = await asyncio.to_thread(find, items, departments, self._typed, len(items))
        openness = self._desk.hub.hall.premises.premises.casebook.openness
        return [
            item
            for item in items
            if self._department in (None, item.department)
            and (self._lacking is None or self._lacking in missing_of(item, openness))
        ]

    def _row(self, item: ServiceItem) -> None:
        premises = self._desk.hub.hall.premises.premises
        gaps = missing_of(item, premises.casebook.openness)
        colours = {d.id: d.colour for d in self._desk.hub.hall.guide.departments()}
        kind = premises.case_kind(item.kind) if item.kind else None
        with ui.link(target=f"/guide/{item.id}?lang={self._language}").classes("row card"):
            ui.element("i").classes("dot").style(f"background:{colours.get(item.department)}")
            ui.label(item.name.in_language(self._language)).classes("what")
            ui.label(kind.name.in_language(self._language) if kind else "").classes("kind")
            names = "、".join(FIELDS[key].name.in_language(self._language) for key in gaps)
            ui.label(names).classes("quiet gaps")
            mark = self._say("gaps", n=len(gaps)) if gaps else self._say("whole")
            ui.label(mark).classes("mark" + ("" if gaps else " good"))
            ui.label(self._say("version", n=item.version)).classes("quiet version")
            ui.icon("chevron_right")

    async def _download(self, filled: bool) -> None:
        from hall_server.hall_file.sheets.write import guide_workbook

        self._saver.actor()
        file = hall_file_of(self._desk.hub.hall.rooms)
        content = await asyncio.to_thread(guide_workbook, file, filled)
        name = "办事指南.xlsx" if filled else "办事指南模板.xlsx"
        ui.download.content(content, name, TABLES)

    def _say(self, key: str, **said: object) -> str:
        return told(self._language, key, **said)


def draw_head(desk: Desk, language: Language, title: str) -> None:
    """The bar at the top, with the ways to the other pages."""
    other = "en" if language == "zh" else "zh"
    with ui.element("header"):
        with ui.element("div").classes("hall"):
            name = desk.hub.hall.premises.premises.name.in_language(language)
            ui.label(name).classes("name")
            ui.label(title)
        with ui.element("nav"):
            ui.link(told(language, "settings"), f"/settings?lang={language}")
            ui.link("English" if language == "zh" else "中文", f"?lang={other}")


def link_button(target: str, icon: str, words: str, looks: str = "") -> None:
    """A link that looks like a button."""
    with ui.link(target=target).classes(f"button {looks}"):
        ui.icon(icon)
        ui.label(words)


def _button(icon: str, words: str, press: Callable[[], Any]) -> None:
    with ui.element("button").classes("plain").on("click", press):
        ui.icon(icon)
        ui.label(words)
