"""Reports to the hall and orders to the voice, with the voice's part recorded."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from display.controller import Controller, VoiceListener
from display.reporter import report_id
from display.state import WallState
from display.voice.messages import Ahead, Announcement, Fault, Ready
from hall_link.session import NOTHING_KNOWN, HallClock, LinkState, Refused
from hall_link.wire.base import Words
from hall_link.wire.board import MAIN_ZONE, Board
from hall_link.wire.calls import Noted, ReportCall, ReportVoice, Wall
from hall_link.wire.commands import Command, Result
from hall_link.wire.envelope import Snapshot
from tests.display.sample_wall import NOON, board, call
from tests.support.looping import run

pytestmark = pytest.mark.unit


class Line:
    """Records what is reported; `refuse_with` a code refuses it."""

    def __init__(self) -> None:
        self.commands: list[tuple[Command, str | None]] = []
        self.refuse_with: str | None = None

    async def call(self, command: Command, *, command_id: str | None = None) -> Result:
        self.commands.append((command, command_id))
        if self.refuse_with:
            raise Refused(self.refuse_with, Words(zh="", en=""))
        return Noted()

    def calls(self) -> list[tuple[str, int, str]]:
        told = [command for command, _ in self.commands if isinstance(command, ReportCall)]
        return [(command.call_id, command.round, command.done) for command in told]

    def voices(self) -> list[tuple[str, str | None]]:
        told = [command for command, _ in self.commands if isinstance(command, ReportVoice)]
        return [(command.state, command.detail) for command in told]


class RecordedVoice:
    """Keeps its orders."""

    def __init__(self, listener: VoiceListener) -> None:
        self.listener = listener
        self.said: list[Announcement] = []
        self.forgotten: list[str] = []
        self.ahead = Ahead()
        self.running = False

    def say(self, announcement: Announcement) -> None:
        self.said.append(announcement)

    def forget(self, call: str) -> None:
        self.forgotten.append(call)

    def prepare(self, ahead: Ahead) -> None:
        self.ahead = ahead

    async def run(self) -> None:
        self.running = True
        try:
            await asyncio.Event().wait()
        finally:
            self.running = False


class Surroundings:
    """A controller with a recorded line and voice."""

    def __init__(self, tasks: asyncio.TaskGroup) -> None:
        self.line = Line()
        self.voices: list[RecordedVoice] = []
        self.controller = Controller(
            WallState(), self.line, self._make_voice, tasks, changed=lambda: None
        )

    def _make_voice(self, listener: VoiceListener) -> RecordedVoice:
        self.voices.append(RecordedVoice(listener))
        return self.voices[-1]

    @property
    def voice(self) -> RecordedVoice:
        return self.voices[-1]

    async def sees(self, of: Board, *, speaks: bool = True, epoch: str = "e1", **more: Any) -> None:
        """The hall is like this now."""
        self.controller.link_changed(picture(of, speaks, epoch, **more))
        await asyncio.sleep(0)
        await asyncio.sleep(0)


def picture(
    of: Board, speaks: bool = True, epoch: str = "e1", *, connected: bool = True, late_s: float = 0
) -> LinkState:
    """The line's state with this board, at `NOON` and `late_s` seconds."""
    known = {**vars(NOTHING_KNOWN), "connected": connected, "device": "wall-1", "epoch": epoch}
    known["snapshot"] = Snapshot(board=of, wall=Wall(zone=MAIN_ZONE, speaks=speaks))
    known["clock"] = HallClock(NOON + timedelta(seconds=late_s), asyncio.get_running_loop().time())
    return LinkState(**known)


def on_a_wall(conversation: Callable[[Surroundings], Awaitable[None]]) -> None:
    """Runs it on a loop, and ends everything the wall started."""

    async def life() -> None:
        async with asyncio.TaskGroup() as tasks:
            wall = Surroundings(tasks)
            await conversation(wall)
            await wall.sees(board(), speaks=False)

    run(life())


def test_calls_are_said_once_and_in_order() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board([call("A002", 4, 2), call("A001", 3, 9)]))
        await wall.sees(board([call("A003", 5, 1), call("A002", 4, 2), call("A001", 3, 9)]))
        assert [said.id for said in wall.voice.said] == [
            "call-A001:1",
            "call-A002:1",
            "call-A003:1",
        ]
        assert [round(said.valid_s) for said in wall.voice.said] == [51, 58, 59]

    on_a_wall(conversation)


