"""The page on which the layout of one form is written, shown while it is (row E4)."""

import asyncio
import json
from base64 import b64encode
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_link.wire.slips import DocumentSlip
from hall_server.documents.forms import Form, FormField, common_fields
from hall_server.documents.layout import LayoutFault, LayoutFaults
from hall_server.documents.preview import sample_slip
from hall_server.kernel.refusals import Refusal
from hall_server.web.desk import Desk
from hall_server.web.layout_api import drawn_pages
from hall_server.web.manager.guide_list import draw_head, link_button
from hall_server.web.manager.guide_save import GuideSaver
from hall_server.web.manager.layouts_dialogs import LayoutEditing
from hall_server.web.manager.layouts_save import own_layout, save_layout
from hall_server.web.manager.layouts_slip import slip_html
from hall_server.web.manager.layouts_words import LINES, fault_told, told

MOST_SIGNS = 6000
"""As long as a layout may be; see `LayoutTrial`."""


class LayoutPage(LayoutEditing):
    """One browser's page of one form. `token`: its session, looked at before anything is saved."""

    def __init__(self, desk: Desk, token: str, language: Language, form: Form) -> None:
        super().__init__(language, told)
        self._desk, self._form = desk, form
        self._saver = GuideSaver(desk, token)
        self._before = own_layout(self._saver.now(), form.id)
        self._text = self._kept
        self._faults: list[LayoutFault] = []
        self._shown: Language = language
        self._millimetres = 80
        self._drawing = False
        self._wanted: DocumentSlip | None = None

    @property
    def _kept(self) -> str:
        """The layout in force."""
        return (self._before or self._form.layout).rstrip() + "\n"

    # --- the page -------------------------------------------------------------------------------

    def draw(self) -> None:
        """The text at the left, the slip and the sheet beside it, what is changed below."""
        name = self._form.name.in_language(self._language)
        draw_head(self._desk, self._language, told(self._language, "title"))
        with ui.element("div").classes("layout-edit"):
            self._draw_title(name)
            with ui.element("section"):
                self._draw_writing()
            with ui.element("section").classes("on-slip"):
                self._draw_slip_head()
                self._slip = ui.html("", sanitize=False)
            with ui.element("section").classes("on-sheet"):
                with ui.element("h2"):
                    ui.label(self._say("sheet"))
                self._sheets = ui.element("div").classes("sheet-pages")
        self._bar = ui.element("div").classes("bar idle")
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        ui.timer(0, self._look, once=True)

    def _draw_title(self, name: str) -> None:
        with ui.element("div").classes("edit-head"):
            link_button(f"/layouts?lang={self._language}", "arrow_back", self._say("back"))
            with ui.element("h1"):
                ui.label(name)
            if self._before is not None:
                ui.label(self._say("own")).classes("own")
            with ui.element("div").classes("tools"):
                switch = ui.switch(self._say("english"), value=self._shown == "en")
                switch.on_value_change(self._choose_language).classes("english")

    def _draw_slip_head(self) -> None:
        with ui.element("h2"):
            ui.label(self._say("slip"))
        sizes = ui.toggle({80: "80 mm", 58: "58 mm"}, value=80).props("no-caps unelevated")
        sizes.on_value_change(self._choose_size)

    def _draw_writing(self) -> None:
        with ui.element("h2"):
            ui.label(self._say("fields"))
        with ui.element("div").classes("field-chips"):
            for field in [*self._form.fields, *common_fields()]:
                self._draw_chip(field)
        with ui.element("h2"):
            ui.label(self._say("blocks"))
        with ui.element("div").classes("field-chips lines"):
            for begins, what in LINES:
                self._chip(begins, what.in_language(self._language), begins.strip(), True)
        with ui.element("h2"):
            ui.label(self._say("layout"))
        self._told = ui.element("div").classes("layout-faults")
        with ui.element("div").classes("writing"):
            self._gutter = ui.element("div").classes("gutter")
            area = ui.textarea(value=self._text, on_change=self._type)
            area.props(f"borderless autogrow debounce=300 maxlength={MOST_SIGNS} spellcheck=false")
            self._area = area
        self._draw_gutter()

    def _draw_chip(self, field: FormField) -> None:
        """A list is put in as a list; any other field as a line of its own or within one."""
        listed = "\n" in field.sample or "|" in field.sample
        text = f"- {{{field.key}*}}" if listed else f"{{{field.key}}}"
        self._chip(text, field.label.in_language(self._language), "", listed)

    def _chip(self, text: str, label: str, shown: str, own_line: bool) -> None:
        """A button that puts a text at the cursor; `shown`: beside its label, empty for none."""
        told = json.dumps(text)
        button = ui.element("button").props(f"type=button data-insert={told} title={told}")
        insert = f"() => hallInsert({json.dumps(text)}, {json.dumps(own_line)})"
        button.on("click", js_handler=insert)
        with button:
            ui.label(label)
            if shown:
                with ui.element("code"):
                    ui.label(shown)

    # --- writing --------------------------------------------------------------------------------

    async def _type(self, event: Any) -> None:
        self._text = event.value or ""
        await self._look()

    async def _choose_language(self, event: Any) -> None:
        self._shown = "en" if event.value else "zh"
        await self._look()

    async def _choose_size(self, event: Any) -> None:
        self._millimetres = event.value
        await self._look()

    async def _look(self) -> None:
        """Shows what the text makes, or what is wrong in it."""
        try:
            slip = sample_slip(self._form.id, self._text or "\n", self._shown)
        except LayoutFaults as wrong:
            self._faults = wrong.faults
        else:
            self._faults = []
            self._slip.set_content(slip_html(slip, self._millimetres))
        self._draw_faults()
        self._draw_gutter()
        self._draw_bar()
        if not self._faults:
            await self._draw_sheets(slip)

    async def _draw_sheets(self, slip: DocumentSlip) -> None:
        """The sheet takes a while to draw: what was asked for meanwhile is drawn once, after it."""
        self._wanted = slip
        if self._drawing:
            return
        self._drawing = True
        try:
            while (wanted := self._wanted) is not None:
                self._wanted = None
                pages = await asyncio.to_thread(drawn_pages, wanted)
                self._show_sheets(pages)
        finally:
            self._drawing = False

    def _show_sheets(self, pages: list[bytes]) -> None:
        self._sheets.clear()
        with self._sheets:
            for page in pages:
                source = f"data:image/png;base64,{b64encode(page).decode()}"
                ui.element("img").props(f'src="{source}" alt="A4"')

    def _draw_faults(self) -> None:
        stale = bool(self._faults)
        for shown in (self._slip, self._sheets):
            shown.classes(add="stale" if stale else "", remove="" if stale else "stale")
        self._told.clear()
        with self._told:
            if stale:
                ui.label(self._say("faults", n=len(self._faults))).classes("what")
            for fault in self._faults:
                what = fault_told(self._language, fault.message)
                ui.label(self._say("at-line", line=fault.line, what=what))

    def _draw_gutter(self) -> None:
        bad = {fault.line for fault in self._faults}
        self._gutter.clear()
        with self._gutter:
            for line in range(1, self._text.count("\n") + 2):
                ui.label(str(line)).classes("bad" if line in bad else "")

    def _draw_bar(self) -> None:
        changed = self._text.rstrip() != self._kept.rstrip()
        standard = self._text.strip() == self._form.layout.strip()
        self._show_changes(changed, standard, bool(self._faults))

    def _to_standard(self) -> None:
        self._area.set_value(self._form.layout.rstrip() + "\n")

    # --- saving ---------------------------------------------------------------------------------

    async def _save(self) -> None:
        """A refusal is told in words, and what was written stays."""
        if self._faults:
            return
        try:
            await save_layout(self._saver, self._form, self._before, self._text.rstrip() + "\n")
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._before = own_layout(self._saver.now(), self._form.id)
        self._draw_bar()
        ui.notify(self._say("saved"), type="positive", position="top")
