"""What every page has on which something is edited: its words, its buttons, how a no is told."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.kernel.refusals import Refusal
from hall_server.web.errors import error_of


class Editing:
    """A page with a bar of changes at its foot. Nothing typed is lost by a refusal."""

    go_on = "go-on"
    """The key of the words that lead back from a refusal."""

    _bar: ui.element

    def __init__(self, language: Language, told: Callable[..., str]) -> None:
        self._language = language
        self._told_in = told

    def _say(self, key: str, **said: object) -> str:
        return self._told_in(self._language, key, **said)

    def _button(self, key: str, press: Callable[[], Any], looks: str) -> ui.element:
        button = ui.element("button").props("type=button").classes(looks).on("click", press)
        with button:
            ui.label(self._say(key))
        return button

    def _refused(self, refusal: Refusal) -> None:
        """Tells in words why it was not saved."""
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(self._say("hindered")).classes("head")
            with ui.element("p").classes("hindrance"):
                ui.icon("error")
                ui.label(error_of(refusal.code).message.in_language(self._language))
            with ui.element("div").classes("buttons"):
                self._button(self.go_on, dialog.close, "")
                if refusal.code == "changed-meanwhile":
                    self._button("reload", self._discard, "main")
        dialog.open()

    def _discard(self) -> None:
        self._bar.classes(add="idle")  # so that the browser does not ask whether to leave
        ui.navigate.reload()


class LayoutEditing(Editing, ABC):
    """A page on which one paper's layout is edited, with a standard it can go back to."""

    def _show_changes(self, changed: bool, standard: bool, faulty: bool) -> None:
        """The bar, as what is on the page stands to what was kept and to the standard."""
        self._bar.classes(add="" if changed else "idle", remove="idle" if changed else "")
        self._bar.clear()
        with self._bar:
            ui.label(self._say("changed" if changed else "no-change")).classes("what")
            with ui.element("div").classes("buttons"):
                if not standard:
                    self._button("to-standard", self._to_standard, "")
                if changed:
                    self._button("discard", self._discard, "")
                    save = self._button("save", self._save, "main")
                    save.props("disabled" if faulty else "")

    @abstractmethod
    def _to_standard(self) -> None:
        """Back to how the paper comes with the program; not saved yet."""

    @abstractmethod
    async def _save(self) -> None:
        """Into the hall; a refusal is told in words."""
