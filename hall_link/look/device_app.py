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

from hall_link.session import LinkState
from hall_link.socket import DeviceLink
from hall_link.state_file import StateFile

log = logging.getLogger(__name__)


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
        self._unwritten: dict[str, Any] | None = None
        self._after: list[Callable[[], None]] = []
        Window.bind(on_flip=self._drawn)

    def tell(self, told: dict[str, Any]) -> None:
        """What the screen shows from the next frame on."""
        if told != self._told:
            self._told = self._unwritten = told
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
