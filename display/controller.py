"""Carries messages into the state, orders to the voice and reports to the hall; holds no window."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from display.calls import names_a_round
from display.loudness import is_quiet, volume_at
from display.messages import LinkChanged, Message, VoiceBegan, VoiceChanged, VoiceEnded
from display.part import spoken_part
from display.reporter import Link, Reporter
from display.script import Loudness, Script
from display.state import WallState, update
from display.voice.messages import Ahead, Announcement, Fault, Forget, Order, Prepare, Ready, Say
from hall_link.session import LinkState
from hall_link.wire.board import Board

VoiceState = Ready | Fault

TEST_VALID_S = 20.0


class Voice(Protocol):
    """What a display needs of its voice (see `display.voice.process.VoiceProcess`)."""

    def say(self, announcement: Announcement) -> None: ...

    def forget(self, call: str) -> None: ...

    def prepare(self, ahead: Ahead) -> None: ...

    async def run(self) -> None: ...


class VoiceListener(Protocol):
    """What a voice tells its display."""

    def voice_is(self, state: VoiceState) -> None: ...

    def voice_began(self, announcement: str) -> None: ...

    def voice_spoke(self, announcement: str) -> None: ...


MakeVoice = Callable[[VoiceListener], Voice]


class Controller:
    """The wall's state and its errands. `changed` is called after every change of the state."""

    def __init__(
        self,
        state: WallState,
        link: Link,
        make_voice: MakeVoice,
        tasks: asyncio.TaskGroup,
        changed: Callable[[], None],
    ) -> None:
        self.state = state
        self._make_voice = make_voice
        self._tasks = tasks
        self._changed = changed
        self._reporter = Reporter(link, tasks)
        self._script = Script()
        self._voice: tuple[Voice, asyncio.Task[None]] | None = None
        self._voice_state: VoiceState | None = None
        self._device = ""
        self._epoch: str | None = None

    def link_changed(self, link: LinkState) -> None:
        """Listener for the line. Must be called on the event loop, like everything here."""
        now = asyncio.get_running_loop().time()
        at, heard = link.hall_time(now), link.clock.at if link.clock else None
        back = link.connected and not self.state.connected
        self._device = link.device or ""
        if link.epoch != self._epoch:
            self._epoch = link.epoch
            self._reporter.forget()
        self.tell(LinkChanged(link.connected, link.snapshot, link.goodbye, at, heard, now))
        if link.connected:
            self._care_for_voice(back)
        if at:
            self._have_said(at)

    def tell(self, message: Message) -> None:
        """Something happened."""
        before = self.state
        self.state = update(self.state, message)
        if self.state != before:
            self._changed()

    def drawn(self, announcements: Iterable[str]) -> None:
        """These rounds of calls are on the screen now."""
        self._reporter.calls(self._device, announcements, "shown")

    def test_voice(self, test: str, name: str = "") -> None:
        """Has the test phrase spoken, or the display's name, if there is a voice; it tells
        `voice_spoke` of `test`."""
        if self._voice is not None:
            said = Announcement(id=test, test=True, name=name, valid_s=TEST_VALID_S)
            self._voice[0].say(said)

    # --- the voice -----------------------------------------------------------------------------

    def _have_said(self, at: datetime) -> None:
        """Gives the voice its orders, at the hall's time `at`."""
        board, wall = self.state.board, self.state.wall
        if self._voice and board and wall:
            part, loudness = spoken_part(board, wall), _loudness(board, at)
            for order in self._script.orders(board, part, at, loudness):
                _give(self._voice[0], order)

    def _care_for_voice(self, back: bool) -> None:
        """A voice where the hall wants one; the hall hears of it with every new line."""
        speaks = bool(self.state.wall and self.state.wall.speaks)
        if speaks and self._voice is None:
            voice = self._make_voice(self)
            self._voice = voice, self._tasks.create_task(voice.run())
        elif not speaks and self._voice is not None:
            self._voice[1].cancel()
            self._voice = self._voice_state = None
            self._script = Script()
            self.tell(VoiceChanged("off"))
        if back:
            self._reporter.voice_unknown()
        self._report_voice()

    def _report_voice(self) -> None:
        """A voice that only starts has nothing to report yet."""
        match self._voice_state:
            case Ready():
                self._reporter.voice("ready", None)
            case Fault(fault=why):
                self._reporter.voice("fault", why)
            case None if self._voice is None:
                self._reporter.voice("off", None)

    def voice_is(self, state: VoiceState) -> None:
        """The voice can be heard, or not."""
        if self._voice is None:
            return
        self._voice_state = state
        self.tell(VoiceChanged("ready" if isinstance(state, Ready) else "fault"))
        self._report_voice()

    def voice_began(self, announcement: str) -> None:
        """The chime sounds."""
        self.tell(VoiceBegan(announcement))

    def voice_spoke(self, announcement: str) -> None:
        """It was heard to its end."""
        self.tell(VoiceEnded(announcement, spoken=True))
        if names_a_round(announcement):
            self._reporter.calls(self._device, [announcement], "spoken")


def _loudness(board: Board, at: datetime) -> Loudness:
    moment = at.astimezone(ZoneInfo(board.time_zone))
    return Loudness(is_quiet(board.rules, moment), volume_at(board.rules, moment))


def _give(voice: Voice, order: Order) -> None:
    match order:
        case Say(say=announcement):
            voice.say(announcement)
        case Forget(forget=call):
            voice.forget(call)
        case Prepare(prepare=ahead):
            voice.prepare(ahead)
