"""WebSocket frames in a stream of bytes: whole ones, so that one can be sent a second time."""

import struct

_LENGTHS = {126: ">H", 127: ">Q"}
TEXT, LAST = 0x1, 0x80


def first_frame(stream: bytes) -> int | None:
    """How many bytes the frame at the beginning has; None while its end is not there."""
    if len(stream) < 2:
        return None
    masked, length, head = stream[1] & 0x80, stream[1] & 0x7F, 2
    if layout := _LENGTHS.get(length):
        size = struct.calcsize(layout)
        if len(stream) < head + size:
            return None
        (length,) = struct.unpack_from(layout, stream, head)
        head += size
    whole = int(head + (4 if masked else 0) + length)
    return whole if len(stream) >= whole else None


def is_text(frame: bytes) -> bool:
    """Whether it is a whole message of text: neither a part of one nor a control frame."""
    return frame[0] == TEXT | LAST
