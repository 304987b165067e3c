"""The page on which one item of the guide is edited (rows A2, I4)."""

from collections.abc import Sequence
from typing import Any

from nicegui import ui
from pydantic import ValidationError

from hall_link.wire.base import Language
from hall_server.guide.openness import FIELDS, PRESETS, missing_of
from hall_server.hall_file.checking import checked
from hall_server.hall_file.errors import Spot
from hall_server.hall_file.items import HallItem
from hall_server.hall_file.model import HallFile
from hall_server.kernel.refusals import Refusal
from hall_server.web.desk import Desk
from hall_server.web.errors import error_of
from hall_server.web.manager.admin_changes import field_lines
from hall_server.web.manager.admin_draft import without_none
from hall_server.web.manager.admin_say import said_at
from hall_server.web.manager.admin_shape import Plain, blank
from hall_server.web.manager.guide_fields import GuideForm
from hall_server.web.manager.guide_list import draw_head, link_button
from hall_server.web.manager.guide_past import Past
from hall_server.web.manager.guide_rows import PaperRows, StepRows
from hall_server.web.manager.guide_save import GuideSaver
from hall_server.web.manager.guide_words import told
from hall_server.web.manager.layouts_dialogs import Editing
from hall_server.web.manager.mount import Versions

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("basics", ("name", "id", "department", "queue", "kind", "minutes", "joined", "content")),
    ("who", ("authority", "responsible", "result", "standard", "place")),
    ("limits", ("promised", "legal", "fee")),
    ("grounds", ("basis", "conditions")),
    ("papers", ()),
    ("steps", ()),
    ("calls", ("tips", "telephone", "complaint", "by_agent", "at_home")),
)
TEXTS = frozenset({"authority", "content", "responsible", "result", "standard", "place"})
LIMITS = frozenset({"promised", "legal"})
NEW = "new"


NAMES_OTHERS: Any = {
    **dict.fromkeys(("items", "events", "appointments", "notices"), True),
    "casebook": {"fetch_item"},
}
"""What speaks of other items, and is not looked at with one alone."""


