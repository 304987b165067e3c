"""The folder of printed slips: NNNN.bin, NNNN.png and, last, NNNN.json."""

import json
import os
from pathlib import Path

from ticket_printer.virtual.picture import Painter
from ticket_printer.virtual.slip import Slip


class Shelf:
    """Numbers go on after what already lies in the folder.

    Each file appears whole, under its name, at once. Who waits for a slip waits for its .json:
    the other two are there by then.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._painter = Painter()
        self._last = max((_number(path) for path in folder.iterdir()), default=0)

    def put(self, slip: Slip) -> str:
        """Writes the three files; returns their common name, four digits or more."""
        self._last += 1
        name = f"{self._last:04}"
        report = json.dumps(slip.report(), ensure_ascii=False, indent=1)
        self._write(f"{name}.bin", slip.raw)
        self._write(f"{name}.png", self._painter.png(slip))
        self._write(f"{name}.json", report.encode())
        return name

    def _write(self, name: str, data: bytes) -> None:
        half = self._folder / f".{name}.part"
        half.write_bytes(data)
        os.replace(half, self._folder / name)


def _number(path: Path) -> int:
    ours = path.suffix in (".bin", ".png", ".json") and path.stem.isdecimal()
    return int(path.stem) if ours else 0
