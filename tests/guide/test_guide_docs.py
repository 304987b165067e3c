"""docs/guide.md tells the lists as they are."""

from pathlib import Path

import pytest

from hall_server.guide.openness import FIELDS, PRESETS

pytestmark = [pytest.mark.unit]

DOCS = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("preset", PRESETS)
def test_every_list_stands_there_with_its_fields(preset: str) -> None:
    (line,) = [line for line in DOCS.splitlines() if line.startswith(f"| `{preset}` ")]
    _, head, fields, _ = line.split("|")
    assert PRESETS[preset].name.zh in head
    assert fields.strip().split(", ") == list(PRESETS[preset].fields)


def test_every_field_is_told() -> None:
    assert all(key in DOCS for key in FIELDS)
