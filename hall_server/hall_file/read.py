"""Reads a hall file; tells everything that is wrong with it at once, each at its line."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from hall_server.hall_file.crosscheck import cross_faults
from hall_server.hall_file.errors import HallFileError, HallFileErrors
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.places import MAX_BYTES, Document, read_document

__all__ = ["HallFileError", "HallFileErrors", "parse_hall_text", "read_hall_file"]

_PLAIN = {
    "string_type": "text is wanted here; put a number in quotes",
    "int_type": "a whole number is wanted here, without quotes",
    "float_type": "a number is wanted here, without quotes",
    "bool_type": "true or false is wanted here",
    "list_type": "a list is wanted here",
    "model_type": "a section with keys is wanted here",
    "model_attributes_type": "a section with keys is wanted here",
}
"""Kind of fault -> words; other faults are told nearly as the checker says them."""

_OURS = {
    "Value error, ": "",
    "Input should be": "should be",
    "List should": "the list should",
    " after validation": "",
}


def read_hall_file(path: Path) -> HallFile:
    """The hall in the file at `path` (UTF-8 YAML, see docs/hall-file.md).

    Raises HallFileErrors with every fault found, OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise HallFileErrors([HallFileError(1, 1, "", "the file is too large for a hall file")])
    return parse_hall_text(_decoded(raw))


def parse_hall_text(text: str) -> HallFile:
    """The hall `text` describes. Raises HallFileErrors with every fault found."""
    document = read_document(text)
    hall, faults = _shape(document)
    errors = [*document.errors, *faults, *_crossing(document)]
    if errors or hall is None:
        raise HallFileErrors(errors)
    return hall


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
        said = "not UTF-8 text; save the file as UTF-8 (not GBK)"
        raise HallFileErrors([HallFileError(line, column, "", said)]) from None


def _shape(document: Document) -> tuple[HallFile | None, list[HallFileError]]:
    try:
        return HallFile.model_validate(document.value, strict=True, extra="forbid"), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False)
        told = [d for d in found if not document.is_spoiled(d["loc"])]
        return None, [_told(document, detail) for detail in told]


def _told(document: Document, detail: ErrorDetails) -> HallFileError:
    spot, kind = detail["loc"], detail["type"]
    if kind == "missing":
        return document.error(spot, "is missing")
    if kind == "extra_forbidden":
        return document.error(spot, "there is no such key here", at_key=True)
    return document.error(spot, _PLAIN.get(kind) or _reworded(detail["msg"]))


def _reworded(message: str) -> str:
    for theirs, ours in _OURS.items():
        message = message.replace(theirs, ours)
    return message


def _crossing(document: Document) -> Iterator[HallFileError]:
    for spot, message in cross_faults(document.value):
        yield document.error(spot, message)
