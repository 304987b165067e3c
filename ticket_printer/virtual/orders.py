"""The orders (commands) of ESC/POS and how long each one is.

`length_at` is all a printer needs to find the end of an order in a stream; what an order does is
decided elsewhere. Source of the lengths: the makers' public ESC/POS command references.
"""

from collections.abc import Callable

Bytes = bytes | bytearray
Measure = Callable[[Bytes, int], int | None]

DLE, ESC, FS, GS = 0x10, 0x1B, 0x1C, 0x1D
OPENERS = frozenset((DLE, ESC, FS, GS))

# Orders of fixed length: name and number of argument bytes. An order named "neutral" changes
# nothing while its arguments are zero; "idle" never shows; "unmodelled" has a length and no more.
FIXED: dict[bytes, tuple[str, int]] = {
    b"\x10\x04": ("query", 1),
    b"\x10\x05": ("unmodelled", 1),
    b"\x1b@": ("reset", 0),
    b"\x1ba": ("align", 1),
    b"\x1b!": ("mode", 1),
    b"\x1bE": ("bold", 1),
    b"\x1bG": ("strike", 1),
    b"\x1b-": ("underline", 1),
    b"\x1b2": ("usual spacing", 0),
    b"\x1b3": ("spacing", 1),
    b"\x1bd": ("feed lines", 1),
    b"\x1bJ": ("feed dots", 1),
    b"\x1bt": ("idle", 1),
    b"\x1bM": ("font", 1),
    b"\x1bi": ("cut", 0),
    b"\x1bm": ("cut", 0),
    b"\x1b ": ("neutral", 1),
    b"\x1bR": ("neutral", 1),
    b"\x1b{": ("neutral", 1),
    b"\x1bV": ("neutral", 1),
    b"\x1b=": ("idle", 1),
    b"\x1bL": ("unmodelled", 0),
    b"\x1bS": ("unmodelled", 0),
    b"\x1bT": ("unmodelled", 1),
    b"\x1bW": ("unmodelled", 8),
    b"\x1b%": ("neutral", 1),
    b"\x1b$": ("unmodelled", 2),
    b"\x1b\\": ("unmodelled", 2),
    b"\x1bB": ("unmodelled", 2),
    b"\x1bc": ("idle", 2),
    b"\x1bp": ("unmodelled", 3),
    b"\x1br": ("neutral", 1),
    b"\x1c&": ("chinese on", 0),
    b"\x1c.": ("chinese off", 0),
    b"\x1c!": ("hanzi mode", 1),
    b"\x1c-": ("hanzi underline", 1),
    b"\x1cS": ("neutral", 2),
    b"\x1cW": ("hanzi double", 1),
    b"\x1cC": ("unmodelled", 1),
    b"\x1cp": ("unmodelled", 2),
    b"\x1d!": ("size", 1),
    b"\x1dB": ("reverse", 1),
    b"\x1db": ("idle", 1),
    b"\x1dL": ("left", 2),
    b"\x1dW": ("area", 2),
    b"\x1dP": ("unmodelled", 2),
    b"\x1d$": ("unmodelled", 2),
    b"\x1d\\": ("unmodelled", 2),
    b"\x1d^": ("unmodelled", 3),
    b"\x1dH": ("unmodelled", 1),
    b"\x1dI": ("unmodelled", 1),
    b"\x1da": ("unmodelled", 1),
    b"\x1df": ("unmodelled", 1),
    b"\x1dh": ("unmodelled", 1),
    b"\x1dr": ("unmodelled", 1),
    b"\x1dw": ("unmodelled", 1),
}


def _little(data: Bytes, at: int, count: int) -> int | None:
    """`count` bytes at `at`, least byte first; None while they are not all there."""
    if len(data) < at + count:
        return None
    return int.from_bytes(data[at : at + count], "little")


def _cut(data: Bytes, at: int) -> int | None:
    mode = _little(data, at + 2, 1)
    if mode is None:
        return None
    return 4 if mode in (65, 66, 97, 98, 103, 104) else 3


def _counted(data: Bytes, at: int) -> int | None:
    """X ( f pL pH data."""
    size = _little(data, at + 3, 2)
    return None if size is None else 5 + size


def _long_counted(data: Bytes, at: int) -> int | None:
    """GS 8 f p1 p2 p3 p4 data."""
    size = _little(data, at + 3, 4)
    return None if size is None else 7 + size


def _raster(data: Bytes, at: int) -> int | None:
    """GS v 0 m xL xH yL yH data: x bytes in a row, y rows."""
    wide, high = _little(data, at + 4, 2), _little(data, at + 6, 2)
    return None if wide is None or high is None else 8 + wide * high


def _column_image(data: Bytes, at: int) -> int | None:
    """ESC * m nL nH data: 1 byte a column, or 3 in the 24-dot modes."""
    mode, columns = _little(data, at + 2, 1), _little(data, at + 3, 2)
    if mode is None or columns is None:
        return None
    return 5 + columns * (3 if mode in (32, 33) else 1)


def _stored_image(data: Bytes, at: int) -> int | None:
    """GS * x y data."""
    wide, high = _little(data, at + 2, 1), _little(data, at + 3, 1)
    return None if wide is None or high is None else 4 + wide * high * 8


def _to_zero(data: Bytes, start: int, at: int) -> int | None:
    end = data.find(0, start)
    return None if end < 0 else end + 1 - at


def _barcode(data: Bytes, at: int) -> int | None:
    """GS k m … NUL, or GS k m n data for m from 65."""
    mode = _little(data, at + 2, 1)
    if mode is None or mode < 65:
        return None if mode is None else _to_zero(data, at + 3, at)
    size = _little(data, at + 3, 1)
    return None if size is None else 4 + size


def _tabs(data: Bytes, at: int) -> int | None:
    return _to_zero(data, at + 2, at)


def _pulse(data: Bytes, at: int) -> int | None:
    """DLE DC4 fn …"""
    function = _little(data, at + 2, 1)
    return None if function is None else {1: 5, 2: 5, 8: 10}.get(function, 3)


MEASURED: dict[bytes, tuple[str, Measure]] = {
    b"\x10\x14": ("unmodelled", _pulse),
    b"\x1b(": ("unmodelled", _counted),
    b"\x1b*": ("unmodelled", _column_image),
    b"\x1bD": ("unmodelled", _tabs),
    b"\x1c(": ("unmodelled", _counted),
    b"\x1d(": ("function", _counted),
    b"\x1d*": ("unmodelled", _stored_image),
    b"\x1d8": ("unmodelled", _long_counted),
    b"\x1dV": ("cut", _cut),
    b"\x1dk": ("unmodelled", _barcode),
    b"\x1dv": ("raster", _raster),
}


def length_at(data: Bytes, at: int) -> tuple[str, int] | None:
    """Name and whole length of the order that opens at `at`; None while its head is incomplete.

    An order nobody knows is two bytes long and named "unknown": a real printer drops the two and
    prints whatever follows.
    """
    if len(data) < at + 2:
        return None
    head = bytes(data[at : at + 2])
    if head in FIXED:
        name, arguments = FIXED[head]
        return name, 2 + arguments
    if head not in MEASURED:
        return "unknown", 2
    name, measure = MEASURED[head]
    length = measure(data, at)
    return None if length is None else (name, length)
