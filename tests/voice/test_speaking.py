"""Calls heard: the real voice on a loudspeaker, recorded and listened to.

Speech takes its time, so the halls speak side by side, and the tests listen afterwards.
"""

import asyncio
import os
import signal
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

from display.voice.messages import Ahead, Announcement, Fault, Ready
from display.voice.process import State, VoiceProcess
from tests.support.hearing import Recording, assert_spoken
from tests.support.looping import run
from tests.support.loudspeaker import Loudspeaker, loudspeaker
from tests.support.speech import Call, chinese, spoken_as

pytestmark = [pytest.mark.row("C4"), pytest.mark.slow(55), pytest.mark.quiet]

CALLS = [Call("A001", 3), Call("B027", 12), Call("C300", 1)]
KILLED = [Call("A002", 2), Call("D045", 11, "en")]


@dataclass
class Hall:
    """What was told and what was heard in one hall."""

    spoken: list[str] = field(default_factory=list)
    states: list[State] = field(default_factory=list)
    heard: "array[int]" = field(default_factory=lambda: array("h"))


@dataclass
class Talk:
    """A voice that speaks in a hall, and the loudspeaker it has."""

    hall: Hall
    voice: VoiceProcess
    speaker: Loudspeaker

    async def until(self, true: Callable[[], Any], what: str, within: float = 150) -> None:
        end = time.monotonic() + within
        while not true():
            assert time.monotonic() < end, f"{what}: {self.hall.spoken} {self.hall.states}"
            await asyncio.sleep(0.1)

    def say(self, call: Call, valid_s: float = 200) -> str:
        told = call.__dict__
        self.voice.say(Announcement(id=f"{call.number}:1", valid_s=valid_s, **told))
        return f"{call.number}:1"

    async def in_the_middle(self) -> None:
        """Part of the next sentence was heard."""
        before = len(self.speaker.recording())

        def reached() -> bool:
            sentences = Recording(self.speaker.recording()[before:]).sentences()
            return any(sentence.end - sentence.start > 0.4 for sentence in sentences)

        await self.until(reached, "a sentence")


@asynccontextmanager
async def talk(folder: Path, cache: Path, repeat: int, patience_s: float = 60) -> Any:
    """A voice on a loudspeaker of its own; what was heard is kept at the end."""
    hall = Hall()
    with loudspeaker(folder) as speaker:
        voice = VoiceProcess(
            ["--cache", str(cache), "--repeat", str(repeat)],
            on_spoken=hall.spoken.append,
            on_state=hall.states.append,
            environment=speaker.environment,
            patience_s=patience_s,
        )
        running = asyncio.create_task(voice.run())
        try:
            yield Talk(hall, voice, speaker)
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            hall.heard = speaker.recording()


async def three_at_once(folder: Path, cache: Path) -> Hall:
    async with talk(folder, cache, repeat=2) as here:
        first, *others = CALLS
        wanted = [here.say(first)]
        here.say(Call("E111", 5), valid_s=2)
        here.say(Call("E222", 6))
        wanted += [here.say(call) for call in others]
        here.voice.forget("E222:1")
        await here.until(lambda: here.hall.spoken == wanted, "all three")
        return here.hall


async def killed_twice(folder: Path, cache: Path) -> Hall:
    """The voice is killed within the first call, its player within the second."""
    async with talk(folder, cache, repeat=1) as here:
        here.voice.prepare(Ahead(numbers=("D045",), windows=(11,)))
        wanted = [here.say(call) for call in KILLED]
        await here.in_the_middle()
        os.kill(here.voice.pid, signal.SIGKILL)
        await here.until(lambda: here.hall.spoken == wanted[:1], "the first after all")
        await here.in_the_middle()
        for child in psutil.Process(here.voice.pid).children():
            with suppress(psutil.NoSuchProcess):  # a clip was made meanwhile
                if child.name() == "aplay":
                    child.kill()
        await here.until(lambda: here.hall.spoken == wanted, "both after all")
        await here.until(lambda: here.hall.states[-1:] == [_READY], "ready at last")
        return here.hall


