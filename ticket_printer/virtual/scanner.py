"""Bytes in, letters and orders out: the ear of the virtual printer. Pure; opens nothing."""

from dataclasses import dataclass

from ticket_printer.virtual.orders import OPENERS, Bytes, length_at

CONTROLS = {0x09: "tab", 0x0A: "line feed", 0x0D: "idle"}
LOST = "\ufffd"  # what cannot be read, and would come out as a blot


@dataclass(frozen=True, slots=True)
class Letter:
    """One character as it will stand on paper; `wide` is a full-width one (24 dots)."""

    raw: bytes
    char: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Order:
    """One command: its name in `orders`, all its bytes, and those after the two of its head."""

    raw: bytes
    name: str
    args: bytes


class Scanner:
    """Reads a stream; however the bytes are cut into chunks, the same units come out.

    Chinese mode is off at first, as after ESC @ on this printer: bytes from 0x80 are then letters
    of code page 437, so a sender who forgets FS & sees what a real printer would print.
    """

    def __init__(self) -> None:
        self._pending = bytearray()
        self._chinese = False

    def feed(self, chunk: bytes) -> list[Letter | Order]:
        """Every unit completed by `chunk`; an unfinished one waits for the next chunk."""
        self._pending += chunk
        units: list[Letter | Order] = []
        at = 0
        while (unit := self._unit(at)) is not None:
            units.append(unit)
            at += len(unit.raw)
        del self._pending[:at]
        return units

    def _unit(self, at: int) -> Letter | Order | None:
        if at >= len(self._pending):
            return None
        first = self._pending[at]
        if first in OPENERS:
            return self._order(at)
        if first < 0x20:
            return Order(bytes((first,)), CONTROLS.get(first, "unknown"), b"")
        if self._chinese and first >= 0x80:
            return _hanzi(self._pending, at)
        return _narrow(first)

    def _order(self, at: int) -> Order | None:
        found = length_at(self._pending, at)
        if found is None or len(self._pending) < at + found[1]:
            return None
        name, length = found
        raw = bytes(self._pending[at : at + length])
        if name in ("reset", "chinese on", "chinese off"):
            self._chinese = name == "chinese on"
        return Order(raw, name, raw[2:])


def _narrow(byte: int) -> Letter:
    raw = bytes((byte,))
    return Letter(raw, "⌂" if byte == 0x7F else raw.decode("cp437"), wide=False)


def _lost(data: Bytes, at: int) -> Letter:
    return Letter(bytes(data[at : at + 1]), LOST, wide=False)


def _hanzi(data: Bytes, at: int) -> Letter | None:
    """A GB18030 character of two or four bytes; a byte that begins none is a blot of its own."""
    length = _hanzi_length(data, at)
    if length == 0:
        return _lost(data, at)
    if length is None:
        return None
    raw = bytes(data[at : at + length])
    try:
        return Letter(raw, raw.decode("gb18030"), wide=True)
    except UnicodeDecodeError:
        return _lost(data, at)


def _hanzi_length(data: Bytes, at: int) -> int | None:
    """2 or 4; 0 if no character begins here; None while that is not yet known."""
    if data[at] in (0x80, 0xFF):
        return 0
    if len(data) < at + 2:
        return None
    if not 0x30 <= data[at + 1] <= 0x39:
        return 2 if 0x40 <= data[at + 1] <= 0xFE and data[at + 1] != 0x7F else 0
    tail = data[at + 2 : at + 4]
    if tail and not 0x81 <= tail[0] <= 0xFE:
        return 0
    if len(tail) < 2:
        return None
    return 4 if 0x30 <= tail[1] <= 0x39 else 0
