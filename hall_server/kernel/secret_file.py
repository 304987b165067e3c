"""Files only the hall's own user may read."""

import os
from pathlib import Path


def write_secret(path: Path, text: str) -> None:
    """Writes a file only its owner may read, whole or not at all; it and its name are on the disk
    before anybody relies on it."""
    fresh = path.with_suffix(".new")
    fresh.touch(mode=0o600)
    with fresh.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _sync_names(path.parent)


def _sync_names(folder: Path) -> None:
    """A new name is on the disk only when its folder is."""
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
