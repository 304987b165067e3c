"""A device's picture of itself in a file, for whoever looks after it (and for tests)."""

import json
import os
from pathlib import Path
from typing import Any


class StateFile:
    """Rewrites one JSON file so that a reader always finds a whole one, old or new."""

    def __init__(self, path: Path | None) -> None:
        """`path` None: nothing is ever written. Its folder must exist."""
        self._path = path
        self._written: str | None = None

    def write(self, state: dict[str, Any]) -> None:
        """Make the file say `state`; does nothing when it says so already. Raises OSError."""
        if self._path is None:
            return
        text = json.dumps(state, ensure_ascii=False, indent=2, default=str) + "\n"
        if text != self._written:
            beside = self._path.with_name(self._path.name + ".new")
            beside.write_text(text, encoding="utf-8")
            os.replace(beside, self._path)
            self._written = text
