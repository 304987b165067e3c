"""Screens where there is none: X servers in memory, their picture taken, their glass touched."""

import mmap
import os
import struct
import subprocess
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from tools.demo.parts import dying_with_us

HEADER = struct.Struct(">25I")
"""How an XWD file begins; the fields are named in X11/XWDFile.h."""

QUALITY = 82


@dataclass(frozen=True)
class Window:
    """Where a device's window lies on a screen people sit before; pixels."""

    size: tuple[int, int]
    left: int
    top: int

    @property
    def environment(self) -> dict[str, str]:
        """How Kivy is told its place; a window manager may know better."""
        place = {"POSITION": "custom", "LEFT": str(self.left), "TOP": str(self.top)}
        return {f"KCFG_GRAPHICS_{name}": value for name, value in place.items()}


WINDOWS = {
    "kiosk": Window((540, 960), 16, 32),
    "display": Window((880, 495), 576, 32),
    "evaluator": Window((768, 480), 576, 562),
}
"""All of them fit a screen of 1920 by 1080, none before another."""


def has_screen() -> bool:
    """Whether windows can be opened here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@dataclass
class VirtualScreen:
    """An X server that draws into a file. `size` in pixels."""

    name: str
    size: tuple[int, int]
    process: subprocess.Popen[bytes]
    display: str
    picture_of: mmap.mmap
    _seen: int = field(default=-1)

    @classmethod
    def open(cls, name: str, size: tuple[int, int], folder: Path) -> "VirtualScreen":
        """Starts it; its picture lies in `folder`. Raises `SystemExit` when it does not start."""
        folder.mkdir(parents=True, exist_ok=True)
        read, write = os.pipe()
        shape = f"{size[0]}x{size[1]}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", shape, "-nolisten", "tcp"]
        with (folder / "xvfb.log").open("wb") as log:
            process = subprocess.Popen(
                dying_with_us([*command, "-fbdir", str(folder)]),
                pass_fds=[write],
                stdout=log,
                stderr=log,
                process_group=0,
            )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise SystemExit(f"Xvfb does not start; see {folder}/xvfb.log")
        with (folder / "Xvfb_screen0").open("rb") as file:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return cls(name, size, process, f":{number}", memory)

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to draw here."""
        return {
            "DISPLAY": self.display,
            "SDL_VIDEODRIVER": "x11",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
        }

    def changed(self) -> bool:
        """Whether the picture is another than at the last look."""
        seen = zlib.adler32(self.picture_of)
        seen, self._seen = self._seen, seen
        return seen != self._seen

    def picture(self) -> Image.Image:
        """What is shown now."""
        told = HEADER.unpack_from(self.picture_of)
        begin, width, height, line, colours = told[0], told[4], told[5], told[12], told[19]
        pixels = self.picture_of[begin + 12 * colours :]
        return Image.frombuffer("RGB", (width, height), pixels, "raw", "BGRX", line, 1)

    def save(self, path: Path) -> None:
        """Writes the picture at half its size; whoever reads the file finds it whole."""
        fresh = path.with_suffix(".new")
        self.picture().reduce(2).save(fresh, "JPEG", quality=QUALITY)
        fresh.replace(path)

    def touch(self, x: float, y: float) -> None:
        """A press; x and y from 0 to 1 of the width and height."""
        at = [str(int(part * length)) for part, length in zip((x, y), self.size, strict=True)]
        environment = {**os.environ, **self.environment}
        command = ["xdotool", "mousemove", *at, "click", "1"]
        subprocess.run(command, env=environment, check=False, timeout=5)

    def close(self) -> None:
        """Ends the X server."""
        self.process.terminate()
        self.process.wait(10)
