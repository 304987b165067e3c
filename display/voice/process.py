"""The voice as its display sees it: a process that is kept alive, and calls that outlive it."""

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from display.voice.messages import (
    Ahead,
    Announcement,
    Begun,
    Event,
    Expired,
    Fault,
    Forget,
    Order,
    Prepare,
    Ready,
    Say,
    Spoken,
    as_line,
    read_event,
)
from display.voice.queue import AnnouncementQueue

FIRST_PAUSE_S = 0.2
LONGEST_PAUSE_S = 10.0
PATIENCE_S = 60.0
"""Something becomes of every announcement sooner than this, or the voice hangs."""

State = Ready | Fault

log = logging.getLogger(__name__)


class VoiceProcess:
    """Starts `python -m display.voice` and starts it again when it dies.

    Belongs to one event loop. What was neither spoken nor expired when the voice died is said
    from its start by the next one, with the validity it has left. `on_begun(id)` is called when
    an attempt to say it begins, `on_spoken(id)` once it has sounded to its end, `on_state(state)`
    at each change.
    """

    def __init__(
        self,
        options: Sequence[str] = (),
        *,
        on_spoken: Callable[[str], None],
        on_state: Callable[[State], None],
        on_begun: Callable[[str], None] | None = None,
        environment: Mapping[str, str] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        """`options` of the command line; `environment` None means our own.

        A voice that has something to say and tells nothing for `patience_s` is started anew.
        """
        self._command = (sys.executable, "-m", "display.voice", *options)
        self._environment = environment
        self._on_spoken = on_spoken
        self._on_state = on_state
        self._on_begun = on_begun
        self._patience_s = patience_s
        self._queue = AnnouncementQueue()
        self._ahead = Ahead()
        self._process: asyncio.subprocess.Process | None = None
        self._state: State | None = None

    @property
    def state(self) -> State:
        """How the voice is; a Fault before it has first said that it is ready."""
        return self._state or Fault(fault="语音正在启动")

    @property
    def pid(self) -> int | None:
        """The process that speaks now."""
        return self._process.pid if self._process else None

    def say(self, announcement: Announcement) -> None:
        """Have it spoken, whole, after those before it. The same id again changes nothing."""
        self._queue.add(announcement, time.monotonic())
        self._order(Say(say=announcement))

    def forget(self, call: str) -> None:
        """Not to be spoken any more, unless it has begun."""
        self._queue.forget(call)
        self._order(Forget(forget=call))

    def prepare(self, ahead: Ahead) -> None:
        """Numbers and windows whose clips may be made in idle time, instead of those before."""
        if ahead != self._ahead:
            self._ahead = ahead
            self._order(Prepare(prepare=ahead))

    async def run(self) -> None:
        """Keep a voice until cancelled, then end it."""
        pause = FIRST_PAUSE_S
        while True:
            was_ready = await self._one_life()
            pause = FIRST_PAUSE_S if was_ready else min(2 * pause, LONGEST_PAUSE_S)
            await asyncio.sleep(pause)

    async def _one_life(self) -> bool:
        """From start to death of one process; whether it was ever ready."""
        pipe = asyncio.subprocess.PIPE
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command, stdin=pipe, stdout=pipe, env=self._environment
            )
        except OSError as fault:
            self._show(Fault(fault=f"语音程序不能启动：{fault.strerror}"))
            return False
        self._process = process
        try:
            self._tell_anew()
            return await self._listen(process)
        finally:
            self._process = None
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    def _tell_anew(self) -> None:
        now = time.monotonic()
        self._queue.drop_expired(now)
        for waiting in self._queue.all():
            self._order(Say(say=waiting.remaining(now)))
        if self._ahead != Ahead():
            self._order(Prepare(prepare=self._ahead))

    async def _listen(self, process: asyncio.subprocess.Process) -> bool:
        assert process.stdout
        was_ready = False
        while line := await self._next_line(process.stdout):
            try:
                event = read_event(line)
            except ValueError:
                log.warning("the voice says what can't be read")
                continue
            was_ready = was_ready or isinstance(event, Ready)
            self._heard(event)
        self._show(Fault(fault="语音程序退出，正在重新启动"))
        return was_ready

    async def _next_line(self, told: asyncio.StreamReader) -> bytes:
        """b"" when the voice has ended or hangs."""
        while True:
            had_work = bool(self._queue)
            try:
                async with asyncio.timeout(self._patience_s):
                    return await told.readline()
            except TimeoutError:
                if had_work and self._queue:
                    log.warning("the voice hangs")
                    return b""

    def _heard(self, event: Event) -> None:
        match event:
            case Ready() | Fault():
                self._show(event)
            case Begun(begun=call) if self._on_begun:
                self._on_begun(call)
            case Spoken(spoken=call):
                self._queue.end(call)
                self._on_spoken(call)
            case Expired(expired=call):
                self._queue.end(call)

    def _order(self, order: Order) -> None:
        """Lost if there is no voice or it dies: the next one is told anew."""
        if self._process and self._process.stdin and not self._process.stdin.is_closing():
            self._process.stdin.write(as_line(order))

    def _show(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self._on_state(state)
