"""How large a QR code may be drawn. Pure."""

# fmt: off
_BYTES_AT_M = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213,
    251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
)
# fmt: on
"""How many bytes each version from 1 on holds at error correction level M (ISO/IEC 18004)."""

LARGEST = 8
SMALLEST = 3
SIDE_DOTS = 232
"""29 mm: a phone reads it at arm's length, and it leaves the number the larger."""


def module_dots(data: str) -> int | None:
    """Side of a module, so that the code is about 29 mm; None when the data is too long."""
    length = len(data.encode("utf-8", "replace"))
    for version, room in enumerate(_BYTES_AT_M, start=1):
        if length <= room:
            return max(SMALLEST, min(LARGEST, SIDE_DOTS // (17 + 4 * version)))
    return None
