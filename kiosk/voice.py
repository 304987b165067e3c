"""Speaks prompts where somebody switched the voice on, and sounds a chime before going home."""

import asyncio
import io
import logging
import math
import os
import signal
import sys
import wave
from array import array
from contextlib import suppress

from kiosk.prompts import prompt_of
from kiosk.state import KioskState
from kiosk.view import View

RATE = 22_050
TONES_HZ = (659.3, 523.3)
TONE_S = 0.35
LOUDNESS = 9000

LOG = logging.getLogger(__name__)


class Voice:
    """Says what the screen says; a new screen cuts the prompt of the one before off.

    Belongs to one event loop. A machine without a sound card stays silent; its log says so.
    """

    def __init__(self, tasks: asyncio.TaskGroup) -> None:
        self._tasks = tasks
        self._prompt = ""
        self._warned = False
        self._speaking: asyncio.Task[None] | None = None

    def follow(self, state: KioskState, view: View) -> None:
        """The screen has become this one."""
        warned, self._warned = self._warned, view.warning is not None
        prompt = prompt_of(view) if state.voice else ""
        chime = self._warned and not warned
        if prompt == self._prompt and not chime:
            return
        self._prompt = prompt
        if self._speaking:
            self._speaking.cancel()
        self._speaking = self._tasks.create_task(_sounded(view.language, prompt, chime))


async def _sounded(language: str, prompt: str, chime: bool) -> None:
    if chime:
        await _run(("aplay", "-q", "-"), chime_sound())
    if prompt:
        await _run((sys.executable, "-m", "kiosk.speaking", language, prompt), b"")


async def _run(command: tuple[str, ...], sound: bytes) -> None:
    """Until the program has ended; cancelled, it is silenced with all it started."""
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    try:
        process = await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError as fault:
        LOG.warning("no sound: %s can't be started (%s)", command[0], fault.strerror)
        return
    try:
        await process.communicate(sound)
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
    if process.returncode:
        LOG.warning("no sound: %s ended with %s", command[0], process.returncode)


def chime_sound() -> bytes:
    """Two soft falling tones, as a WAV file's bytes."""
    count = int(TONE_S * RATE)
    samples = array(
        "h",
        (
            int(LOUDNESS * math.exp(-5 * at / count) * math.sin(2 * math.pi * tone * at / RATE))
            for tone in TONES_HZ
            for at in range(count)
        ),
    )
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return made.getvalue()
