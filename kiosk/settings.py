"""What a kiosk is told when it starts."""

from dataclasses import dataclass
from pathlib import Path

from hall_link.entry.entry import Admission
from hall_link.look.window import WindowPlan


@dataclass(frozen=True)
class KioskSettings:
    """`server` is the hall's address, `admission` what this device comes in with;
    `scanner`: it has a code scanner; `general`: the queue for those who can't choose, "" for the
    hall's general one; `guide_desk`: a guide uses it, the key is a guide's; `data`: its own folder;
    `samples`: the folder where pages of sample forms are kept."""

    server: str
    admission: Admission
    state_file: Path | None
    printer_socket: Path | None
    window: WindowPlan
    language: str
    scanner: bool
    general: str
    guide_desk: bool
    samples: Path
    data: Path
