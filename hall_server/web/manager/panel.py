"""The panel over the board in which a leader acts: pages of buttons, each act confirmed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from nicegui import ui

from hall_link.wire.base import Words
from hall_server.web.manager.leader import Leader, tell
from hall_server.web.manager.words import TEXTS

Page = Callable[[], None]
Act = Callable[[str], Any]
"""Given the reason, the command to be done."""


def text(told: str, classes: str = "") -> None:
    """A text in the element that is open."""
    ui.label(told).classes(classes)


@contextmanager
def box(classes: str, tag: str = "div") -> Iterator[None]:
    """An element; what is drawn inside the block goes into it."""
    with ui.element(tag).classes(classes):
        yield


def press(label: str, act: Callable[[], Any], classes: str = "plain", on: bool = False) -> Any:
    """A button. `on`: it stands for something chosen."""
    button = ui.element("button").classes(classes)
    button.props(f"type=button aria-pressed={'true' if on else 'false'}" if on else "type=button")
    button.on("click", act)
    with button:
        text(label)
    return button


class Panel:
    """One panel of one page; what it shows stands still until a button is pressed."""

    def __init__(self, leader: Leader, after: Callable[[], None]) -> None:
        self.leader = leader
        self._after = after
        self._dialog = ui.dialog()
        with self._dialog, ui.element("div").classes("panel card") as self._box:
            pass

    def show(self, title: str, page: Page, back: Page | None = None) -> None:
        """Draws a page; `back` leads to the one before."""
        self._box.clear()
        with self._box:
            with box("panel-head"):
                with ui.element("h2"):
                    text(title)
                if back is not None:
                    press(self.leader.say("back"), back)
                press(self.leader.say("close"), self.close)
            with box("panel-body"):
                page()
        self._dialog.open()

    def close(self) -> None:
        """Away with it."""
        self._dialog.close()

    def confirm(
        self,
        sentence: str,
        act: Act,
        back: Page,
        reasons: Iterable[str] = (),
        note: str = "",
    ) -> None:
        """Asks once more; with `reasons`, keys of usual ones, also why."""
        keys = tuple(reasons)

        def page() -> None:
            text(sentence, "sentence")
            field = self._reason(keys, note) if keys else None

            async def go() -> None:
                why = (field.value or "").strip() if field is not None else ""
                if keys and not why:
                    tell(self.leader.say("reason-needed"), good=False)
                    return
                await self.do(act(why))

            with box("buttons"):
                press(self.leader.say("confirm"), go, "main")
                press(self.leader.say("back"), back)

        self.show(self.leader.say("please-confirm"), page)

    def _reason(self, keys: tuple[str, ...], note: str) -> Any:
        def fill(word: str) -> None:
            field.set_value(word)

        text(self.leader.say("reason"), "label")
        with box("chips"):
            for word in map(self.leader.say, keys):
                press(word, partial(fill, word), "chip")
        field = ui.input().props('outlined maxlength=60 aria-label="reason"').classes("why")
        text(self.leader.say(note), "quiet")
        return field

    async def do(self, command: Any) -> None:
        """Does it; the panel closes when it is done and stays when it was refused."""
        if await self.leader.do(command):
            self.close()
        self._after()


def both(word: str, keys: Iterable[str]) -> Words:
    """A reason for everybody: a usual one in both languages, another as it was typed."""
    usual = (TEXTS[key] for key in keys)
    return next((w for w in usual if word in (w.zh, w.en)), Words(zh=word, en=word))
