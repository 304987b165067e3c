"""The committed JSON Schemas are those of the code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hall_link.schema import export, schemas

COMMITTED = Path(__file__).parents[2] / "docs" / "schemas"
AGAIN = "run: python -m hall_link.schema docs/schemas"


@pytest.mark.unit
def test_the_committed_schemas_are_those_of_the_code(tmp_path: Path) -> None:
    export(tmp_path)
    now = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text("utf-8") for path in COMMITTED.iterdir()}
    assert sorted(kept) == sorted(now), AGAIN
    assert [name for name in now if now[name] != kept[name]] == [], AGAIN


@pytest.mark.unit
def test_every_reference_in_a_schema_leads_somewhere() -> None:
    for name, schema in schemas().items():
        for reference in references(schema):
            assert reference.removeprefix("#/$defs/") in schema["$defs"], f"{name}: {reference}"


@pytest.mark.unit
def test_frames_are_told_apart_by_their_type() -> None:
    by_type = schemas()["from-device.json"]["discriminator"]["mapping"]
    assert sorted(by_type) == ["call", "heartbeat", "hello", "identified", "resync"]


def test_the_command_line_writes_them(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hall_link.schema", str(tmp_path / "new")]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(schemas())


def references(schema: object) -> list[str]:
    found = json.dumps(schema).split('"$ref": "')[1:]
    return [text.split('"')[0] for text in found]
