"""JSON Schemas of the wire, for devices written in another language.

`python -m hall_link.schema docs/schemas` writes them anew; a test keeps them equal to the code.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from hall_link.wire.envelope import FROM_DEVICE, FROM_SERVER
from hall_link.wire.printing import JobAccepted, LocalPrint

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema: a frame either way on the device socket, and a printer's local lines."""
    return {
        "from-device.json": _of_frames(FROM_DEVICE, "A frame a device sends"),
        "from-server.json": _of_frames(FROM_SERVER, "A frame the server sends"),
        "local-print.json": _of_local_print(),
    }


def export(directory: Path) -> list[Path]:
    """Write every schema into `directory`, made if need be; returns the files."""
    directory.mkdir(parents=True, exist_ok=True)
    return [_write(directory / name, schema) for name, schema in schemas().items()]


def _of_frames(frames: TypeAdapter[Any], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": title, **frames.json_schema(mode="validation")}


def _of_local_print() -> dict[str, Any]:
    _, definitions = models_json_schema(
        [(LocalPrint, "validation"), (JobAccepted, "validation")],
        title="A line to a printer worker",
    )
    lines = [{"$ref": f"#/$defs/{model.__name__}"} for model in (LocalPrint, JobAccepted)]
    return {"$schema": DIALECT, **definitions, "anyOf": lines}


def _write(path: Path, schema: dict[str, Any]) -> Path:
    text = json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    for written in export(Path(sys.argv[1])):
        print(written)
