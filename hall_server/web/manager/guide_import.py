"""Importing a workbook in the browser: what it would change, every fault, then the doing."""

import asyncio
import base64
import binascii
from collections.abc import Awaitable, Callable
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.sheets.columns import ITEMS, PAPERS, STEPS
from hall_server.hall_file.sheets.merge import Import, merged
from hall_server.hall_file.sheets.read import MOST_BYTES, SheetFault, Unreadable, read_sheets
from hall_server.kernel.refusals import Refusal
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.admin_changes import change_lines
from hall_server.web.manager.admin_say import fault_words
from hall_server.web.manager.guide_save import GuideSaver
from hall_server.web.manager.guide_words import told

MOST_TOLD = 200


class ImportDialog:
    """The button, the pieces of the file as they come, and the dialog that asks."""

    def __init__(
        self,
        desk: Desk,
        saver: GuideSaver,
        language: Language,
        done: Callable[[], Awaitable[None]],
    ) -> None:
        self._desk = desk
        self._saver = saver
        self._language = language
        self._done = done
        self._pieces: list[bytes] = []

    def draw_button(self) -> None:
        """A label that opens the browser's own chooser."""
        with ui.element("label").classes("plain upload"):
            ui.icon("upload")
            ui.label(self._say("import"))
            chooser = ui.element("input").props("type=file accept=.xlsx,.csv")
            chooser.on("change", js_handler="(e) => hallSheet(e.target)")
        ui.on("guide_sheet", lambda event: self._take(event.args))

    async def _take(self, piece: Any) -> None:
        """Pieces come in order; anything else is thrown away."""
        try:
            number, of = int(piece["n"]), int(piece["of"])
            data = base64.b64decode(piece["data"], validate=True)
        except (KeyError, TypeError, ValueError, binascii.Error):
            return
        if number == 0:
            self._pieces = []
        if number != len(self._pieces) or sum(map(len, self._pieces)) > MOST_BYTES or not of:
            ui.notify(self._say("too-large"), type="negative", position="top")
            return
        self._pieces.append(data)
        if number == of - 1:
            content, self._pieces = b"".join(self._pieces), []
            await self._look(content)

    async def _look(self, content: bytes) -> None:
        try:
            self._saver.actor()
            before = self._saver.now()
            found = await asyncio.to_thread(_read, before, content)
        except Refusal as refusal:
            self._tell(error_of(refusal.code).message.in_language(self._language))
        except Unreadable as error:
            self._tell(str(error))
        else:
            self._show(before, found)

    def _show(self, before: HallFile, found: Import) -> None:
        with ui.dialog() as dialog, ui.element("div").classes("dialog card review"):
            ui.label(self._say("import-head")).classes("head")
            read = [found.read.get(sheet, 0) for sheet in (ITEMS, PAPERS, STEPS)]
            line = self._say("import-read", items=read[0], papers=read[1], steps=read[2])
            ui.label(line).classes("quiet")
            changes = change_lines(self._language, before, found.file) if found.file else []
            if found.faults:
                self._faults(found.faults)
            elif not changes:
                ui.label(self._say("import-none"))
            for _, lines in changes:
                _listed(lines)
            with ui.element("div").classes("buttons"):
                self._button("close", dialog.close, "")
                if changes and found.file is not None:
                    file = found.file
                    self._button("import-do", lambda: self._apply(file, before, dialog), "main")
        dialog.open()

    def _faults(self, faults: list[SheetFault]) -> None:
        ui.label(self._say("import-faults", n=len(faults))).classes("what bad")
        _listed([str(_in_words(self._language, fault)) for fault in faults])

    async def _apply(self, file: HallFile, before: HallFile, dialog: ui.dialog) -> None:
        dialog.close()
        try:
            await self._saver.save(file, before)
        except Refusal as refusal:
            self._tell(error_of(refusal.code).message.in_language(self._language))
            return
        ui.notify(self._say("imported"), type="positive", position="top")
        await self._done()

    def _tell(self, words: str) -> None:
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(self._say("hindered")).classes("head")
            ui.label(words)
            with ui.element("div").classes("buttons"):
                self._button("close", dialog.close, "main")
        dialog.open()

    def _button(self, key: str, press: Callable[[], Any], looks: str) -> None:
        with ui.element("button").classes(looks).on("click", press):
            ui.label(self._say(key))

    def _say(self, key: str, **said: object) -> str:
        return told(self._language, key, **said)


def _read(before: HallFile, content: bytes) -> Import:
    return merged(before, read_sheets(content))


def _in_words(language: Language, fault: SheetFault) -> SheetFault:
    return fault._replace(message=fault_words(language, fault.message))


def _listed(lines: list[str]) -> None:
    with ui.element("ul"):
        for line in lines[:MOST_TOLD]:
            with ui.element("li"):
                ui.label(line)
        if len(lines) > MOST_TOLD:
            with ui.element("li"):
                ui.label(f"… {len(lines) - MOST_TOLD}")
