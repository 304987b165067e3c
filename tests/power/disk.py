"""A disk that keeps for certain only what was synced, and loses its power at any moment.

What was written and not synced may be there, or not, or in part: each sector of each write by
itself, in any order, lengths and names of files likewise. That is more than real disks do.
"""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from tests.power.recording import Cut, Event, Named, Synced, Write

SECTOR = 512
LEFT_OUT = ("-shm", ".sock", "lock")
"""Files that mean nothing to the next server: of memory, of locks."""

Kept = float
"""How much of what was not synced is found afterwards: 0 nothing, 1 all, between by chance."""


@dataclass
class _File:
    """`synced`: the bytes for certain; `open`: what was done since, in order."""

    synced: bytearray = field(default_factory=bytearray)
    open: list[Write | Cut] = field(default_factory=list)


class Disk:
    """The files of a folder."""

    def __init__(self, before: Path, folder: Path) -> None:
        """`before`: a copy of the folder as it was at first, all of it synced."""
        found = [path for path in before.rglob("*") if path.is_file()]
        self._folder = folder
        self._now = {
            folder / path.relative_to(before): _File(bytearray(path.read_bytes())) for path in found
        }
        self._synced = dict(self._now)
        self._names: dict[Path, list[tuple[Path, _File | None]]] = defaultdict(list)

    def happens(self, event: Event) -> None:
        """One thing more was done."""
        match event:
            case Write() | Cut():
                self._now[event.file].open.append(event)
            case Named(file, source, gone):
                self._name(file, source, gone)
            case Synced(file) if file in self._now:
                self._sync(file)
            case Synced(folder):
                for name, stands_for in self._names.pop(folder, []):
                    _put(self._synced, name, stands_for)

    def _name(self, file: Path, source: Path | None, gone: bool) -> None:
        if source is None and not gone:
            if file in self._now:
                return
            stands_for: _File | None = _File()
        else:
            stands_for = None if gone else self._now[source]  # type: ignore[index]
        if source is not None:
            self._names[source.parent].append((source, None))
            del self._now[source]
        self._names[file.parent].append((file, stands_for))
        _put(self._now, file, stands_for)

    def _sync(self, file: Path) -> None:
        """The bytes are on the disk; of a new file the name is not, before its folder's sync."""
        told = self._now[file]
        for event in told.open:
            _do(told.synced, event)
        told.open.clear()

    def after_power_loss(self, kept: Kept, chance: random.Random) -> dict[Path, bytes]:
        """What lies on the disk when it has power again, by names within the folder."""
        names = dict(self._synced)
        for changes in self._names.values():
            for name, stands_for in changes:
                if chance.random() < kept:
                    _put(names, name, stands_for)
        return {
            name.relative_to(self._folder): _content(file, kept, chance)
            for name, file in names.items()
            if not name.name.endswith(LEFT_OUT)
        }


def _put(names: dict[Path, _File], name: Path, stands_for: _File | None) -> None:
    if stands_for is None:
        names.pop(name, None)
    else:
        names[name] = stands_for


def _do(content: bytearray, event: Write | Cut) -> None:
    if isinstance(event, Cut):
        del content[event.length :]
        content.extend(bytes(event.length - len(content)))
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def _content(file: _File, kept: Kept, chance: random.Random) -> bytes:
    """Of each sector what it was at one moment since the last sync: the machine's memory holds one
    picture of it, which is written back at any time, or not."""
    content = bytearray(file.synced)
    parts = [part for event in file.open for part in _sectors(event)]
    until = {
        sector: round(chance.random() * count) if 0 < kept < 1 else count * int(kept)
        for sector, count in Counter(_sector(part) for part in parts).items()
    }
    for part in parts:
        if until[_sector(part)] > 0:
            until[_sector(part)] -= 1
            _do(content, part)
    return bytes(content)


def _sector(part: Write | Cut) -> int:
    """The number of the sector; -1 for a length."""
    return part.at // SECTOR if isinstance(part, Write) else -1


def _sectors(event: Write | Cut) -> list[Write | Cut]:
    """A write may be torn between two sectors, never within one."""
    if isinstance(event, Cut):
        return [event]
    parts: list[Write | Cut] = []
    at, end = event.at, event.at + len(event.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        parts.append(Write(event.file, at, event.data[at - event.at : until - event.at]))
        at = until
    return parts