async def stopped(folder: Path, cache: Path) -> Hall:
    """The voice hangs while it has something to say."""
    async with talk(folder, cache, repeat=1, patience_s=20) as here:
        wanted = [here.say(CALLS[0])]
        await here.in_the_middle()
        os.kill(here.voice.pid, signal.SIGSTOP)
        await here.until(lambda: here.hall.spoken == wanted, "said by another voice")
        return here.hall


async def softly(folder: Path, cache: Path) -> Hall:
    """A window is served elsewhere, and somebody is to get ready: each once, at a third."""
    async with talk(folder, cache, repeat=2) as here:
        moved = Announcement(id="moved", window=3, to=2, volume=33, valid_s=200)
        ready = Announcement(id="ready", number="A013", volume=33, valid_s=200)
        for one in (moved, ready):
            here.voice.say(one)
        await here.until(lambda: here.hall.spoken == ["moved", "ready"], "both")
        return here.hall


_READY = Ready(voice="sit/cmn-latn-pinyin")


@dataclass(frozen=True)
class Halls:
    """The halls that speak side by side."""

    busy: Hall
    killed: Hall
    stopped: Hall
    soft: Hall


@pytest.fixture(scope="module")
def halls() -> Iterator[Halls]:
    async def all_of_them(folder: Path) -> Halls:
        cache = folder / "cache"
        return Halls(
            *await asyncio.gather(
                three_at_once(folder / "1", cache),
                killed_twice(folder / "2", cache),
                stopped(folder / "3", cache),
                softly(folder / "4", cache),
            )
        )

    with tempfile.TemporaryDirectory(prefix="voice-") as folder:  # short: it holds sockets
        yield run(all_of_them(Path(folder)))


def test_calls_at_once_are_spoken_twice_whole_in_order(halls: Halls) -> None:
    """And neither the one that was too old by its turn, nor the one taken back."""
    assert_spoken(halls.busy.heard, CALLS, times=2)
    assert halls.busy.states == [_READY]


def test_a_call_cut_off_by_a_death_is_said_again_from_its_start(halls: Halls) -> None:
    """Cut, whole, cut, whole: each sentence comes to its end once, and nothing overlaps."""
    recording = Recording(halls.killed.heard)
    ended = 0.0
    for call in KILLED:
        expected = sum(clip.seconds for clip in chinese(call))
        later = [one for one in recording.sentences() if one.start >= ended]
        whole = [one for one in later if 0.9 < (one.end - one.start) / expected < 1.1]
        assert whole, (call, later, expected)
        assert [bell for bell in recording.chimes if ended <= bell.start < whole[0].start]
        ended = whole[0].end
    for sentence in recording.sentences():
        within = [one for one in recording.chimes if sentence.start < one.start < sentence.end]
        assert not within


def test_a_death_is_told_and_so_is_the_recovery(halls: Halls) -> None:
    ready, died, again, player, well = halls.killed.states
    assert (ready, again, well) == (_READY, _READY, _READY)
    assert isinstance(died, Fault)
    assert isinstance(player, Fault)
    assert "重新启动" in died.fault
    assert "音箱不能出声" in player.fault


def test_a_voice_that_hangs_is_replaced(halls: Halls) -> None:
    recording = Recording(halls.stopped.heard)
    assert len(recording.chimes) == 2
    assert len(recording.find(chinese(CALLS[0])[1])) == 1
    assert "重新启动" in str(halls.stopped.states[1])
    assert halls.stopped.states[-1] == _READY


@pytest.mark.row("C5", "A20", "B1")
def test_what_calls_nobody_is_said_once_and_as_loud_as_ordered(halls: Halls) -> None:
    recording = Recording(halls.soft.heard)
    assert len(recording.chimes) == len(recording.sentences()) == 2
    for words in ("san1 hao4 chuang1 kou3 ye4 wu4", "zuo4 hao3 zhun3 bei4"):
        assert len(recording.find(spoken_as(words))) == 1
    loud, soft = max(halls.busy.heard), max(halls.soft.heard)
    assert 0.25 < soft / loud < 0.45
