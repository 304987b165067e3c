"""The start page of the demo hall: a folder of files the server shows at `/`."""

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools.demo.household import OFFICES, SEATS, SIMULATED
from tools.demo.screens import VirtualScreen

SLIPS = 8
PAGE = Path(__file__).with_name("page")


@dataclass
class Page:
    """`folder` is what the server shows; `paper` is where the virtual printer puts its slips.

    The pictures are `SCREEN.jpg`, the slips `slip-NNNN.png`, the voice `voice-N.wav`; which of
    them there are now stands in `hall.json`, which the page asks for twice a second.
    """

    folder: Path
    paper: Path
    screens: Mapping[str, VirtualScreen]
    passwords: Mapping[str, str]
    glass: int | None
    citizens: bool
    _versions: dict[str, int] = field(default_factory=dict)
    _told: str = ""

    def lay_out(self) -> None:
        """Makes the folder anew."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(PAGE, self.folder)
        self.folder.chmod(0o700)  # it tells the passwords

    def refresh(self) -> None:
        """Takes new pictures of what has changed. Cheap when nothing has."""
        for name, screen in self.screens.items():
            if screen.changed():
                screen.save(self.folder / f"{name}.jpg")
                self._versions[name] = self._versions.get(name, 0) + 1
        self._hang_slips()
        told = json.dumps(self._hall(), ensure_ascii=False)
        if told != self._told:
            fresh = self.folder / "hall.new"
            fresh.write_text(told, encoding="utf-8")
            fresh.replace(self.folder / "hall.json")
            self._told = told

    def _hang_slips(self) -> None:
        printed = sorted(self.paper.glob("*.json"))[-SLIPS:]
        wanted = {f"slip-{path.stem}.png": path.with_suffix(".png") for path in printed}
        for hung in self.folder.glob("slip-*.png"):
            if hung.name not in wanted:
                hung.unlink()
        for name, path in wanted.items():
            if not (self.folder / name).exists():
                shutil.copyfile(path, self.folder / name)

    def _hall(self) -> dict[str, Any]:
        return {
            "screens": {name: self._versions.get(name, 0) for name in self.screens},
            "slips": self._names("slip-*.png"),
            "voice": sorted(self._names("voice-*.wav"), key=_number),
            "staff": [
                {"name": name, "window": SEATS.get(name), "role": OFFICES.get(name, "clerk")}
                | {"password": self.passwords[name]}
                for name in [*SEATS, *OFFICES]
                if name in self.passwords and not (self.citizens and name in SIMULATED)
            ],
            "glass": self.glass,
        }

    def _names(self, pattern: str) -> Sequence[str]:
        return sorted(path.name for path in self.folder.glob(pattern))


def _number(name: str) -> int:
    return int(name.partition("-")[2].partition(".")[0])
