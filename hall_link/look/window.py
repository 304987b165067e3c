"""A window for a device's screen: what must be told to Kivy before it is first imported."""

import os
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


def prepare_kivy(plan: WindowPlan) -> None:
    """Settings that Kivy reads when it is first imported; it must not have been before."""
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
