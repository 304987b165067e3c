"""A socket on which a program's words to its service manager are heard."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest


class Manager:
    """Stands for systemd: its address, and what was said to it."""

    def __init__(self, path: Path) -> None:
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._line.bind(str(path))
        self._line.settimeout(20)
        self.environment = {"NOTIFY_SOCKET": str(path), "WATCHDOG_USEC": "600000"}

    def hear(self, word: str) -> None:
        """Waits for this word; others meanwhile are passed over."""
        while self._line.recv(4096).decode() != word:
            pass

    def close(self) -> None:
        self._line.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    made = Manager(tmp_path / "notify")
    yield made
    made.close()
