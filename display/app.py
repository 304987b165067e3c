"""The glue: Kivy's window, the voice's process and the line to the server on one asyncio loop."""

import asyncio
import os
from functools import partial

from display.calls import round_key, unreported
from display.controller import Controller, VoiceListener
from display.messages import Tick
from display.report import report
from display.screens.stage import Stage
from display.settings import DisplaySettings
from display.state import WallState
from display.views.whole import show
from display.voice.process import VoiceProcess
from hall_link.entry.entry import Entry
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
from hall_link.wire.envelope import Identify

TICK_S = 0.15
SOFTWARE = "hall-display 0.1"
TEST = "test "
"""How the id of what is said begins when the hall tests its voice."""


async def run(settings: DisplaySettings) -> None:
    """Run the display until its window is closed."""
    register_fonts(find_fonts(cache_folder()))
    entry = Entry(settings.server, "display", settings.admission)
    link = DeviceLink(server=settings.server, role="display", software=SOFTWARE, entry=entry)
    wall = _Wall(settings, link)
    EntryCover(entry, has_picture(link), wall.shown, settings.server, settings.language)
    LabelCover(link, "display", wall.shown, settings.language)
    await run_device(wall.stage, link, wall.begin)


class _Wall:
    def __init__(self, settings: DisplaySettings, link: DeviceLink) -> None:
        self._settings = settings
        self._link = link
        self.stage = Stage()
        self.shown = ShownState(settings.state_file, self.stage)
        self._undrawn: set[str] = set()

    def begin(self, tasks: asyncio.TaskGroup) -> None:
        """Listen to the line and start the time."""
        state = WallState(language=self._settings.language, at_window=self._settings.at_window)
        make_voice = self._make_voice
        self._controller = Controller(state, self._link, make_voice, tasks, self._show)
        self._link.on_change(lambda _: self._tick())  # before: the clock is of the same moment
        self._link.on_change(self._controller.link_changed)
        self._link.on_identify(self._test)
        tasks.create_task(every(TICK_S, self._tick))

    def _make_voice(self, listener: VoiceListener) -> VoiceProcess:
        words: list[str] = []
        for option, folder in (
            ("--cache", self._settings.voice_cache),
            ("--clips", self._settings.clips),
        ):
            words += [option, os.fspath(folder)] if folder else []
        return VoiceProcess(
            words,
            on_begun=listener.voice_began,
            on_spoken=partial(self._spoke, listener),
            on_state=listener.voice_is,
        )

    def _test(self, asked: Identify) -> None:
        if asked.speak:
            name = self._link.state.name if asked.show else ""
            self._controller.test_voice(TEST + asked.id, name)

    def _spoke(self, listener: VoiceListener, said: str) -> None:
        if said.startswith(TEST):
            self._link.has_spoken(said.removeprefix(TEST))
        else:
            listener.voice_spoke(said)

    def _tick(self) -> None:
        now = asyncio.get_running_loop().time()
        link = self._link.state
        self._controller.tell(Tick(now, hall_minute(link) if link.clock else None))

    def _show(self) -> None:
        state = self._controller.state
        view = show(state)
        self.stage.present(view)
        notice = self.stage.notice.title if self.stage.notice else ""
        self.shown.tell(report(state, view, notice))
        self._report_once_drawn({round_key(call) for call in unreported(state.here)})

    def _report_once_drawn(self, announcements: set[str]) -> None:
        """Only what is really on the screen was shown; so what the next frame brings waits."""
        if announcements and not self._undrawn:
            self.shown.once_drawn(self._drawn)
        self._undrawn |= announcements

    def _drawn(self) -> None:
        drawn, self._undrawn = self._undrawn, set()
        self._controller.drawn(drawn)
