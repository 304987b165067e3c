"""Reads a hall file; tells everything that is wrong with it at once, each at its line."""

from collections.abc import Iterator
from pathlib import Path

from hall_server.hall_file.checking import NO_SUCH_KEY, shaped
from hall_server.hall_file.crosscheck import cross_faults
from hall_server.hall_file.errors import HallFileError, HallFileErrors
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.places import MAX_BYTES, Document, read_document

__all__ = ["HallFileError", "HallFileErrors", "parse_hall_text", "read_hall_file"]


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
    hall, faults = shaped(document.value)
    told = [fault for fault in faults if not document.is_spoiled(fault[0])]
    return hall, [document.error(s, m, at_key=m == NO_SUCH_KEY) for s, m in told]


def _crossing(document: Document) -> Iterator[HallFileError]:
    for spot, message in cross_faults(document.value):
        yield document.error(spot, message)
