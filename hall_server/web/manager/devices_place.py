"""The fields that say where a device stands: its window, its zone, whether it speaks."""

from typing import Any

from nicegui import ui

from hall_link.wire.board import MAIN_ZONE
from hall_server.devices.create_key import BOUND_TO_WINDOW, Place
from hall_server.devices.tables import Device
from hall_server.web.manager.complaints_parts import Chips
from hall_server.web.manager.devices_desk import DevicesDesk
from hall_server.web.manager.panel import text

NO_WINDOW = 0


class PlaceFields:
    """Drawn into the element that is open; only what the role has. `was`: what is chosen first."""

    def __init__(self, desk: DevicesDesk, role: str, was: Device | None = None) -> None:
        self._desk, self._role, self._was = desk, role, was
        self._window: Any = None
        self._zone: Chips | None = None
        self._speaks: Any = None
        if role in BOUND_TO_WINDOW or role == "display":
            self._draw_window()
        self._zones = ui.element("div").classes("zone-fields")
        if role == "display":
            self._draw_zones()

    def _draw_window(self) -> None:
        windows = {w.number: self._named(w) for w in self._desk.hall.windows.all()}
        if self._role == "display":
            windows = {NO_WINDOW: self._desk.say("no-window"), **windows}
        first = self._was.window if self._was else None
        text(self._desk.say("which-window"), "label")
        self._window = ui.select(
            windows,
            value=first if first in windows else next(iter(windows), None) if windows else None,
            on_change=lambda _: self._show_zones(),
        )
        self._window.props('outlined aria-label="window"').classes("one window-choice")

    def _named(self, window: Any) -> str:
        name = window.name.in_language(self._desk.language)
        return f"{self._desk.say('window', n=window.number)}　{name}"

    def _draw_zones(self) -> None:
        was = self._was
        with self._zones:
            text(self._desk.say("zone"), "label")
            named = [(zone, self._desk.zone_name(zone)) for zone in self._desk.zones()]
            self._zone = Chips(named, (was.zone if was else None) or MAIN_ZONE)
            self._speaks = ui.checkbox(
                self._desk.say("speaks"), value=bool(was and was.speaks)
            ).classes("speaks")
        self._show_zones()

    def _show_zones(self) -> None:
        self._zones.set_visibility(self._number() is None and self._role == "display")

    def _number(self) -> int | None:
        return (self._window.value or None) if self._window is not None else None

    def place(self) -> Place:
        """What is chosen."""
        number = self._number()
        if number is not None or self._zone is None:
            return Place(window=number)
        return Place(zone=self._zone.value, speaks=bool(self._speaks.value))
