"""A day as a paper tells it: never `2026-11-30`, and a last day never without a word that it counts
itself. Pure."""

import re
from datetime import date
from typing import Literal

from hall_server.deadlines.why import day_words

Telling = Literal["", "at", "by"]
"""at: a day, with the time of day where it has one. by: the last day something may be done."""

_TOLD = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?\Z")


def told_day(text: str, telling: Telling, language: str) -> str:
    """`2026-11-30` -> `2026年11月30日（周一）以前（含当日）`, in English `by Mon 30 Nov 2026 …`.

    Anything that is no day is left as it is.
    """
    found = _TOLD.match(text.strip()) if telling else None
    day = _day(found.group(1)) if found else None
    if found is None or day is None:
        return text
    time = found.group(2)
    return _english(day, time, telling) if language == "en" else _chinese(day, time, telling)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _chinese(day: date, time: str | None, telling: Telling) -> str:
    words = f"{day.year}年{day_words(day).zh}{time or ''}"
    return f"{words}以前（含当日）" if telling == "by" and time is None else words


def _english(day: date, time: str | None, telling: Telling) -> str:
    words = f"{day_words(day).en} {day.year}" + (f", {time}" if time else "")
    return f"by {words} (that day included)" if telling == "by" and time is None else words
