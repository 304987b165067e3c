"""The page on which signs, boards, cards and the booklet are chosen and opened (row E7)."""

from typing import Any
from urllib.parse import urlencode

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.prints.catalogue import PRINTS, Print
from hall_server.prints.gather import SERVE
from hall_server.web.desk import Desk
from hall_server.web.manager.guide_list import draw_head
from hall_server.web.manager.layouts_words import told

ICONS = {
    "hanging-sign": "signpost",
    "desk-plate": "change_history",
    "staff-sign": "badge",
    "contact-card": "contact_mail",
    "item-board": "view_list",
    "openness-board": "policy",
    "time-table": "timeline",
    "agency-item-board": "volunteer_activism",
    "whereabouts-board": "where_to_vote",
    "staff-gallery": "groups",
    "handbook": "menu_book",
}
ALL = 0


class PrintsPage:
    """One browser's page."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self._desk, self._language = desk, language

    def draw(self) -> None:
        """Head, and a card for each print."""
        draw_head(self._desk, self._language, told(self._language, "prints"))
        with ui.element("div").classes("prints"):
            ui.label(told(self._language, "prints-about")).classes("quiet")
            self._draw_lacking()
            with ui.element("div").classes("print-cards"):
                for one in PRINTS:
                    self._draw_print(one)
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")

    def _draw_lacking(self) -> None:
        staff = self._desk.hub.hall.staff.all()
        without = [p for p in staff if p.photo is None and SERVE & set(p.roles)]
        if without:
            ui.label(told(self._language, "photos", n=len(without))).classes("quiet")

    def _draw_print(self, one: Print) -> None:
        chosen: dict[str, Any] = {"size": one.sizes[0], "window": ALL}
        with ui.element("div").classes("print-card card").props(f"data-print={one.id}"):
            ui.icon(ICONS[one.id])
            with ui.element("div"):
                ui.label(one.name.in_language(self._language)).classes("what")
                ui.label(one.about.in_language(self._language)).classes("about")
                with ui.element("div").classes("choices"):
                    self._draw_choices(one, chosen)
                link = ui.element("a").classes("button").props("target=_blank")
                link.props(f'href="{_address(one, chosen)}"')
                with link:
                    ui.icon("picture_as_pdf")
                    ui.label(told(self._language, "open"))
        chosen["link"] = link

    def _draw_choices(self, one: Print, chosen: dict[str, Any]) -> None:
        def choose(key: str, value: Any) -> None:
            chosen[key] = value
            chosen["link"].props(f'href="{_address(one, chosen)}"')

        if one.windows:
            which = ui.select(
                self._windows(),
                value=ALL,
                label=told(self._language, "which"),
                on_change=lambda event: choose("window", event.value),
            )
            which.props("outlined dense").classes("which")
        if len(one.sizes) > 1:
            sizes = ui.select(
                list(one.sizes),
                value=one.sizes[0],
                label=told(self._language, "size"),
                on_change=lambda event: choose("size", event.value),
            )
            sizes.props("outlined dense")

    def _windows(self) -> dict[int, str]:
        named = {
            window.number: told(
                self._language,
                "one-window",
                n=window.number,
                name=window.name.in_language(self._language),
            )
            for window in self._desk.hub.hall.windows.all()
        }
        return {ALL: told(self._language, "all-windows"), **named}


def _address(one: Print, chosen: dict[str, Any]) -> str:
    asked = {"size": chosen["size"]}
    if chosen["window"] != ALL:
        asked["window"] = chosen["window"]
    return f"/api/v1/prints/{one.id}.pdf?{urlencode(asked)}"
