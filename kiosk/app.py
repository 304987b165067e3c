"""The glue: Kivy's window, the state, and the line to the server on one asyncio loop."""

import asyncio
import logging
import sqlite3
import ssl
import time
from datetime import datetime

from hall_link.entry.entry import Entry
from hall_link.look.device_app import EntryCover, ShownState, every, hall_minute, run_device
from hall_link.look.fonts import cache_folder, find_fonts
from hall_link.look.label import LabelCover
from hall_link.look.scanner import Scanner
from hall_link.look.sheet import register_fonts
from hall_link.socket import DeviceLink, command_id
from hall_link.wire.enrolment import EnrolRole
from kiosk.controller import Controller
from kiosk.messages import Message, Scanned, Tick
from kiosk.pictures import Pictures
from kiosk.report import report
from kiosk.reserves import Reserves
from kiosk.screens.stage import Stage
from kiosk.settings import KioskSettings
from kiosk.state import KioskState
from kiosk.store import Store
from kiosk.touches import touch_of
from kiosk.views.whole import show
from kiosk.voice import Voice

log = logging.getLogger(__name__)

TICK_S = 0.2
SOFTWARE = "hall-kiosk 0.1"

STOCK_S = 30.0
"""So often it is looked which day it is, whose numbers those are."""

RESERVES = "reserves.db"
"""Its numbers for when the server is away, in its data folder."""


async def run(settings: KioskSettings) -> None:
    """Run the kiosk until its window is closed."""
    register_fonts(find_fonts(cache_folder()))
    role: EnrolRole = "guide" if settings.guide_desk else "kiosk"
    entry = Entry(settings.server, role, settings.admission)
    link = DeviceLink(server=settings.server, role=role, software=SOFTWARE, entry=entry)
    kiosk = _Kiosk(settings, link, entry)
    EntryCover(entry, kiosk.goes_on, kiosk.shown, settings.server, settings.language)
    LabelCover(link, role, kiosk.shown, settings.language)
    await run_device(kiosk.stage, link, kiosk.begin)


class _Kiosk:
    def __init__(self, settings: KioskSettings, link: DeviceLink, entry: Entry) -> None:
        self._settings = settings
        self._entry = entry
        self._link = link
        self.stage = Stage(self._pressed)
        self.shown = ShownState(settings.state_file, self.stage)
        self._scanner = Scanner(self._scanned)

    def goes_on(self) -> bool:
        """Whether it knows the hall, from the server or from what it keeps."""
        return self._controller.state.board is not None

    def begin(self, tasks: asyncio.TaskGroup) -> None:
        """Listen to the line and start the time."""
        usual = self._settings.language
        self._voice = Voice(tasks)
        self._reserves = self._reserves_here()
        self._controller = Controller(
            KioskState(
                language=usual,
                usual_language=usual,
                scanner=self._settings.scanner,
                general=self._settings.general,
                desk=self._settings.guide_desk,
            ),
            self._link,
            self._settings.printer_socket,
            tasks,
            lambda _: self._show(),
            Pictures(self._settings.server, self._settings.samples, self._trusted),
            self._reserves,
        )
        self._link.on_change(self._controller.link_changed)
        if self._reserves is not None:
            self._begin_alone(self._reserves, tasks)
        tasks.create_task(every(TICK_S, self._tick))
        self._scanner.listen()

    def _reserves_here(self) -> Reserves | None:
        """None where nothing can be stored: then every number comes from the server."""
        try:
            store = Store(self._settings.data / RESERVES)
        except (OSError, sqlite3.Error) as fault:
            log.error("no numbers are held here: %s", fault)
            return None
        return Reserves(store, self._link, self._tell)

    def _tell(self, message: Message) -> None:
        self._controller.tell(message)

    def _begin_alone(self, reserves: Reserves, tasks: asyncio.TaskGroup) -> None:
        self._link.on_change(reserves.heard)
        reserves.restore()
        tasks.create_task(reserves.run())
        tasks.create_task(every(STOCK_S, reserves.tell_stock))
        if self._settings.printer_socket is not None:
            tasks.create_task(reserves.print_what_was_not(self._settings.printer_socket))

    def _trusted(self) -> ssl.SSLContext:
        return self._entry.context or ssl.create_default_context()

    def _scanned(self, code: str) -> None:
        self._controller.tell(Scanned(code, command_id()))

    def _pressed(self, key: str) -> None:
        self._controller.tell(touch_of(key, command_id))

    def _tick(self) -> None:
        self._controller.tell(Tick(time.monotonic(), self._minute()))

    def _minute(self) -> datetime:
        if self._reserves is not None and self._link.state.snapshot is None:
            return self._reserves.minute()
        return hall_minute(self._link.state)

    def _show(self) -> None:
        state = self._controller.state
        view = show(state)
        self.stage.present(view)
        self._voice.follow(state, view)
        self.shown.tell(report(state, view, self.stage.targets()))
