"""Speaks what is in the queue, one whole announcement after the other, and mends itself."""

import asyncio
import logging
import time
from array import array
from collections.abc import AsyncIterator, Callable

from display.voice.audio import seconds, silence, softened
from display.voice.clips import Clips
from display.voice.faults import SpeakerFaultError, VoiceFaultError, shortened
from display.voice.messages import (
    Ahead,
    Announcement,
    Begun,
    Event,
    Expired,
    Failed,
    Fault,
    Ready,
    Spoken,
)
from display.voice.queue import AnnouncementQueue
from display.voice.speaker import Speaker
from display.voice.synthesiser import Synthesiser
from display.voice.wording import Part, Sentence, sentences, where, who

RETRY_S = 2.0
LOOK_AGAIN_S = 5.0
BETWEEN_TIMES_S = 0.5
_FILLER_S = 0.1
_KEEP_AHEAD_S = 0.4

log = logging.getLogger(__name__)


class Announcer:
    """`tell` is called on the event loop with everything that becomes of the orders."""

    def __init__(
        self,
        clips: Clips,
        synthesiser: Synthesiser,
        speaker: Speaker,
        tell: Callable[[Event], None],
        repeat: int = 2,
        name: str = "",
    ) -> None:
        self._clips = clips
        self._synthesiser = synthesiser
        self._speaker = speaker
        self._tell = tell
        self._repeat = repeat
        self._name = name
        self._queue = AnnouncementQueue()
        self._ahead: dict[Part, None] = {}
        self._state: Ready | Fault | None = None
        self._speaker_fault = ""
        self._stirred = asyncio.Event()
        self._called = asyncio.Event()

    # --- orders --------------------------------------------------------------------------------

    def say(self, announcement: Announcement) -> None:
        """Have it spoken, after all that came before."""
        self._queue.add(announcement, time.monotonic())
        self._stirred.set()
        self._called.set()

    def forget(self, call: str) -> None:
        """Not to be spoken unless it has begun."""
        self._queue.forget(call)

    def prepare(self, ahead: Ahead) -> None:
        """Have these clips made when there is nothing to say."""
        parts = [where(language, window) for window in ahead.windows for language in ("zh", "en")]
        for number in ahead.numbers:
            try:
                parts.append(who("zh", number))
            except ValueError:
                log.warning("nothing to read in a number to prepare")
        self._ahead |= dict.fromkeys(part for part in parts if self._clips.missing(part))
        self._stirred.set()

    async def run(self) -> None:
        """Speak until cancelled."""
        self._chime = await self._clips.chime()
        await self._check()
        while True:
            for call in self._queue.drop_expired(time.monotonic()):
                self._tell(Expired(expired=call))
            if announcement := self._queue.begin():
                await self._attempt(announcement)
            elif self._ahead and isinstance(self._state, Ready):
                await self._make_ahead()
            else:
                await self._wait()

    async def _wait(self) -> None:
        """For an order; while something is broken, no longer than to the next look at it."""
        self._stirred.clear()
        broken = not isinstance(self._state, Ready)
        try:
            async with asyncio.timeout(LOOK_AGAIN_S if broken else None):
                await self._stirred.wait()
        except TimeoutError:
            await self._check()

    async def _make_ahead(self) -> None:
        """One clip; a call that comes meanwhile doesn't wait for it."""
        part = next(iter(self._ahead))
        self._called.clear()
        making = asyncio.create_task(self._clips.part(part, ahead=True))
        called = asyncio.create_task(self._called.wait())
        try:
            await asyncio.wait([making, called], return_when=asyncio.FIRST_COMPLETED)
            if making.done():
                del self._ahead[part]
                making.result()
        except VoiceFaultError as fault:
            self._show(Fault(fault=shortened(str(fault))))
        finally:
            making.cancel()
            called.cancel()

    # --- one announcement ----------------------------------------------------------------------

    async def _attempt(self, announcement: Announcement) -> None:
        """Say the first of the queue; it stays there if that fails."""
        try:
            said = sentences(announcement)
        except ValueError as fault:
            self._tell(Failed(failed=announcement.id, why=shortened(str(fault))))
            self._end(announcement, Expired(expired=announcement.id))
            return
        try:
            await self._say(announcement, said)
        except (VoiceFaultError, SpeakerFaultError) as fault:
            await self._failed(announcement, fault)
        else:
            self._end(announcement, Spoken(spoken=announcement.id))

    def _end(self, announcement: Announcement, event: Event) -> None:
        self._queue.end(announcement.id)
        self._tell(event)

    async def _failed(
        self, announcement: Announcement, fault: VoiceFaultError | SpeakerFaultError
    ) -> None:
        words = shortened(str(fault))
        if isinstance(fault, SpeakerFaultError):
            self._speaker_fault = words
        self._queue.put_back()
        self._tell(Failed(failed=announcement.id, why=words))
        self._show(Fault(fault=words))
        await asyncio.sleep(RETRY_S)
        await self._check()

    async def _say(self, announcement: Announcement, said: list[Sentence]) -> None:
        """Raises VoiceFaultError or SpeakerFaultError; known ones before the chime sounds."""
        if self._speaker_fault:
            raise SpeakerFaultError(self._speaker_fault)
        for one in said:
            self._clips.insist(one)
        making = [asyncio.create_task(self._clips.sound(one)) for one in said]
        try:
            self._tell(Begun(begun=announcement.id))
            await self._speaker.play(self._sound(making, announcement))
        finally:
            for task in making:
                task.cancel()
            await asyncio.gather(*making, return_exceptions=True)

    async def _sound(
        self, making: "list[asyncio.Task[array[int]]]", announcement: Announcement
    ) -> "AsyncIterator[array[int]]":
        """Chime, the Chinese sentence as often as set, then the English one if there is one.

        Clips still being made are waited for with silence: a player that runs dry stutters.
        """
        begun = time.monotonic()
        given = seconds(self._chime)
        volume = announcement.volume
        yield softened(self._chime, volume)
        repeat = self._repeat if announcement.is_call else 1
        for task, times in zip(making, (repeat, 1), strict=False):
            while not await _done(task, begun + given - _KEEP_AHEAD_S):
                given += _FILLER_S
                yield silence(_FILLER_S)
            clip = softened(task.result(), volume)
            for _time in range(times):
                given += seconds(clip) + BETWEEN_TIMES_S
                yield clip
                yield silence(BETWEEN_TIMES_S)

    # --- health --------------------------------------------------------------------------------

    async def _check(self) -> None:
        """Look at voice and loudspeaker, and tell if that changed."""
        voice, speaker = await asyncio.gather(
            self._synthesiser.prove(), self._speaker.try_out(), return_exceptions=True
        )
        self._speaker_fault = ""
        for fault in (voice, speaker):
            if isinstance(fault, BaseException) and not isinstance(
                fault, VoiceFaultError | SpeakerFaultError
            ):
                raise fault
        if isinstance(speaker, SpeakerFaultError):
            self._speaker_fault = shortened(str(speaker))
        words = "；".join(str(fault) for fault in (speaker, voice) if fault)
        self._show(Fault(fault=shortened(words)) if words else Ready(voice=self._name))

    def _show(self, state: Ready | Fault) -> None:
        if state != self._state:
            self._state = state
            self._tell(state)


async def _done(task: "asyncio.Task[array[int]]", moment: float) -> bool:
    """Whether it is, waiting for it until `moment` at most (of the monotonic clock)."""
    await asyncio.wait([task], timeout=max(0.0, moment - time.monotonic()))
    return task.done()
