"""The glue: Kivy's window, the state, and the line to the server on one asyncio loop."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from kivy.app import App
from kivy.core.window import Window

from hall_link.look.fonts import cache_folder, find_fonts
from hall_link.look.sheet import register_fonts
from hall_link.socket import DeviceLink, command_id
from hall_link.state_file import StateFile
from kiosk.controller import Controller
from kiosk.messages import Tick
from kiosk.report import report
from kiosk.screens.stage import Stage
from kiosk.settings import KioskSettings
from kiosk.state import KioskState
from kiosk.touches import touch_of
from kiosk.views.whole import show

LOG = logging.getLogger(__name__)
TICK_S = 0.2
SOFTWARE = "hall-kiosk 0.1"


class KioskApp(App):
    """Shows whatever the state says. `pressed` gets the name of each press."""

    def __init__(self, pressed: Callable[[str], None]) -> None:
        super().__init__()
        self.stage = Stage(pressed)

    def build(self) -> Stage:
        """The one widget."""
        return self.stage


async def run(settings: KioskSettings) -> None:
    """Run the kiosk until its window is closed."""
    register_fonts(find_fonts(cache_folder()))
    link = DeviceLink(server=settings.server, key=settings.key, role="kiosk", software=SOFTWARE)
    try:
        async with asyncio.TaskGroup() as tasks:
            kiosk = _Kiosk(settings, link, tasks)
            tasks.create_task(link.run())
            tasks.create_task(kiosk.keep_time())
            await kiosk.app.async_run("asyncio")
            raise _WindowClosedError
    except* _WindowClosedError:
        LOG.info("window closed")


class _WindowClosedError(Exception):
    """Ends the task group with whatever still waits for the server."""


class _Kiosk:
    def __init__(self, settings: KioskSettings, link: DeviceLink, tasks: asyncio.TaskGroup) -> None:
        state = KioskState(language=settings.language, usual_language=settings.language)
        self._file = StateFile(settings.state_file)
        self._told: dict[str, Any] = {}
        self._unwritten: dict[str, Any] | None = None
        self.app = KioskApp(self._pressed)
        Window.bind(on_flip=self._drawn)
        self._controller = Controller(
            state, link, settings.printer_socket, tasks, lambda _: self._show()
        )
        link.on_change(self._controller.link_changed)

    def _pressed(self, key: str) -> None:
        self._controller.tell(touch_of(key, command_id))

    async def keep_time(self) -> None:
        """Tell the state what time it is, five times a second."""
        while True:
            self._controller.tell(Tick(time.monotonic(), _wall_clock(self._zone())))
            await asyncio.sleep(TICK_S)

    def _zone(self) -> tzinfo | None:
        board = self._controller.state.board
        return ZoneInfo(board.time_zone) if board else None

    def _show(self) -> None:
        state = self._controller.state
        view, stage = show(state), self.app.stage
        stage.present(view)
        told = report(state, view, stage.targets())
        if told != self._told:
            self._told = self._unwritten = told
            stage.canvas.ask_update()

    def _drawn(self, *_: object) -> None:
        """The file says what can be seen, so it is written once a frame is on the screen."""
        if self._unwritten is not None:
            self._file.write(self._unwritten)
            self._unwritten = None


def _wall_clock(zone: tzinfo | None) -> datetime:
    """The wall clock, to the minute: it is shown no finer."""
    return datetime.fromtimestamp(time.time() // 60 * 60, zone)
