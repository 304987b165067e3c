"""Pieces the pages of complaints and requests are drawn with."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from nicegui import ui

from hall_server.web.manager.office_desk import OfficeDesk
from hall_server.web.manager.panel import box, press, text

Act = Callable[[], Awaitable[Any] | None]


def draw_head(desk: OfficeDesk, title: str, *ways: tuple[str, str]) -> None:
    """The blue bar: whose page, and the ways to others as (text, address)."""
    other = "en" if desk.language == "zh" else "zh"
    with ui.element("header"):
        with box("hall"):
            text(title, "name")
        with ui.element("nav"):
            text(desk.name_of(desk.me), "person")
            for told, address in ways:
                _way(told, address)
            _way(desk.say("other-language"), f"?lang={other}")
            with ui.element("button").classes("leave") as button:
                text(desk.say("leave"))
            button.on("click", js_handler="() => leave()")


def _way(told: str, address: str) -> None:
    with ui.element("a").props(f'href="{address}"'):
        text(told)


def fact(label: str, told: str, classes: str = "") -> None:
    """A name and what stands behind it."""
    with box(f"fact {classes}".strip()):
        text(label, "quiet")
        text(told, "value")


def area(label: str, hint: str, longest: int, rows: int = 6) -> ui.textarea:
    """A field for some sentences; `hint`: what to write."""
    if hint:
        text(hint, "quiet")
    field = ui.textarea()
    field.props(f'outlined maxlength={longest} rows={rows} aria-label="{label}"')
    return field.classes("words")


def line(label: str, longest: int, classes: str = "", kind: str = "text") -> ui.input:
    """A field of one line."""
    field = ui.input(label=label).props(f"outlined maxlength={longest} type={kind}")
    return field.classes(f"one {classes}".strip())


class Chips:
    """Buttons of which one is chosen."""

    def __init__(
        self, choices: list[tuple[Any, str]], chosen: Any, then: Act | None = None
    ) -> None:
        self.value = chosen
        self._choices = choices
        self._then = then
        self._box = ui.element("div").classes("chips")
        self._draw()

    def _draw(self) -> None:
        self._box.clear()
        with self._box:
            for value, label in self._choices:
                press(label, self._choosing(value), "chip", value == self.value)

    def _choosing(self, value: Any) -> Act:
        def choose() -> Any:
            self.value = value
            self._draw()
            return self._then() if self._then is not None else None

        return choose


class Sheet:
    """One panel over a page; an act that was refused leaves it open with what was typed."""

    def __init__(self, close: str) -> None:
        self._close = close
        self._dialog = ui.dialog()
        with self._dialog, ui.element("div").classes("panel card") as self._box:
            pass

    @contextmanager
    def page(self, title: str) -> Iterator[None]:
        """What is drawn inside the block is what the panel shows."""
        self._box.clear()
        with self._box:
            with box("panel-head"):
                with ui.element("h2"):
                    text(title)
                press(self._close, self.close)
            with box("panel-body"):
                yield
        self._dialog.open()

    def close(self) -> None:
        """Away with it."""
        self._dialog.close()

    def forget(self) -> None:
        """Away with it and with what was typed."""
        self.close()
        self._box.clear()
