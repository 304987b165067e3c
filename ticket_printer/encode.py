"""From blocks to ESC/POS bytes. Pure.

Hanzi are sent as GB18030 for the printer's own font. Simple models enlarge hanzi by FS ! alone and
others by GS !, so both are always sent.
"""

from collections.abc import Iterable

from ticket_printer.blocks import Block, Cut, Gap, Line, QrCode, Rule
from ticket_printer.text import encoded

START = b"\x1b@\x1c&"
"""ESC @ forgets what an unfinished slip left behind; FS & turns Chinese on."""

CUT = b"\x1dVB\x00"
"""GS V 66 0: feed to the knife and cut."""

_ALIGN = {"left": b"\x1ba\x00", "centre": b"\x1ba\x01"}
_BOX_LINE = "─"
_MOST_DOTS = 255


def encode(blocks: Iterable[Block]) -> bytes:
    """The bytes of one slip."""
    return START + b"".join(_bytes(block) for block in blocks)


def _bytes(block: Block) -> bytes:
    match block:
        case Line():
            return _line(block)
        case Gap():
            return _gap(block.dots)
        case Rule():
            return _line(Line(_BOX_LINE * (block.columns // 2)))
        case QrCode():
            return _qr(block)
        case Cut():
            return CUT


def _line(line: Line) -> bytes:
    size = _size(line.wide, line.high)
    bold = b"\x1bE\x01" if line.bold else b"\x1bE\x00"
    return _ALIGN[line.align] + bold + size + encoded(line.text) + b"\n" + _size(1, 1)


def _size(wide: int, high: int) -> bytes:
    """FS ! knows single and double only; GS ! has one less than the factor in each half byte."""
    hanzi = (0x04 if wide > 1 else 0) | (0x08 if high > 1 else 0)
    return bytes((0x1C, 0x21, hanzi, 0x1D, 0x21, (wide - 1) << 4 | (high - 1)))


def _gap(dots: int) -> bytes:
    return b"\x1bJ" + bytes((min(dots, _MOST_DOTS),))


def _qr(code: QrCode) -> bytes:
    """Model 2, error correction M, stored and printed by the printer itself."""
    data = code.data.encode("utf-8", "replace")
    return (
        _ALIGN["centre"]
        + _qr_command(b"1A2\x00")
        + _qr_command(b"1C" + bytes((code.module,)))
        + _qr_command(b"1E1")
        + _qr_command(b"1P0" + data)
        + _qr_command(b"1Q0")
    )


def _qr_command(body: bytes) -> bytes:
    return b"\x1d(k" + len(body).to_bytes(2, "little") + body