class GuideEditorPage(Editing):
    """One browser's page of one item; `item_id` "new" begins another."""

    go_on = "back"

    def __init__(
        self, desk: Desk, versions: Versions, token: str, language: Language, item_id: str
    ) -> None:
        super().__init__(language, told)
        self._desk = desk
        self._saver = GuideSaver(desk, token)
        self._base: HallFile = self._saver.now()
        self._before = next((i for i in self._base.items if i.id == item_id), None)
        self._is_new = item_id == NEW
        self._plain: Plain = self._fresh()
        self._after: HallItem | None = None
        self._english = language == "en"
        staff = desk.hub.hall.staff
        zone = desk.hub.hall.premises.premises.zone
        self._past = Past(versions, staff, zone, language)

    def _fresh(self) -> Plain:
        if self._before is not None:
            return self._before.model_dump(mode="json")
        first = self._base.queues[0]
        chosen = {"department": first.department, "queue": first.id}
        return {**blank(HallItem), **chosen, "version": 1}

    # --- the page -------------------------------------------------------------------------------

    def draw(self) -> None:
        """The fields at the left as people think of them, what is missing at the right."""
        draw_head(self._desk, self._language, self._say("title"))
        ui.colors(primary="#0b4ea2", negative="#b42318", positive="#067647")
        if self._before is None and not self._is_new:
            ui.label(self._say("unknown")).classes("lost")
            link_button(f"/guide?lang={self._language}", "arrow_back", self._say("back-to-list"))
            return
        ui.on("guide_media", lambda event: self._take_media(event.args))
        self._form = GuideForm(self._language, self._touched, self._named, self._is_saved)
        with ui.element("div").classes("guide-edit"):
            self._main = ui.element("main")
            self._side = ui.element("aside")
        self._bar = ui.element("div").classes("bar")
        self._draw_main()
        self._draw_side()
        self._draw_bar()
        self._touched()

    def _draw_main(self) -> None:
        self._form.forget()
        self._main.clear()
        self._main.classes(remove="" if not self._english else "zh-only")
        self._main.classes(add="" if self._english else "zh-only")
        with self._main:
            self._draw_title()
            for group, names in GROUPS:
                with ui.element("section").classes("card sheet").props(f"id=part-{group}"):
                    with ui.element("h2"):
                        ui.label(self._say(group))
                    self._draw_group(group, names)

    def _draw_title(self) -> None:
        with ui.element("div").classes("edit-title"):
            link_button(f"/guide?lang={self._language}", "arrow_back", self._say("back-to-list"))
            with ui.element("h1"):
                name = self._plain["name"][self._language] or self._say("new-item")
                ui.label(name)
            if self._before is not None:
                ui.label(self._say("version", n=self._before.version)).classes("quiet")
            switch = ui.switch(self._say("english"), value=self._english)
            switch.on_value_change(lambda event: self._show_english(event.value))

    def _draw_group(self, group: str, names: Sequence[str]) -> None:
        if group == "papers":
            self._papers = PaperRows(
                self._form, self._language, self._plain["materials"], self._touched
            )
            self._papers.draw()
        elif group == "steps":
            self._steps = StepRows(self._form, self._language, self._plain["steps"], self._touched)
            self._steps.draw()
        else:
            with ui.element("div").classes("fields"):
                for name in names:
                    self._draw_field(name)

    def _draw_field(self, name: str) -> None:
        spot: Spot = ("items", 0)
        if name in TEXTS:
            self._form.texts("HallItem", (name,), self._plain, spot)
        elif name in LIMITS:
            self._form.limit("HallItem", name, self._plain, spot)
        else:
            self._form.some(HallItem, (name,), self._plain, spot)

    def _show_english(self, on: bool) -> None:
        self._english = on
        self._draw_main()
        self._touched()

    def _draw_side(self) -> None:
        with self._side:
            self._gaps = ui.element("div").classes("card gaps-card")
            with ui.element("div").classes("card past"):
                ui.label(self._say("versions")).classes("what")
                self._past_box = ui.element("div")
        if self._before is not None:
            item_id = self._before.id
            ui.timer(0, lambda: self._past.draw(self._past_box, item_id), once=True)

    def _draw_bar(self) -> None:
        with self._bar:
            self._fault_mark = ui.icon("error").classes("fault-mark")
            self._state = ui.label().classes("what")
            self._first_fault = ui.label().classes("quiet")
            if self._before is not None:
                self._button("remove", self._ask_remove, "remove-item")
            with ui.element("div").classes("buttons") as self._decide:
                self._button("discard", self._discard, "")
                self._review_button = self._button("review", self._review, "main")

    # --- what the form asks ---------------------------------------------------------------------

    def _named(self, section: str) -> dict[Any, str]:
        language = self._language
        if section == "kinds":
            return {k.code: k.name.in_language(language) for k in self._base.casebook.kinds}
        found: Any = getattr(self._base, section)
        return {entry.id: entry.name.in_language(language) for entry in found}

    def _is_saved(self, _section: str, key: object) -> bool:
        return self._before is not None and self._before.id == key

    # --- the draft ------------------------------------------------------------------------------

    def _touched(self) -> None:
        """Something was typed: the item is looked through as part of the hall."""
        plain = without_none(_in_both(self._plain))
        self._after, faults = self._check(plain)
        self._form.tell(said_at(self._language, faults))
        self._steps.show_flow()
        self._draw_gaps(plain)
        changed = self._after != self._before if self._after else True
        key = "faults" if faults else "changed" if changed else "no-change"
        self._state.set_text(self._say(key, n=len(faults)))
        self._first_fault.set_text("")
        self._fault_mark.set_visibility(bool(faults))
        self._decide.set_visibility(changed)
        self._bar.classes(remove="idle", add="" if changed else "idle")
        self._review_button.props(
            add="disabled" if faults else "", remove="" if faults else "disabled"
        )

    def _check(self, plain: Plain) -> tuple[HallItem | None, list[tuple[Spot, str]]]:
        """Only this item beside all it may name: quick however large the guide is."""
        alone = self._base.model_dump(mode="json", exclude_none=True, exclude=NAMES_OTHERS)
        file, faults = checked({**alone, "items": [plain]})
        ids = {item.id for item in self._base.items}
        if self._is_new and plain.get("id") in ids:
            faults = [*faults, (("items", 0, "id"), f"item {plain['id']!r} is here twice")]
        return (file.items[0] if file and not faults else None), faults

    def _draw_gaps(self, plain: Plain) -> None:
        try:
            item = HallItem.model_validate(plain).for_guide([])
        except ValidationError:
            return
        openness = self._base.casebook.openness
        gaps = missing_of(item, openness)
        preset = PRESETS[openness.preset].name.in_language(self._language)
        self._gaps.clear()
        with self._gaps:
            head = self._say("still-missing", preset=preset) if gaps else self._say("all-told")
            ui.label(head).classes("what" + ("" if gaps else " good"))
            for key in gaps:
                with ui.element("div").classes("gap"):
                    ui.icon("radio_button_unchecked")
                    ui.label(FIELDS[key].name.in_language(self._language))

    def _take_media(self, told_by: Any) -> None:
        kept = told_by.get("kept") if isinstance(told_by, dict) else None
        if not kept:
            why = told_by.get("why") if isinstance(told_by, dict) else None
            words = (why or {}).get(self._language) or error_of("unfit-media").message.zh
            ui.notify(words, type="negative", position="top")
            return
        if kept.get("id") in self._desk.hub.hall.guide.media:
            self._papers.take_upload(int(told_by.get("paper", -1)), kept)

    # --- saving ---------------------------------------------------------------------------------

    def _review(self) -> None:
        after = self._after
        if after is None:
            return
        with ui.dialog() as dialog, ui.element("div").classes("dialog card review"):
            ui.label(self._say("will-change")).classes("head")
            lines = field_lines(self._language, self._before, after)
            with ui.element("ul"):
                for line in lines:
                    with ui.element("li"):
                        ui.label(line)
            with ui.element("div").classes("buttons"):
                self._button("back", dialog.close, "")
                self._button("save", lambda: self._save(after, dialog), "main")
        dialog.open()

    def _ask_remove(self) -> None:
        with ui.dialog() as dialog, ui.element("div").classes("dialog card"):
            ui.label(self._say("remove-sure")).classes("head")
            with ui.element("div").classes("buttons"):
                self._button("back", dialog.close, "")
                self._button("remove", lambda: self._save(None, dialog), "main danger")
        dialog.open()

    async def _save(self, after: HallItem | None, dialog: ui.dialog) -> None:
        """A refusal is told in words, and what was typed stays."""
        dialog.close()
        try:
            now = self._saver.now()
            await self._saver.save(self._saver.with_item(self._before, after), now)
        except Refusal as refusal:
            self._refused(refusal)
            return
        self._bar.classes(add="idle")
        item = after.id if after else ""
        ui.navigate.to(f"/guide/{item}?lang={self._language}".replace("/?", "?"))


def _in_both(value: Any) -> Any:
    """Where only Chinese was typed it stands for the English too."""
    if isinstance(value, dict):
        if value.get("zh") and value.get("en") == "":
            value = {**value, "en": value["zh"]}
        return {key: _in_both(inner) for key, inner in value.items()}
    return [_in_both(inner) for inner in value] if isinstance(value, list) else value
