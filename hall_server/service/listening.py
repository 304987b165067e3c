"""Whether a loudspeaker really sounds, where this machine can hear itself: PulseAudio's monitor."""

import shutil
import subprocess
from array import array
from collections.abc import Iterator
from contextlib import contextmanager

RATE = 8000
AUDIBLE = 300
"""Of 32767: a loudspeaker's noise lies below, a spoken word above."""


class Ear:
    """`peak`: the loudest that was heard, None where there is nothing to hear with; `why` then."""

    def __init__(self) -> None:
        self.peak: int | None = None
        self.why = ""

    @contextmanager
    def open(self) -> Iterator[None]:
        """Listens for as long as the block takes."""
        if shutil.which("parec") is None:
            self.why = "parec (package pulseaudio-utils) is not there"
            yield
            return
        words = ["parec", "--raw", "-d", "@DEFAULT_MONITOR@", "--format=s16le"]
        words += [f"--rate={RATE}", "--channels=1"]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            heard, _ = process.communicate()
        self._take(heard)

    def _take(self, heard: bytes) -> None:
        samples = array("h", heard[: len(heard) // 2 * 2])
        if samples:
            self.peak = max(abs(sample) for sample in samples)
        else:
            self.why = "no sound server runs here for this user"
