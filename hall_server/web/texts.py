"""Texts a database can keep. One bad text must not fail the batch it shares with others."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def keepable(fields: Mapping[str, Any]) -> bool:
    """False where any name or text, however deep within, holds NUL or half of a surrogate pair."""
    return all(_UNKEEPABLE.search(text) is None for text in _texts(fields))


def _texts(told: Any) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, BaseModel):
        for _, value in told:
            yield from _texts(value)
    elif isinstance(told, Mapping):
        for key, value in told.items():
            yield from _texts(key)
            yield from _texts(value)
    elif isinstance(told, list | tuple):
        for value in told:
            yield from _texts(value)
