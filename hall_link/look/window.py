"""A window for a device's screen: what must be told to Kivy before it is first imported."""

import ctypes
import os
from contextlib import suppress
from dataclasses import dataclass

KIVY_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
}
"""Else Kivy takes the command line, writes to home, and swallows the first touch."""

SMALLEST = 480

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
LARGE_BLOCK = 128 * 1024
"""glibc's own first threshold, in bytes; setting it keeps it from growing."""


@dataclass(frozen=True)
class WindowPlan:
    """`size` in pixels (width, height); `fps` frames in a second at the most."""

    size: tuple[int, int]
    fullscreen: bool = False
    fps: int = 30


def parse_size(text: str) -> tuple[int, int]:
    """`1080x1920` as (1080, 1920); a ValueError for anything else."""
    width, _, height = text.partition("x")
    size = int(width), int(height)
    if min(size) < SMALLEST:
        raise ValueError(f"a screen has at least {SMALLEST} pixels each way")
    return size


def give_pictures_back() -> None:
    """Have freed pictures go back to the system, where the C library is glibc.

    Else, once a large block was freed, it puts the next ones on the heap, which they tear to holes:
    a kiosk grows by 20 to 40 MB.
    """
    with suppress(AttributeError, OSError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK)
        mallopt(M_TRIM_THRESHOLD, LARGE_BLOCK)


def prepare_kivy(plan: WindowPlan) -> None:
    """Settings that Kivy reads when it is first imported; it must not have been before."""
    give_pictures_back()
    for name, value in KIVY_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    from kivy.config import Config

    width, height = plan.size
    for section, name, value in (
        ("graphics", "width", str(width)),
        ("graphics", "height", str(height)),
        ("graphics", "fullscreen", "auto" if plan.fullscreen else "0"),
        ("graphics", "borderless", "1" if plan.fullscreen else "0"),
        ("graphics", "resizable", "1"),
        ("graphics", "multisamples", "0"),
        ("graphics", "maxfps", str(plan.fps)),
        ("graphics", "show_cursor", "0" if plan.fullscreen else "1"),
        ("input", "mouse", "mouse,disable_multitouch"),
        ("kivy", "exit_on_escape", "0"),
    ):
        Config.set(section, name, value)
