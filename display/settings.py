"""What a wall display is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

from hall_link.entry.entry import Admission
from hall_link.look.window import WindowPlan


@dataclass(frozen=True)
class DisplaySettings:
    """`server` is the hall's address, `admission` what this device comes in with.

    `at_window`: it is the screen of that window, where its key does not say so itself.
    `voice_cache`: where spoken clips are kept between starts; `clips`: the hall's own recordings,
    used before anything that is made here. Both None: the voice chooses.
    """

    server: str
    admission: Admission
    state_file: Path | None
    window: WindowPlan
    at_window: int | None
    language: str
    voice_cache: Path | None
    clips: Path | None
