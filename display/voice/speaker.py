"""The loudspeaker: `aplay` plays one announcement from its first to its last sample."""

import asyncio
import time
from array import array
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Protocol

from display.voice.audio import RATE, seconds, silence
from display.voice.faults import SpeakerFaultError

PATIENCE_S = 3.0
"""How much longer than the sound itself playing may take."""

_WHOLE = 0.95
_TRIAL_S = 0.3

_COMMAND = (
    # dies with us: a restarted voice must not hear its forerunner finish a sentence
    *("setpriv", "--pdeathsig", "KILL"),
    *("aplay", "-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", str(RATE), "-"),
)


class Speaker(Protocol):
    """What the voice needs of a loudspeaker."""

    async def play(self, sound: AsyncIterator["array[int]"]) -> None:
        """Play all of it as one; returns when the last of it has sounded.

        Raises SpeakerFaultError, also when it can't have sounded. Cancelled, it falls silent.
        """

    async def try_out(self) -> None:
        """Play a moment of silence. Raises SpeakerFaultError."""


class AlsaSpeaker:
    """The machine's default ALSA device."""

    async def play(self, sound: AsyncIterator["array[int]"]) -> None:
        """See Speaker. Hanging is noticed 3 s after the end of what was to be played."""
        process = await _start()
        begun = time.monotonic()
        try:
            length = await _feed(process, sound)
            await _end(process)
        except TimeoutError as late:
            raise SpeakerFaultError("音箱没有反应：播放超时") from late
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        if time.monotonic() - begun < length * _WHOLE:
            raise SpeakerFaultError("声卡收得比声音本身还快，没有真正出声，请检查音箱设置")

    async def try_out(self) -> None:
        """Play a moment of silence. Raises SpeakerFaultError."""
        await self.play(_moment())


async def _moment() -> AsyncIterator["array[int]"]:
    yield silence(_TRIAL_S)


async def _start() -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    try:
        return await asyncio.create_subprocess_exec(*_COMMAND, stdin=pipe, stderr=pipe)
    except OSError as fault:
        raise SpeakerFaultError(f"播放程序 aplay 不能启动：{fault.strerror}") from fault


async def _feed(process: asyncio.subprocess.Process, sound: AsyncIterator["array[int]"]) -> float:
    """Hands it over as fast as it is taken; its length. Raises TimeoutError.

    A player that ended early closes its pipe; its exit code says why.
    """
    assert process.stdin
    loop = asyncio.get_running_loop()
    begun, length = loop.time(), 0.0
    async with asyncio.timeout(None) as limit:
        with suppress(BrokenPipeError, ConnectionResetError):
            async for piece in sound:
                length += seconds(piece)
                limit.reschedule(begun + length + PATIENCE_S)
                process.stdin.write(piece.tobytes())
                await process.stdin.drain()
        process.stdin.close()
        await process.wait()
    return length


async def _end(process: asyncio.subprocess.Process) -> None:
    assert process.stderr
    complaint = (await process.stderr.read()).decode(errors="replace").strip()
    if process.returncode:
        why = complaint.split("\n")[-1] or f"aplay {process.returncode}"
        raise SpeakerFaultError(f"音箱不能出声：{why}")
