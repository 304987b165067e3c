"""Papers and steps of an item as rows to fill in, with sample forms and a live picture."""

import json
from collections.abc import Callable
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_link.wire.guide import Material, Step
from hall_server.guide.flow import flow_svg
from hall_server.hall_file.errors import Spot
from hall_server.web.manager.admin_shape import Plain, blank
from hall_server.web.manager.guide_fields import GuideForm
from hall_server.web.manager.guide_words import told

PAPER_FLAGS = ("required", "main", "owed", "sample")
SAMPLE_NAMES = {"blank": ("空白表", "Blank form"), "filled": ("填写示范", "Filled example")}


class Rows:
    """The rows of one list of an item; `entries` is edited in place."""

    def __init__(
        self, form: GuideForm, language: Language, entries: list[Plain], changed: Callable[[], None]
    ) -> None:
        self._form = form
        self._language = language
        self._entries = entries
        self._changed = changed

    def draw(self) -> None:
        """All rows, and the button below them."""
        self._box = ui.element("div").classes("paper-rows")
        self._redraw()

    def _redraw(self, *_: object) -> None:
        self._box.clear()
        with self._box:
            for place, entry in enumerate(self._entries):
                with ui.element("div").classes("paper-row"):
                    with ui.element("div").classes("row-head"):
                        ui.label(str(place + 1)).classes("place")
                        self._form.order(self._entries, place, self._redraw)
                    self._row(entry, place)
            with ui.element("button").classes("add").on("click", self._add):
                ui.icon("add")
                ui.label(told(self._language, self.ADD))
        self._form.retell()

    def _add(self) -> None:
        self._entries.append(self._blank())
        self._redraw()
        self._changed()

    ADD = ""

    def _row(self, entry: Plain, place: int) -> None:
        raise NotImplementedError

    def _blank(self) -> Plain:
        raise NotImplementedError


class PaperRows(Rows):
    """The papers to bring."""

    ADD = "add-paper"

    def _blank(self) -> Plain:
        return blank(Material)

    def _row(self, entry: Plain, place: int) -> None:
        spot: Spot = ("items", 0, "materials", place)
        with ui.element("div").classes("fields paper"):
            self._form.some(Material, ("name",), entry, spot)
            self._form.texts("Material", ("form", "issuer"), entry, spot)
            self._form.some(Material, ("copies",), entry, spot)
            self._form.texts("Material", ("note",), entry, spot)
            with ui.element("div").classes("flags wide"):
                self._form.some(Material, PAPER_FLAGS, entry, spot)
        with ui.element("div").classes("samples"):
            for sample in entry["samples"]:
                self._sample(entry, sample)
            with ui.element("label").classes("plain upload"):
                ui.icon("add_photo_alternate")
                ui.label(told(self._language, "add-form"))
                chooser = ui.element("input").props("type=file accept=.png,.jpg,.jpeg,.pdf")
                where = json.dumps({"paper": place})
                chooser.on("change", js_handler=f"(e) => hallUpload(e.target, {where})")

    def _sample(self, entry: Plain, sample: Plain) -> None:
        def remove() -> None:
            entry["samples"] = [one for one in entry["samples"] if one is not sample]
            self._redraw()
            self._changed()

        def turn() -> None:
            sample["what"] = "filled" if sample["what"] == "blank" else "blank"
            zh, en = SAMPLE_NAMES[sample["what"]]
            sample["name"] = {"zh": zh, "en": en}
            self._redraw()
            self._changed()

        media = sample["media"]
        with ui.element("figure"):
            with ui.element("a").props(f'href="/media/{media}" target="_blank"'):
                ui.element("img").props(f'src="/media/{media}/1.png" alt="" loading=lazy')
            with ui.element("figcaption"):
                with ui.element("button").on("click", turn):
                    ui.icon("swap_horiz")
                    ui.label(sample["name"][self._language])
                with ui.element("button").classes("remove").on("click", remove):
                    ui.icon("delete_outline")

    def take_upload(self, place: int, kept: dict[str, Any]) -> None:
        """A form that was kept now belongs to the paper at `place`."""
        if not 0 <= place < len(self._entries):
            return
        entry = self._entries[place]
        what = "blank" if not any(s["what"] == "blank" for s in entry["samples"]) else "filled"
        zh, en = SAMPLE_NAMES[what]
        fresh = {"media": kept["id"], "pages": kept["pages"], "what": what}
        entry["samples"] = [*entry["samples"], {**fresh, "name": {"zh": zh, "en": en}}]
        self._redraw()
        self._changed()


class StepRows(Rows):
    """The steps, and the picture citizens see of them."""

    ADD = "add-step"

    def draw(self) -> None:
        """The rows at the left, the picture at the right."""
        with ui.element("div").classes("steps-and-flow"):
            with ui.element("div"):
                super().draw()
            with ui.element("div").classes("flow"):
                ui.label(told(self._language, "flow")).classes("quiet")
                self._picture = ui.html("", sanitize=False)
        self.show_flow()

    def _blank(self) -> Plain:
        return blank(Step)

    def _row(self, entry: Plain, place: int) -> None:
        spot: Spot = ("items", 0, "steps", place)
        with ui.element("div").classes("fields step"):
            for name in ("zh", "en"):
                with ui.element("div").classes(f"wide in-{name}"):
                    self._form.some(Step, (name,), entry, spot)
            self._form.texts("Step", ("who",), entry, spot)
            self._form.limit("Step", "limit", entry, spot)

    def show_flow(self) -> None:
        """Draws the steps as they are typed; one that is not whole yet as far as it goes."""
        steps = [_as_far_as(entry) for entry in self._entries]
        drawn = [step for step in steps if step is not None]
        empty = f'<p class="quiet">{told(self._language, "no-steps")}</p>'
        self._picture.set_content(flow_svg(drawn, self._language) if drawn else empty)


def _as_far_as(entry: Plain) -> Step | None:
    text = entry["zh"] or entry["en"]
    if not text:
        return None
    plain = {**entry, "zh": text, "en": entry["en"] or text}
    if plain["who"] and not plain["who"]["en"]:
        plain["who"] = {**plain["who"], "en": plain["who"]["zh"]}
    if plain["limit"] and plain["limit"]["amount"] < 0:
        plain["limit"] = None
    return Step.model_validate(plain)
