"""Texts a database can keep. One bad text must not fail the batch it shares with others."""

import re
from collections.abc import Mapping
from typing import Any

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def keepable(fields: Mapping[str, Any]) -> bool:
    """False where a name, a text or a list's text holds NUL or half of a surrogate pair."""
    for name, value in fields.items():
        parts = value if isinstance(value, list | tuple) else (value,)
        if not all(_is_clean(part) for part in (name, *parts) if isinstance(part, str)):
            return False
    return True


def _is_clean(text: str) -> bool:
    return _UNKEEPABLE.search(text) is None
