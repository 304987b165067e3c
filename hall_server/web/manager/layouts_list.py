"""The page with every form, by group (row E4)."""

from typing import Any

from nicegui import ui

from hall_link.wire.base import Language, Words
from hall_server.documents.forms import Form, all_forms
from hall_server.web.desk import Desk
from hall_server.web.manager.guide_list import draw_head
from hall_server.web.manager.layouts_ticket_words import TEXTS as TICKET
from hall_server.web.manager.layouts_words import GROUPS, told


class LayoutsPage:
    """One browser's list."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self._desk, self._language = desk, language

    def draw(self) -> None:
        """Head, a box to type in, the forms."""
        draw_head(self._desk, self._language, told(self._language, "title"))
        with ui.element("div").classes("layouts"):
            ui.label(told(self._language, "about")).classes("quiet")
            finder = ui.input(placeholder=told(self._language, "find"), on_change=self._find)
            finder.props("outlined debounce=200 clearable").classes("finder")
            self._groups = ui.element("div").classes("layouts-groups")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        self._draw_forms("")

    def _find(self, event: Any) -> None:
        self._draw_forms((event.value or "").strip().lower())

    def _draw_forms(self, typed: str) -> None:
        found = [form for form in all_forms() if _named(form, typed)]
        self._groups.clear()
        with self._groups:
            if not typed or any(typed in said.lower() for said in dict(TICKET["title"]).values()):
                self._draw_ticket()
            elif not found:
                ui.label(told(self._language, "none"))
            for group, name in GROUPS.items():
                forms = [form for form in found if form.group == group]
                if forms:
                    with ui.element("h2"):
                        ui.label(name.in_language(self._language))
                    with ui.element("div").classes("forms"):
                        for form in forms:
                            self._draw_form(form)

    def _draw_form(self, form: Form) -> None:
        own = form.id in self._desk.hub.hall.premises.premises.layouts
        self._draw_card(form.id, form.name, own)

    def _draw_ticket(self) -> None:
        """The paper everybody gets stands above all others."""
        with ui.element("div").classes("forms"):
            own = bool(self._desk.hub.hall.premises.premises.ticket)
            self._draw_card("ticket", TICKET["title"], own)

    def _draw_card(self, page: str, name: Words, own: bool) -> None:
        with ui.link(target=f"/layouts/{page}?lang={self._language}").classes("form card"):
            ui.label(name.in_language(self._language)).classes("what")
            if own:
                ui.label(told(self._language, "own")).classes("own")
            else:
                ui.label(told(self._language, "standard")).classes("quiet")


def _named(form: Form, typed: str) -> bool:
    return not typed or any(typed in told.lower() for told in (form.name.zh, form.name.en, form.id))
