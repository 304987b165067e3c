"""Fields as a clerk fills them in: a box for a text that may be left out, one for a limit."""

from collections.abc import Sequence
from typing import Any

from nicegui import ui

from hall_server.hall_file.errors import Spot
from hall_server.hall_file.sheets.cells import BadCell, limit_cell, limit_of
from hall_server.web.manager.admin_form import LOOK, SLOWLY, Form
from hall_server.web.manager.admin_say import field_name
from hall_server.web.manager.admin_shape import Plain

NO_LIMIT = {"amount": -1, "unit": "day", "text": None}
"""What no hall file takes: the checker tells it at the box it was typed in."""
LIMIT_EXAMPLE = "10个工作日、15天、30分钟、当天"


class GuideForm(Form):
    """The form of the settings, with shorter fields."""

    def texts(self, model: str, names: Sequence[str], values: Plain, spot: Spot) -> None:
        """Texts in two languages that need not be there: left empty they are not."""
        for name in names:
            label = field_name(self._language, model, name)
            with ui.element("div").classes(f"words text-{name}"):
                for key, said in (("zh", label), ("en", f"{label} · English")):
                    self._text(values, name, key, spot, said)

    def _text(self, values: Plain, name: str, key: str, spot: Spot, label: str) -> None:
        def take(event: Any) -> None:
            now = values[name] or {"zh": "", "en": ""}
            now = {**now, key: event.value or ""}
            values[name] = now if now["zh"] or now["en"] else None
            self._changed()

        value = (values[name] or {}).get(key, "")
        make = ui.textarea if len(value) > 40 else ui.input
        element = make(label, value=value, on_change=take)
        look = f"{LOOK} {SLOWLY}" + (" autogrow" if len(value) > 40 else "")
        self._register((*spot, name, key), element, look).classes(f"in-{key}")

    def limit(self, model: str, name: str, values: Plain, spot: Spot) -> None:
        """A time limit as people write it; its remark stays as long as it does."""

        def take(event: Any) -> None:
            values[name] = _limit(event.value, values[name])
            self._changed()

        label = field_name(self._language, model, name)
        element = ui.input(label, value=limit_cell(values[name]), on_change=take)
        element.props(f'placeholder="{LIMIT_EXAMPLE}"')
        self._register((*spot, name), element, f"{LOOK} {SLOWLY}").classes("limit")


def _limit(typed: str | None, before: Plain | None) -> Plain | None:
    if not typed or not typed.strip():
        return None
    try:
        limit = limit_of(typed.strip())
    except BadCell:
        return NO_LIMIT
    same = before is not None and before["amount"] == limit["amount"]
    return {**limit, "text": before["text"] if same and before else None}
