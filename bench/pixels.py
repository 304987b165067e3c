"""The memory of a virtual screen, looked at from outside."""

import mmap
import struct
import time
from pathlib import Path

HEADER = struct.Struct(">25I")
COLOUR_BYTES = 12


class ScreenMemory:
    """A screen's pixels as `Xvfb -fbdir` lays them into a file (X window dump, 32 bits a pixel)."""

    def __init__(self, folder: Path) -> None:
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = HEADER.unpack(self._memory[: HEADER.size])
        self.width, self.height, self._stride, colours = (
            header[4],
            header[5],
            header[12],
            header[19],
        )
        self._start = header[0] + colours * COLOUR_BYTES

    def rows(self, top: float, bottom: float, every: int = 24) -> bytes:
        """Each `every`-th row of pixels between two heights (shares of the screen)."""
        first, last = int(self.height * top), int(self.height * bottom)
        starts = (self._start + row * self._stride for row in range(first, last, every))
        return b"".join(self._memory[start : start + self._stride] for start in starts)

    def changed_at(self, before: bytes, top: float, bottom: float, within: float = 20) -> float:
        """When these rows first differ from `before`, in `time.perf_counter` seconds."""
        end = time.perf_counter() + within
        while (now := time.perf_counter()) < end:
            if self.rows(top, bottom) != before:
                return now
            time.sleep(0.004)
        raise RuntimeError("nothing changed on the screen")
