"""Forms made from the models of the hall file. What is typed goes straight into the draft."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from nicegui import ui
from nicegui.elements.mixins.validation_element import ValidationElement
from pydantic import BaseModel

from hall_link.wire.base import Language, Words
from hall_server.hall_file.errors import Spot
from hall_server.premises.spelling import Day, TimeOfDay
from hall_server.web.manager.admin_photo import PhotoField
from hall_server.web.manager.admin_say import WEEKDAYS, choice_name, field_name, told
from hall_server.web.manager.admin_shape import Plain, Shape, blank_of, shapes
from hall_server.web.manager.admin_titles import aside_of, title_of

LOOK = "outlined hide-bottom-space"
SLOWLY = "debounce=250"
ONE_LINE = frozenset({"Span", "Volume"})
"""Sections so short that their entries stand on one line."""


class Form:
    """Draws fields and tells faults at them. `named`: section -> key -> name, for references.

    `is_saved`: whether an entry of a section was saved before, so that its key must stay.
    """

    def __init__(
        self,
        language: Language,
        changed: Callable[[], None],
        named: Callable[[str], dict[Any, str]],
        is_saved: Callable[[str, object], bool],
        extras: Callable[[Spot, Plain], None] = lambda _spot, _values: None,
    ) -> None:
        self._language = language
        self._changed = changed
        self._named = named
        self._is_saved = is_saved
        self._extras = extras
        self._fields: dict[Spot, ValidationElement[Any]] = {}
        self._marks: dict[Spot, ui.element] = {}
        self._faults: dict[Spot, str] = {}
        self._new: list[Plain] = []

    def forget(self) -> None:
        """Another section is drawn now."""
        self._fields.clear()
        self._marks.clear()

    def _is_new(self, values: Plain) -> bool:
        """Whether it was added here, whatever its key; the same values elsewhere don't count."""
        return any(values is new for new in self._new)

    def tell(self, faults: dict[Spot, str]) -> None:
        """Shows each fault at its field, and a mark at every entry that holds one."""
        self._faults = faults
        for spot, element in self._fields.items():
            said = faults.get(spot)
            if element.error != said:
                element.error = said
        for spot, mark in self._marks.items():
            mark.set_visibility(any(fault[: len(spot)] == spot for fault in faults))

    def retell(self) -> None:
        """Shows the same faults again: something was drawn anew."""
        self.tell(self._faults)

    # --- sections -------------------------------------------------------------------------------

    def section(self, model: type[BaseModel], values: Plain, spot: Spot) -> None:
        """The fields of a model."""
        with ui.element("div").classes("fields"):
            for shape in shapes(model):
                self._field(model, shape, values, spot)

    def some(self, model: type[BaseModel], names: Sequence[str], values: Plain, spot: Spot) -> None:
        """Only these fields of a model, in this order."""
        known = {shape.name: shape for shape in shapes(model)}
        for name in names:
            self._field(model, known[name], values, spot)

    def _field(self, model: type[BaseModel], shape: Shape, values: Plain, spot: Spot) -> None:
        label = field_name(self._language, model.__name__, shape.name)
        where = (*spot, shape.name)
        inside = shape.of
        if shape.optional and (shape.model or shape.inner is Words):
            self.optional(shape, values, where, label)
        elif shape.inner is Words:
            self._words(values[shape.name], where, label)
        elif shape.model is not None:
            self._nested(shape.model, values[shape.name], where, label)
        elif inside is not None and (inside.model or inside.inner is Words):
            self.entries(inside, values[shape.name], where, label)
        elif inside is not None:
            self._several(model, shape, inside, values, where, label)
        elif isinstance(values[shape.name], dict):
            return  # days set by hand are the calendar's
        else:
            self._one(model, shape, values, where, label)

    def _nested(self, model: type[BaseModel], values: Plain, spot: Spot, label: str) -> None:
        with ui.element("fieldset").classes("nested wide"):
            with ui.element("legend"):
                ui.label(label)
            self.section(model, values, spot)

    def optional(self, shape: Shape, values: Plain, spot: Spot, label: str) -> None:
        """A section that need not be there: a switch, and its fields while it is."""
        box = ui.element("div").classes("wide optional")

        def draw() -> None:
            box.clear()
            present = values[shape.name] is not None
            with box:
                ui.switch(label, value=present, on_change=lambda e: turn(e.value))
                if not present:
                    return
                if shape.inner is Words:
                    self._words(values[shape.name], spot, "")
                elif shape.model is not None:
                    self.section(shape.model, values[shape.name], spot)

        def turn(on: bool) -> None:
            values[shape.name] = blank_of(shape) if on else None
            draw()
            self._changed()

        draw()

    # --- lists of sections ----------------------------------------------------------------------

    def entries(self, inside: Shape, entries: list[Plain], spot: Spot, label: str = "") -> None:
        """Entries that can be added, removed and put in another order."""
        box = ui.element("div").classes("wide entries")

        def draw(opened: int | None = None) -> None:
            box.clear()
            with box:
                if label:
                    ui.label(label).classes("list-name")
                for place, entry in enumerate(entries):
                    self._entry(inside, entries, place, entry, spot, draw, place == opened)
                with ui.element("button").classes("add").on("click", add):
                    ui.icon("add")
                    ui.label(told(self._language, "add"))
            self.retell()

        def add() -> None:
            entry = blank_of(inside)
            if "number" in entry:
                entry["number"] = max((known["number"] or 0 for known in entries), default=0) + 1
            self._new.append(entry)
            entries.append(entry)
            draw(len(entries) - 1)
            self._changed()

        draw()

    def _entry(
        self,
        inside: Shape,
        entries: list[Plain],
        place: int,
        entry: Plain,
        spot: Spot,
        draw: Callable[..., None],
        opened: bool,
    ) -> None:
        where = (*spot, place)
        model = inside.model
        if model is None or model.__name__ in ONE_LINE:
            with ui.element("div").classes("line"):
                if model is None:
                    self._words(entry, where, "")
                else:
                    self.section(model, entry, where)
                self.order(entries, place, draw)
            return
        with ui.element("div").classes("entry card"):
            inner: ui.element

            def toggle() -> None:
                if inner.default_slot.children:
                    inner.clear()
                else:
                    with inner:
                        self._inside(model, entry, where)
                    self.tell(self._faults)

            with ui.element("div").classes("entry-head"):
                with ui.element("button").classes("opener").on("click", toggle):
                    ui.icon("expand_more")
                    if entry.get("colour"):
                        ui.element("i").classes("dot").style(f"background: {entry['colour']}")
                    ui.label(title_of(entry, self._language, self._named)).classes("what")
                    aside = aside_of(model, entry, self._language, self._named)
                    ui.label(aside).classes("quiet")
                mark = ui.icon("error").classes("fault-mark")
                self._marks[where] = mark
                mark.set_visibility(False)
                self.order(entries, place, draw)
            inner = ui.element("div").classes("inside")
            if opened:
                toggle()

    def _inside(self, model: type[BaseModel], entry: Plain, where: Spot) -> None:
        self.section(model, entry, where)
        self._extras(where, entry)

    def order(self, entries: list[Plain], place: int, draw: Callable[..., None]) -> None:
        """Up, down and away, for one of several entries."""

        def move(by: int) -> None:
            entries.insert(place + by, entries.pop(place))
            draw()
            self._changed()

        def remove() -> None:
            del entries[place]
            draw()
            self._changed()

        with ui.element("span").classes("order"):
            for key, icon, by in (("up", "arrow_upward", -1), ("down", "arrow_downward", 1)):
                button = self._icon(key, icon, partial(move, by))
                if not 0 <= place + by < len(entries):
                    button.props("disabled")
            self._icon("remove", "delete_outline", remove).classes("remove")

    def _icon(self, key: str, icon: str, press: Callable[[], None]) -> ui.element:
        said = told(self._language, key)
        button = ui.element("button").classes("icon").props(f'aria-label="{said}" title="{said}"')
        with button.on("click", press):
            ui.icon(icon)
        return button

    # --- single values --------------------------------------------------------------------------

    def _words(self, values: Plain, spot: Spot, label: str) -> None:
        with ui.element("div").classes("words wide"):
            for key, named in (("zh", "中文"), ("en", "English")):
                said = f"{label} · {named}" if label else named
                field = self._input(values, key, (*spot, key), said, long=len(values[key]) > 60)
                field.classes(f"in-{key}")

    def _one(
        self, model: type[BaseModel], shape: Shape, values: Plain, spot: Spot, label: str
    ) -> None:
        fixed = (
            shape.is_key
            and not self._is_new(values)
            and self._is_saved(str(spot[0]), values[shape.name])
        )
        if shape.inner is bool:
            ui.switch(label, value=values[shape.name], on_change=self._into(values, shape.name))
        elif shape.choices is not None or shape.names is not None:
            self._choice(model, shape, values, spot, label)
        elif shape.inner in (int, float):
            self._number(shape, values, spot, label, fixed)
        elif shape.inner in (TimeOfDay, Day):
            kind = "time" if shape.inner is TimeOfDay else "date"
            self._input(values, shape.name, spot, label, optional=shape.optional).props(
                f"type={kind} stack-label"
            )
        elif shape.name == "photo":
            PhotoField(self._language, label, values, shape.name, self._changed)
        elif shape.name == "colour":
            self._input(values, "colour", spot, label).props("type=color stack-label")
        else:
            element = self._input(values, shape.name, spot, label, optional=shape.optional)
            if fixed or spot in (("hall", "id"), ("hall", "time_zone")):
                element.props("readonly").classes("locked")

    def _into(self, values: Plain, key: str) -> Callable[[Any], None]:
        def take(event: Any) -> None:
            values[key] = event.value
            self._changed()

        return take

    def _register(self, spot: Spot, element: Any, props: str = LOOK) -> Any:
        element.props(props)
        element.without_auto_validation()
        self._fields[spot] = element
        if spot in self._faults:
            element.error = self._faults[spot]
        return element

    def _input(
        self,
        values: Plain,
        key: str,
        spot: Spot,
        label: str,
        optional: bool = False,
        long: bool = False,
    ) -> Any:
        def take(event: Any) -> None:
            values[key] = (event.value or None) if optional else (event.value or "")
            self._changed()

        make = ui.textarea if long else ui.input
        element = make(label, value=values[key] or "", on_change=take)
        return self._register(spot, element, f"{LOOK} {SLOWLY} {'autogrow' if long else ''}")

    def _number(self, shape: Shape, values: Plain, spot: Spot, label: str, fixed: bool) -> None:
        def take(event: Any) -> None:
            found = event.value
            whole = shape.inner is int and isinstance(found, float) and found.is_integer()
            values[shape.name] = int(found) if whole else found
            self._changed()

        element = ui.number(
            label, value=values[shape.name], min=shape.least, max=shape.most, on_change=take
        )
        element.props(SLOWLY)
        if shape.least is not None and shape.most is not None:
            element.props(f'hint="{shape.least}–{shape.most}"')
        if fixed:
            element.props("readonly").classes("locked")
        self._register(spot, element)

    def _choice(
        self, model: type[BaseModel], shape: Shape, values: Plain, spot: Spot, label: str
    ) -> None:
        options = self._options(model, shape)
        value = values[shape.name] if values[shape.name] in options else None
        element = ui.select(
            options,
            label=label,
            value=value,
            clearable=shape.optional,
            on_change=self._into(values, shape.name),
        )
        self._register(spot, element)

    def _options(self, model: type[BaseModel], shape: Shape) -> dict[Any, str]:
        if shape.names is not None:
            return self._named(shape.names)
        language = self._language
        return {c: choice_name(language, model.__name__, str(c)) for c in shape.choices or ()}

    def _several(
        self,
        model: type[BaseModel],
        shape: Shape,
        inside: Shape,
        values: Plain,
        spot: Spot,
        label: str,
    ) -> None:
        if inside.inner is int and inside.most is not None:
            numbers = range(inside.least or 0, inside.most + 1)
            options: dict[Any, str] = {n: str(n) for n in numbers}
            if shape.name == "weekdays":
                options = {n: WEEKDAYS[n].in_language(self._language) for n in numbers}
        elif inside.inner is Day:
            self._days(values, shape.name, spot, label)
            return
        else:
            named = Shape(shape.name, inside.inner, False, names=shape.names)
            options = self._options(model, named)
        kept = [value for value in values[shape.name] if value in options]
        element = ui.select(
            options,
            label=label,
            value=kept,
            multiple=True,
            on_change=self._into(values, shape.name),
        )
        self._register(spot, element, f"{LOOK} use-chips").classes("wide")

    def _days(self, values: Plain, key: str, spot: Spot, label: str) -> None:
        """Dates, one after the other, as people type them."""

        def take(event: Any) -> None:
            typed = event.value.replace("，", " ").replace(",", " ").split()
            values[key] = typed
            self._changed()

        element = ui.input(label, value=" ".join(values[key]), on_change=take)
        self._register(spot, element, f"{LOOK} {SLOWLY} placeholder=2026-12-12").classes("wide")