def test_what_came_over_the_break_is_said_and_what_expired_is_not() -> None:
    async def conversation(wall: Surroundings) -> None:
        of = board([call("A001", 3, 1)])
        await wall.sees(of)
        await wall.sees(of, connected=False)
        await wall.sees(board([call("B001", 5, 0), *of.recent_calls]), late_s=40)
        assert [said.number for said in wall.voice.said] == ["A001", "B001"]
        await wall.sees(board([call("C001", 6, 0)]), late_s=61)
        assert len(wall.voice.said) == 2

    on_a_wall(conversation)


def test_a_recall_takes_the_place_of_the_call_and_what_was_spoken_is_forgotten_once() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board([call("A001", 3)]))
        await wall.sees(board([call("A001", 3, round=2)]))
        await wall.sees(board([call("A001", 3, round=2, spoken_at=NOON)]))
        await wall.sees(board([call("A001", 3, round=2, spoken_at=NOON)]))
        assert wall.voice.forgotten == ["call-A001:1", "call-A001:2"]
        assert [said.id for said in wall.voice.said] == ["call-A001:1", "call-A001:2"]

    on_a_wall(conversation)


def test_clips_are_made_ahead_for_open_windows_and_the_next_numbers() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board([call("A012", 3)]))
        assert wall.voice.ahead.windows == tuple(range(1, 12))
        assert {"A013", "A014", "A015", "B008"} <= set(wall.voice.ahead.numbers)
        assert not any(number.startswith("D") for number in wall.voice.ahead.numbers)

    on_a_wall(conversation)


def test_shown_and_spoken_are_reported_once_each_under_a_lasting_id() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board([call("A001", 3)]))
        wall.controller.drawn(["call-A001:1"])
        wall.controller.drawn(["call-A001:1"])
        wall.voice.listener.voice_spoke("call-A001:1")
        await asyncio.sleep(0)
        assert wall.line.calls() == [("call-A001", 1, "shown"), ("call-A001", 1, "spoken")]
        command, name = wall.line.commands[-1]
        assert isinstance(command, ReportCall)
        assert name == report_id("wall-1", command)
        assert len(name) <= 64
        assert wall.controller.state.spoken == ("call-A001:1",)

    on_a_wall(conversation)


def test_a_hall_with_another_history_is_told_again() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board([call("A001", 3)]))
        wall.controller.drawn(["call-A001:1"])
        await wall.sees(board([call("A001", 3)]), epoch="e2")
        wall.controller.drawn(["call-A001:1"])
        await asyncio.sleep(0)
        assert len(wall.line.calls()) == 2

    on_a_wall(conversation)


def test_a_call_the_hall_does_not_know_ends_nothing() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board([call("A001", 3)]))
        wall.line.refuse_with = "unknown-call"
        wall.controller.drawn(["call-A001:1"])
        await asyncio.sleep(0)
        assert len(wall.line.calls()) == 1

    on_a_wall(conversation)


def test_the_voice_is_reported_at_each_change_and_on_each_line() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board())
        assert wall.line.voices() == []
        wall.voice.listener.voice_is(Fault(fault="没有声卡"))
        wall.voice.listener.voice_is(Ready(voice="sit/cmn-latn-pinyin"))
        await wall.sees(board())
        assert wall.line.voices() == [("fault", "没有声卡"), ("ready", None)]
        await wall.sees(board(), connected=False)
        await wall.sees(board())
        assert wall.line.voices()[2:] == [("ready", None)]
        assert wall.controller.state.voice == "ready"

    on_a_wall(conversation)


def test_only_a_display_set_to_speak_has_a_voice() -> None:
    async def conversation(wall: Surroundings) -> None:
        await wall.sees(board(), speaks=False)
        assert wall.voices == []
        assert wall.line.voices() == [("off", None)]
        await wall.sees(board([call("A001", 3)]), speaks=True)
        assert wall.voice.running
        wall.voice.listener.voice_is(Ready(voice="x"))
        await wall.sees(board([call("A001", 3)]), speaks=False)
        assert not wall.voice.running
        assert wall.controller.state.voice == "off"
        assert wall.line.voices()[-1] == ("off", None)

    on_a_wall(conversation)
