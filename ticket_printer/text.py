"""Letters as a receipt printer sets them: GB18030, ASCII one column wide, hanzi two. Pure."""

import unicodedata

from hall_link.look.wrapping import pieces

UNKNOWN = "?"
"""Stands for a letter the printer's own font can't have."""

_CLOSING = frozenset("，。、；：？！）》」』】”’…·,.;:?!)]}%")


def printable(text: str) -> str:
    """`text` as it will stand on the paper: control characters as spaces, unknown letters as ?.

    A letter with a mark the printer lacks (ñ) loses the mark, not itself.
    """
    return "".join(_printable(letter) for letter in unicodedata.normalize("NFC", text))


_STAND_INS = {"\u00a0": " ", "\u200b": "", "\ufeff": "", "¥": "￥"}


def _printable(letter: str) -> str:
    if letter in _STAND_INS:
        return _STAND_INS[letter]
    if unicodedata.category(letter) in ("Cc", "Zl", "Zp"):
        return " "  # an ESC in a name must never reach the printer as a command
    if unicodedata.category(letter) == "Co":
        return UNKNOWN  # private letters encode, but no printer has their shapes
    try:
        code = letter.encode("gb18030")
    except UnicodeEncodeError:
        return UNKNOWN
    return letter if len(code) <= 2 else _plain(letter)


def _plain(letter: str) -> str:
    """The letter under its marks, where that one is ASCII."""
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base != letter and base.isascii() else UNKNOWN


def encoded(text: str) -> bytes:
    """The printer's bytes for `text`; as many bytes as the text has columns."""
    return printable(text).encode("gb18030")


def columns(text: str) -> int:
    """Width in half columns (12 dots at size 1)."""
    return len(encoded(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns (2 or more); words stay whole and no line begins with a
    closing mark, wherever the width allows that."""
    lines = [""]
    for piece in _short_pieces(printable(text).strip(), width):
        if columns((lines[-1] + piece).rstrip()) > width:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line for line in map(str.rstrip, lines) if line]


def balanced(text: str, width: int) -> list[str]:
    """As `wrap`, with lines of like length: no single hanzi is left over on the last one."""
    lines = wrap(text, width)
    for narrower in range(width - 1, width // 2, -1):
        tried = wrap(text, narrower)
        if len(tried) > len(lines) or not _whole(text, narrower):
            break
        lines = tried
    return lines


def _whole(text: str, width: int) -> bool:
    return all(columns(piece) <= width for piece in pieces(printable(text)))


def _short_pieces(text: str, width: int) -> list[str]:
    result: list[str] = []
    for piece in pieces(text):
        result += [piece] if columns(piece) <= width else _torn(piece, width)
    return result


def _torn(piece: str, width: int) -> list[str]:
    """Single letters, each with the closing marks behind it as far as a line has room."""
    result: list[str] = []
    for letter in piece:
        if result and letter in _CLOSING and columns(result[-1] + letter) <= width:
            result[-1] += letter
        else:
            result.append(letter)
    return result
