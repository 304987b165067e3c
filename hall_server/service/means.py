"""Open files and memory left for the hall, known before they are used up (row K8)."""

import logging
import os
import resource
from pathlib import Path

log = logging.getLogger(__name__)

MIB = 1024 * 1024

FILES_SHARE = 0.8
"""Of the files the system lets this process have open, so many are an alarm."""

_MEMORY = Path("/proc/meminfo")
_OPEN = Path("/proc/self/fd")


def take_all_files_allowed() -> None:
    """Lets this process have as many files open as it may: a login's usual 1,024 are few."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def most_files() -> int:
    """How many files, connections among them, this process may have open."""
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


class Means:
    """Looked at once in a while by whoever watches; everybody else asks what was seen.

    memory_low_mib: less than so many MiB that programs could still have are an alarm.
    """

    def __init__(self, memory_low_mib: int) -> None:
        self._memory_low = memory_low_mib * MIB
        self.open_files = 0
        self.memory: int | None = None
        self._known: list[str] = []
        self.look()

    def look(self) -> None:
        """Sees how it is now; a change is written to the log."""
        self.open_files, self.memory = len(os.listdir(_OPEN)), _available()
        faults = self.faults()
        if faults != self._known:
            mib = -1 if self.memory is None else self.memory // MIB
            log.warning("means: %s; %d files, %d MiB left", faults, self.open_files, mib)
        self._known = faults

    def faults(self) -> list[str]:
        """The alarms there are now, by key."""
        few = self.memory is not None and self.memory < self._memory_low
        many = self.open_files > FILES_SHARE * most_files()
        return [*(["files-low"] if many else []), *(["memory-low"] if few else [])]


def _available() -> int | None:
    """Bytes programs could still have, by the kernel's own estimate; None where it makes none."""
    for line in _MEMORY.read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None
