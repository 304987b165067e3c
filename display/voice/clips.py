"""Where the sound of a sentence comes from: the hall's recordings, the cache, the voice."""

import asyncio
import hashlib
import logging
import os
from array import array
from pathlib import Path

from display.voice.audio import QUIET, BadSoundError, joined, peak, read_wav, silence, write_wav
from display.voice.chime import chime
from display.voice.recordings import Recordings
from display.voice.synthesiser import Synthesiser
from display.voice.wording import Part, Sentence

BETWEEN_PARTS_S = 0.07
CACHE_LIMIT = 3000
"""Clips; about 60 kB each. Those not used for longest go first."""

_VERSION = "2"
"""To be raised when the same words would now be made otherwise."""

log = logging.getLogger(__name__)


class Clips:
    """Finds or makes clips. One event loop; files are read and written in threads."""

    def __init__(self, cache: Path, synthesiser: Synthesiser, recordings: Recordings) -> None:
        """Raises OSError when the cache folder can't be made."""
        cache.mkdir(parents=True, exist_ok=True)
        self._cache = cache
        self._synthesiser = synthesiser
        self._recordings = recordings

    async def chime(self) -> "array[int]":
        """The hall's own chime, else ours."""
        try:
            own = await asyncio.to_thread(self._recordings.chime)
        except BadSoundError as fault:
            log.warning("the recorded chime can't be used: %s", fault)
            own = None
        return await asyncio.to_thread(chime) if own is None else own

    def insist(self, sentence: Sentence) -> None:
        """Raises VoiceFaultError if it would need a voice that is not good at present."""
        if not self._recorded(sentence):
            self._synthesiser.insist()

    async def sound(self, sentence: Sentence) -> "array[int]":
        """Both halves, the second close after the first. Raises VoiceFaultError."""
        if self._recorded(sentence):
            try:
                halves = [
                    await asyncio.to_thread(self._recordings.clip, part) for part in sentence.parts
                ]
                return _together(halves)
            except BadSoundError as fault:
                log.warning("a recording can't be used: %s", fault)
        return _together(await asyncio.gather(*map(self.part, sentence.parts)))

    async def part(self, part: Part, ahead: bool = False) -> "array[int]":
        """The synthesised clip of half a sentence. Raises VoiceFaultError."""
        self._synthesiser.insist()
        path = self._path(part)
        if (kept := await asyncio.to_thread(_kept, path)) is not None:
            return kept
        made = await self._synthesiser.make(part, ahead)
        await asyncio.to_thread(self._keep, path, made)
        return made

    def missing(self, part: Part) -> bool:
        """It is neither recorded nor in the cache."""
        return not self._recordings.has(part) and not self._path(part).exists()

    def _recorded(self, sentence: Sentence) -> bool:
        return all(self._recordings.has(part) for part in sentence.parts)

    def _path(self, part: Part) -> Path:
        mark = f"{_VERSION}|{self._synthesiser.mark(part)}"
        return self._cache / f"{hashlib.sha256(mark.encode()).hexdigest()[:32]}.wav"

    def _keep(self, path: Path, clip: "array[int]") -> None:
        """A full or lost disk is no reason to be silent."""
        try:
            write_wav(path, clip)
            _drop_oldest(self._cache)
        except OSError as fault:
            log.warning("a clip can't be kept: %s", fault)


def _together(halves: "list[array[int]]") -> "array[int]":
    return joined([halves[0], silence(BETWEEN_PARTS_S), halves[1]])


def _kept(path: Path) -> "array[int] | None":
    """The clip in the cache; None if there is none or it is broken, as after a power cut."""
    try:
        clip = read_wav(path)
        os.utime(path)
    except (BadSoundError, OSError):
        return None
    return clip if peak(clip) >= QUIET else None


def _drop_oldest(cache: Path) -> None:
    files = list(cache.glob("*.wav"))
    if len(files) > CACHE_LIMIT:
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: len(files) - CACHE_LIMIT]:
            file.unlink(missing_ok=True)
