"""Lines that fit: Chinese breaks anywhere, a Latin word or a number stays whole. Pure."""

from collections.abc import Callable, Iterator

Wide = Callable[[str], float]
"""How wide a text is, in the units of the width it must fit in; signs stand beside each other, so
that a text is as wide as its parts."""

_NEVER_FIRST = frozenset("，。、；：！？）》”’」』】〉％…,.;:!?)]}%")
_NEVER_LAST = frozenset("（《“‘「『【〈([{")
_CJK = 0x2E7F


def wrapped(text: str, width: float, wide: Wide) -> list[str]:
    """The lines of a text; its own line breaks stay. At least one line, be it empty."""
    return [line for part in text.split("\n") for line in _paragraph(part, width, wide)]


def shortened(text: str, width: float, wide: Wide) -> str:
    """The text on one line, its end left out where it does not fit."""
    if wide(text) <= width:
        return text
    while text and wide(text + "…") > width:
        text = text[:-1]
    return text + "…"


def _paragraph(text: str, width: float, wide: Wide) -> Iterator[str]:
    line, filled = "", 0.0
    for piece in _pieces(text):
        room = wide(piece.rstrip())
        if line and filled + room > width:
            yield line.rstrip()
            line, filled = "", 0.0
            piece = piece.lstrip()
        while len(piece) > 1 and wide(piece.rstrip()) > width:
            fits = _fitting(piece, width, wide)
            yield piece[:fits]
            piece = piece[fits:]
        line, filled = line + piece, filled + wide(piece)
    yield line.rstrip()


def _fitting(text: str, width: float, wide: Wide) -> int:
    """How many signs of a piece too long for any line stand on one; at least one."""
    return next((n for n in range(len(text), 1, -1) if wide(text[:n]) <= width), 1)


def _pieces(text: str) -> Iterator[str]:
    """What must not be parted: words, and a sign with the punctuation that clings to it."""
    piece = ""
    for sign in text:
        clings = sign in _NEVER_FIRST or (piece and piece[-1] in _NEVER_LAST)
        inside = bool(piece) and _is_latin(piece[-1]) and _is_latin(sign)
        if piece and not clings and not inside:
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _is_latin(sign: str) -> bool:
    return ord(sign) <= _CJK and not sign.isspace()
