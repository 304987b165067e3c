"""What a pad is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

from hall_link.entry.entry import Admission
from hall_link.look.window import WindowPlan


@dataclass(frozen=True)
class PadSettings:
    """`server` is the hall's address, `admission` what this device comes in with, `data` where
    unsent ratings are kept."""

    server: str
    admission: Admission
    data: Path
    state_file: Path | None
    window: WindowPlan
    language: str
