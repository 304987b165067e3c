"""What a kiosk is told when it starts."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class KioskSettings:
    """`server` is the hall's address, `key` this device's; `size` in pixels (width, height)."""

    server: str
    key: str
    state_file: Path | None
    printer_socket: Path | None
    size: tuple[int, int]
    fullscreen: bool
    language: str


def parse_size(text: str) -> tuple[int, int]:
    """`1080x1920` as (1080, 1920); a ValueError for anything else."""
    width, _, height = text.partition("x")
    size = int(width), int(height)
    if min(size) < 480:
        raise ValueError("a kiosk's screen has at least 480 pixels each way")
    return size
