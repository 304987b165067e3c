"""What a pad is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

from hall_link.look.window import WindowPlan


@dataclass(frozen=True)
class PadSettings:
    """`server` is the hall's address, `key` this device's, `data` where unsent ratings are kept."""

    server: str
    key: str
    data: Path
    state_file: Path | None
    window: WindowPlan
    language: str
