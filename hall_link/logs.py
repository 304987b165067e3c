"""How a program writes its log: lines for people, or one JSON object a record for machines (K6).

A record has codes, ids and counts. Of an exception the JSON has its class and where it was raised,
never its words: a library's words may quote what somebody typed.
"""

import json
import logging
import os
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

PLAIN = "%(asctime)s %(levelname)s %(name)s %(message)s"
KEPT_FILES = 5


def wants_json(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a device, which has no settings of its own, is told by HALL_LOG_JSON."""
    return environment.get("HALL_LOG_JSON", "").lower() in {"1", "true", "yes", "on"}


def begin_log(
    *,
    as_json: bool,
    file: Path | None = None,
    file_mib: int = 10,
    level: int = logging.INFO,
) -> None:
    """Sends every record to standard error, or to a file that begins anew before it is larger than
    so many MiB; five older ones stay beside it."""
    handler: logging.Handler = logging.StreamHandler()
    if file is not None:
        size = file_mib * 1024 * 1024
        handler = RotatingFileHandler(file, maxBytes=size, backupCount=KEPT_FILES, encoding="utf-8")
    handler.setFormatter(JsonLines() if as_json else logging.Formatter(PLAIN))
    logging.basicConfig(level=level, handlers=[handler], force=True)


class JsonLines(logging.Formatter):
    """`at` in UTC, `level`, `logger`, `message`, and of an exception `error` and `raised_at`."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1] is not None:
            told |= _without_words(record.exc_info[1])
        return json.dumps(told, ensure_ascii=False)


def _without_words(error: BaseException) -> dict[str, Any]:
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return {"error": type(error).__name__, "raised_at": places}
