"""What is different between two hall files, section by section, told by keys. Pure."""

from dataclasses import dataclass
from typing import Any

from hall_server.hall_file.model import HallFile

_KEYS = {
    "priorities": "id",
    "rules": "id",
    "pauses": "code",
    "printers": "name",
    "outcomes": "code",
    "departments": "id",
    "queues": "id",
    "windows": "number",
    "staff": "name",
    "events": "id",
    "items": "id",
}
"""Section -> the key by which its entries are known. A section without one is told by fields."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One section's changes: keys of entries, or names of fields. `moved`: another order."""

    section: str
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: bool = False


def differences(before: HallFile, after: HallFile) -> list[Difference]:
    """The sections that differ, in the order of the file."""
    told = (_difference(name, before, after) for name in HallFile.model_fields)
    return [difference for difference in told if difference is not None]


def _difference(name: str, before: HallFile, after: HallFile) -> Difference | None:
    old, new = getattr(before, name), getattr(after, name)
    if old == new:
        return None
    if name in _KEYS:
        return _of_entries(name, _keyed(name, old), _keyed(name, new))
    return _of_fields(name, _fields(old), _fields(new))


def _keyed(name: str, entries: list[Any]) -> dict[str, Any]:
    return {str(getattr(entry, _KEYS[name])): entry for entry in entries}


def _fields(section: Any) -> dict[str, Any]:
    if section is None:
        return {}
    return {"list": section} if isinstance(section, list) else dict(section)


def _of_entries(name: str, old: dict[str, Any], new: dict[str, Any]) -> Difference:
    both = [key for key in old if key in new]
    return Difference(
        name,
        added=tuple(key for key in new if key not in old),
        removed=tuple(key for key in old if key not in new),
        changed=tuple(key for key in both if old[key] != new[key]),
        moved=both != [key for key in new if key in old],
    )


def _of_fields(name: str, old: dict[str, Any], new: dict[str, Any]) -> Difference:
    if not old or not new:
        keys = tuple(new or old)
        return Difference(name, added=keys) if new else Difference(name, removed=keys)
    return Difference(name, changed=tuple(key for key in new if old[key] != new[key]))
