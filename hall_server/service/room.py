"""How much room the disk of the data folder has left, known before it is full (row K8)."""

import logging
import os
from pathlib import Path
from typing import Literal

log = logging.getLogger(__name__)

MIB = 1024 * 1024

RoomLevel = Literal["well", "low", "full"]


class Room:
    """Looked at once in a while by whoever watches; everybody else asks what was seen.

    low: less than `low_mib` is free, an alarm. full: less than `full_mib`, nothing new is given
    out, so that those who have a number can still be served with what is left.
    """

    def __init__(self, folder: Path, low_mib: int, full_mib: int) -> None:
        self._folder = folder
        self._low, self._full = low_mib * MIB, full_mib * MIB
        self.free = 0
        self.level: RoomLevel = "well"
        self.look()

    def look(self) -> None:
        """Sees how it is now; a change is written to the log."""
        disk = os.statvfs(self._folder)
        self.free = disk.f_bavail * disk.f_frsize
        level = self._level()
        if level != self.level:
            log.warning("the disk's room is %s: %d MiB are free", level, self.free // MIB)
        self.level = level

    def _level(self) -> RoomLevel:
        if self.free < self._full:
            return "full"
        return "low" if self.free < self._low else "well"
