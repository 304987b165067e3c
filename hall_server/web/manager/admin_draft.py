"""What is edited on a page, as plain values beside the hall file it was made from."""

from dataclasses import dataclass
from typing import Any

from hall_server.hall_file.model import HallFile
from hall_server.web.manager.admin_shape import Plain

KEY_OF = {
    "windows": "number",
    "staff": "name",
    "pauses": "code",
    "printers": "name",
    "outcomes": "code",
    "kinds": "code",
}
"""Section -> the key of its entries, where it is not `id`."""


def plain_of(file: HallFile) -> Plain:
    """The draft to edit: every field, those that are not set as None."""
    return file.model_dump(mode="json")


def without_none(value: Any) -> Any:
    """As a person would have written it: what is not set is not there."""
    if isinstance(value, dict):
        return {key: without_none(inner) for key, inner in value.items() if inner is not None}
    return [without_none(inner) for inner in value] if isinstance(value, list) else value


@dataclass
class Draft:
    """What is edited, and what it was made from."""

    base: HallFile
    plain: Plain

    @classmethod
    def of(cls, file: HallFile) -> "Draft":
        """A draft without a change."""
        return cls(file, plain_of(file))
