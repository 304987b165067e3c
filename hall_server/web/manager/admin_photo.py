"""A photograph of somebody of the staff: chosen, sent to the hall, shown, taken away again."""

from collections.abc import Callable
from typing import Any

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.web.errors import error_of
from hall_server.web.manager.admin_say import told
from hall_server.web.manager.admin_shape import Plain

SEND = """async (e) => {
  const file = e.target.files[0];
  e.target.value = "";
  if (!file) return;
  const name = encodeURIComponent(file.name.slice(0, 200));
  try {
    const answer = await fetch(`/api/v1/media?name=${name}`, { method: "POST", body: file });
    const body = await answer.json();
    emit(answer.ok ? { id: body.id } : { why: body.error?.message ?? null });
  } catch {
    emit({});
  }
}"""
"""The picture goes the way of every form and photograph; the page hears under which id it lies."""


class PhotoField:
    """Draws the picture an entry names by `key`, and the buttons that change it."""

    def __init__(
        self, language: Language, label: str, values: Plain, key: str, changed: Callable[[], None]
    ) -> None:
        self._language = language
        self._label = label
        self._values = values
        self._key = key
        self._changed = changed
        self._box = ui.element("figure").classes("photo wide")
        self._draw()

    def _draw(self) -> None:
        self._box.clear()
        media = self._values[self._key]
        with self._box:
            if media:
                ui.element("img").props(f'src="/media/{media}/1.png" alt="{self._label}"')
            else:
                ui.icon("account_circle").classes("nobody")
            with ui.element("figcaption"):
                ui.label(self._label)
                with ui.element("div").classes("buttons"):
                    self._chooser()
                    if media:
                        self._remover()

    def _chooser(self) -> None:
        with ui.element("label").classes("plain upload"):
            ui.icon("add_a_photo")
            ui.label(told(self._language, "choose-photo"))
            chooser = ui.element("input").props('type=file accept=".png,.jpg,.jpeg"')
            chooser.on("change", self._take, js_handler=SEND)

    def _remover(self) -> None:
        with ui.element("button").classes("plain").on("click", lambda: self._put(None)):
            ui.icon("delete_outline")
            ui.label(told(self._language, "remove-photo"))

    def _take(self, event: Any) -> None:
        sent = event.args if isinstance(event.args, dict) else {}
        if isinstance(sent.get("id"), str):
            self._put(sent["id"])
            return
        words = (sent.get("why") or {}).get(self._language)
        said = words or error_of("unfit-media").message.in_language(self._language)
        ui.notify(said, type="negative", position="top")

    def _put(self, media: str | None) -> None:
        self._values[self._key] = media
        self._draw()
        self._changed()
