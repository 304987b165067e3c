"""A Kivy window and a line to the hall on one asyncio loop: the frame of every device's program."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kivy.app import App
from kivy.core.window import Window
from kivy.uix.widget import Widget

from hall_link.entry.entry import Entry, Told
from hall_link.entry.view import EntryView, show_entry
from hall_link.look.entry_sheet import EntrySheet
from hall_link.look.scanner import Scanner
from hall_link.session import LinkState
from hall_link.socket import DeviceLink
from hall_link.state_file import StateFile
from hall_link.watchdog import keep_alive

log = logging.getLogger(__name__)

COVER = "entry"


class OneWidgetApp(App):
    """An app that is one widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self._widget = widget

    def build(self) -> Widget:
        """The one widget."""
        return self._widget


class _WindowClosedError(Exception):
    """Ends the task group with whatever still waits for the server."""


class ShownState:
    """Writes the state file once what it tells is on the screen, never before."""

    def __init__(self, path: Path | None, widget: Widget) -> None:
        self._file = StateFile(path)
        self._widget = widget
        self._told: dict[str, Any] = {}
        self._covers: dict[str, dict[str, Any]] = {}
        self._unwritten: dict[str, Any] | None = None
        self._after: list[Callable[[], None]] = []
        Window.bind(on_flip=self._drawn)

    def tell(self, told: dict[str, Any]) -> None:
        """What the screen shows from the next frame on."""
        if told != self._told:
            self._told = told
            self._rewrite()

    def cover(self, told: dict[str, Any], by: str) -> None:
        """What is told instead, key by key, while something lies over the screen; {}: no more.
        `by`: what covers it."""
        if told != self._covers.get(by, {}):
            self._covers[by] = told
            self._rewrite()

    def _rewrite(self) -> None:
        covers = {key: told for cover in self._covers.values() for key, told in cover.items()}
        self._unwritten = {**self._told, **covers}
        self._widget.canvas.ask_update()

    def once_drawn(self, act: Callable[[], None]) -> None:
        """Does `act` when the next frame is on the screen."""
        self._after.append(act)
        self._widget.canvas.ask_update()

    def _drawn(self, *_: object) -> None:
        if self._unwritten is not None:
            self._file.write(self._unwritten)
            self._unwritten = None
        acts, self._after = self._after, []
        for act in acts:
            act()


class EntryCover:
    """Lies over the screen while the device is not let in; only along its lower edge where it goes
    on without the server it does not trust."""

    def __init__(
        self,
        entry: Entry,
        goes_on: Callable[[], bool],
        shown: ShownState,
        server: str,
        language: str,
    ) -> None:
        """`goes_on`: whether the device has a picture of the hall to show."""
        self._goes_on, self._shown = goes_on, shown
        self._server, self._language = server, language
        self._sheet: EntrySheet | None = None
        self._scanner = Scanner(entry.scanned)
        self._hears = False
        entry.on_change(self._changed)

    def _changed(self, told: Told | None) -> None:
        self._hear(told is not None and told.why is not None)
        if told is None:
            self._away()
            return
        view = show_entry(told, self._server, self._language)
        strip = told.why is None and self._goes_on()
        self._put(view, strip)
        self._shown.cover({} if strip else _entry_report(told, view), COVER)

    def _hear(self, hears: bool) -> None:
        """The scanner is this cover's while the device asks for a key."""
        if hears != self._hears:
            self._hears = hears
            (self._scanner.listen if hears else self._scanner.rest)()

    def _put(self, view: EntryView, strip: bool) -> None:
        if self._sheet is None:
            self._sheet = EntrySheet(view, strip)
            Window.add_widget(self._sheet)
        self._sheet.show(view, strip)

    def _away(self) -> None:
        if self._sheet is not None:
            Window.remove_widget(self._sheet)
            self._sheet = None
        self._shown.cover({}, COVER)


def _entry_report(told: Told, view: EntryView) -> dict[str, Any]:
    """For the state file: nothing of what lies below can be pressed."""
    return {
        "screen": "entry",
        "entry": {
            "title": view.title,
            "code": told.code,
            "check": told.check,
            "trouble": told.trouble,
            "wish": view.wish,
        },
        "targets": {},
    }


def has_picture(link: DeviceLink) -> Callable[[], bool]:
    """Whether a link ever brought a picture of the hall."""
    return lambda: link.state.snapshot is not None


async def run_device(
    widget: Widget, link: DeviceLink, begin: Callable[[asyncio.TaskGroup], None]
) -> None:
    """Runs window and line until the window is closed, and whatever `begin` starts beside them.

    A task of the group that raises ends the program: better started anew than half dead.
    """
    try:
        async with asyncio.TaskGroup() as group:
            begin(group)
            group.create_task(link.run())
            group.create_task(keep_alive())
            await OneWidgetApp(widget).async_run("asyncio")
            raise _WindowClosedError
    except* _WindowClosedError:
        log.info("window closed")


async def every(seconds: float, act: Callable[[], None]) -> None:
    """Does `act` again and again."""
    while True:
        act()
        await asyncio.sleep(seconds)


def hall_minute(state: LinkState) -> datetime:
    """The hall's wall clock, to the minute: screens show it no finer.

    The server's time, whatever this device's own clock says; its own before the first welcome.
    """
    zone: tzinfo | None = None
    if state.snapshot is not None:
        zone = ZoneInfo(state.snapshot.board.time_zone)
    now = state.hall_time(asyncio.get_running_loop().time())
    moment = now.timestamp() if now is not None else time.time()
    return datetime.fromtimestamp(moment // 60 * 60, zone)
