"""Where a device keeps its own key, and the authority it trusts: files for its owner's eyes."""

import os
from contextlib import suppress
from pathlib import Path

KEY = "device.key"
AUTHORITY = "hall-ca.pem"


class Keeping:
    """A device's data folder. A file is whole and on the disk when a method returns."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def key(self) -> str:
        """The device's key; "" where it has none."""
        return self._read(KEY)

    def authority(self) -> str:
        """The PEM certificate of the hall's authority; "" where none is trusted yet."""
        return self._read(AUTHORITY)

    def keep(self, key: str, authority: str) -> None:
        """Keeps both, the authority first: a key alone would be told to anybody. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if authority:
            self._write(AUTHORITY, authority)
        self._write(KEY, key)

    def forget(self) -> None:
        """As if this device had never been let in. Raises OSError."""
        for name in (KEY, AUTHORITY):
            (self._folder / name).unlink(missing_ok=True)

    def _read(self, name: str) -> str:
        with suppress(FileNotFoundError):
            return (self._folder / name).read_text(encoding="utf-8").strip()
        return ""

    def _write(self, name: str, text: str) -> None:
        path = self._folder / name
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
