"""Reads the server's frames as a device must: what a newer server adds is passed over."""

from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import from_json

from hall_link.wire.envelope import FROM_SERVER, Change, FromServer


def _tags(union: Any, field: str) -> frozenset[str]:
    models = get_args(get_args(union)[0])
    return frozenset(model.model_fields[field].default for model in models)


KNOWN_TYPES = _tags(FromServer, "type")
KNOWN_CHANGES = _tags(Change, "change")


@dataclass(frozen=True)
class Unreadable:
    """A frame that breaks the protocol. `type` is None where it is no frame at all."""

    type: str | None = None
    id: str | None = None


def read_frame(text: str) -> FromServer | Unreadable | None:
    """The frame in `text`; None for a type this device does not know.

    Unknown fields are dropped, and so are the unknown changes of a push: its others still count.
    """
    try:
        return FROM_SERVER.validate_json(text)
    except ValidationError:
        return _read_again(text)


def _read_again(text: str) -> FromServer | Unreadable | None:
    try:
        raw = from_json(text)
    except ValueError:
        return Unreadable()
    if not isinstance(raw, dict) or not isinstance(raw.get("type"), str):
        return Unreadable()
    if raw["type"] not in KNOWN_TYPES:
        return None
    return _without_unknown_changes(raw)


def _without_unknown_changes(raw: dict[str, Any]) -> FromServer | Unreadable:
    if isinstance(raw.get("changes"), list):
        raw["changes"] = [change for change in raw["changes"] if not _is_unknown(change)]
    try:
        return FROM_SERVER.validate_python(raw)
    except ValidationError:
        named = raw.get("id")
        return Unreadable(raw["type"], named if isinstance(named, str) else None)


def _is_unknown(change: Any) -> bool:
    """A well-formed change of a kind that came after this code (never a malformed known one)."""
    kind = change.get("change") if isinstance(change, dict) else None
    return isinstance(kind, str) and kind not in KNOWN_CHANGES
