"""The glue: Kivy's window, the state, and the line to the server on one asyncio loop."""

import asyncio
import time

from evaluator.controller import Controller
from evaluator.drawer import Drawer
from evaluator.messages import Tick
from evaluator.report import report
from evaluator.screens.stage import Stage
from evaluator.settings import PadSettings
from evaluator.state import PadState
from evaluator.touches import touch_of
from evaluator.views.whole import show
from hall_link.entry.entry import Entry
from hall_link.keypad.table import pinyin_table
from hall_link.look.device_app import (
    EntryCover,
    ShownState,
    every,
    hall_minute,
    has_picture,
    run_device,
)
from hall_link.look.fonts import cache_folder, find_fonts
from hall_link.look.label import LabelCover
from hall_link.look.sheet import register_fonts
from hall_link.socket import DeviceLink

TICK_S = 0.2
SOFTWARE = "hall-evaluator 0.1"


async def run(settings: PadSettings) -> None:
    """Run the pad until its window is closed."""
    register_fonts(find_fonts(cache_folder()))
    entry = Entry(settings.server, "evaluator", settings.admission)
    link = DeviceLink(server=settings.server, role="evaluator", software=SOFTWARE, entry=entry)
    pad = _Pad(settings, link)
    EntryCover(entry, has_picture(link), pad.shown, settings.server, settings.language)
    LabelCover(link, "evaluator", pad.shown, settings.language)
    await run_device(pad.stage, link, pad.begin)


class _Pad:
    def __init__(self, settings: PadSettings, link: DeviceLink) -> None:
        self._settings = settings
        self._link = link
        self.stage = Stage(self._pressed)
        self.shown = ShownState(settings.state_file, self.stage)

    def begin(self, tasks: asyncio.TaskGroup) -> None:
        """Send what is left from before, listen to the line and start the time."""
        usual = self._settings.language
        drawer = Drawer(self._settings.data, self._settings.admission.key)
        answered = tuple(answer.visit for answer in drawer.answers())
        self._controller = Controller(
            PadState(language=usual, usual_language=usual, done=answered),
            self._link,
            drawer,
            tasks,
            lambda _: self._show(),
        )
        self._controller.send_kept()
        self._link.on_change(self._controller.link_changed)
        tasks.create_task(every(TICK_S, self._tick))
        tasks.create_task(asyncio.to_thread(pinyin_table))  # before anybody wants to write

    def _pressed(self, key: str) -> None:
        self._controller.tell(touch_of(key))

    def _tick(self) -> None:
        hall = self._link.state.hall_time(asyncio.get_running_loop().time())
        self._controller.tell(Tick(time.monotonic(), hall, hall_minute(self._link.state)))

    def _show(self) -> None:
        state = self._controller.state
        view = show(state)
        self.stage.present(view)
        self.shown.tell(report(state, view, self.stage.targets()))
