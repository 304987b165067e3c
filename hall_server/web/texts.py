"""Texts a database can keep. One bad text must not fail the batch it shares with others."""

import re
from collections.abc import Mapping
from typing import Any

_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def keepable(fields: Mapping[str, Any]) -> bool:
    """False where a name, a text or a list's text holds NUL or half of a surrogate pair."""
    texts = list(fields)
    for value in fields.values():
        parts = value if isinstance(value, list | tuple) else (value,)
        texts += [part for part in parts if isinstance(part, str)]
    return _UNKEEPABLE.search(" ".join(texts)) is None
