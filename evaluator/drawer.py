"""Ratings touched and not yet taken in by the server, in a file that outlives a power cut."""

import hashlib
import json
import logging
import os
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evaluator.messages import Answer

log = logging.getLogger(__name__)

_ANSWERS = TypeAdapter(dict[str, Answer])


class Drawer:
    """One small file, for its owner's eyes only; it is gone when it would be empty.

    Each change is on the disk when a method returns. Faults of the disk are logged, not raised: a
    pad that can't keep a rating can still send it.
    """

    def __init__(self, folder: Path, key: str) -> None:
        """`key` is this pad's: pads that share a folder don't share a file."""
        name = hashlib.sha256(key.encode()).hexdigest()[:12]
        self._path = folder / f"unsent-ratings-{name}.json"
        self._answers = self._read()

    def answers(self) -> list[Answer]:
        """What is kept, the oldest first."""
        return list(self._answers.values())

    def keep(self, answer: Answer) -> None:
        """Keep this, instead of what was kept of the same visit."""
        self._answers[answer.visit] = answer
        self._write()

    def drop(self, visit: str) -> None:
        """The server has it, or will never take it."""
        if self._answers.pop(visit, None) is not None:
            self._write()

    def _read(self) -> dict[str, Answer]:
        try:
            return _ANSWERS.validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValidationError):
            log.exception("ratings kept in %s can't be read", self._path)
            return {}

    def _write(self) -> None:
        try:
            self._replace()
        except OSError:
            log.exception("ratings can't be kept in %s", self._path)

    def _replace(self) -> None:
        if not self._answers:
            self._path.unlink(missing_ok=True)
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        text = json.dumps(_ANSWERS.dump_python(self._answers, mode="json"), ensure_ascii=False)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
        _sync_folder(self._path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
