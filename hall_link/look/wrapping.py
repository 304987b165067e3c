"""Breaks a text into lines and finds the largest type that fits a box. Pure: widths are given.

A line never begins with a closing mark (，。) nor ends with an opening one (《), and a word of
letters or digits stays whole wherever the line is long enough for it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from hall_link.look.type_scale import rung_below

Measure = Callable[[str, float], float]
"""(text, type size) -> width of the text on one line, in the same units."""

_WORD = r"[^\W\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_TOKEN = re.compile(rf"[\"(\[]*{_WORD}+(?:[-'’\".,/&:;%)!?\]]+(?:{_WORD})*)*|\s+|.")
_CLAUSE = re.compile(r"[^，。；？！]+[，。；？！]*")
_CLOSING = frozenset("，。、；：？！）》」』】”’…·,.;:?!)]}%")
_OPENING = frozenset("（《「『【“‘([{")


@dataclass(frozen=True)
class Fitted:
    """Lines and the type size they fit at; `cut` when even the least size was too large."""

    lines: tuple[str, ...]
    size: float
    cut: bool = False


@lru_cache(4096)  # a text is taken apart for every size that is tried
def pieces(text: str) -> tuple[str, ...]:
    """What may not be torn apart: words, hanzi with the marks that belong to them, spaces."""
    result: list[str] = []
    for token in _TOKEN.findall(text):
        clings = result and not result[-1].isspace() and not token.isspace()
        if clings and (token[0] in _CLOSING or result[-1][-1] in _OPENING):
            result[-1] += token
        else:
            result.append(token)
    return tuple(result)


def wrapped(text: str, width: float, size: float, measure: Measure) -> list[str]:
    """The lines of `text`, none wider than `width` unless a single character is."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, width, size, measure)
    return lines


def _paragraph(text: str, width: float, size: float, measure: Measure) -> list[str]:
    lines, line = [], ""
    for piece in _short_pieces(text, width, size, measure):
        if line and measure((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _short_pieces(text: str, width: float, size: float, measure: Measure) -> list[str]:
    result: list[str] = []
    for piece in pieces(text):
        result += [piece] if measure(piece, size) <= width else list(piece)
    return result


def fitted(
    text: str,
    width: float,
    height: float,
    size: float,
    least: float,
    measure: Measure,
    line_height: float,
    most_lines: int = 99,
) -> Fitted:
    """The largest type from `size` down to `least` at which the text fits the box.

    `line_height` is a line's height at type size 1. A word longer than a line is torn only at the
    least size. What does not fit even then is cut, its last line ending in "…".
    """
    tried = size
    while tried > least:
        lines = wrapped(text, width, tried, measure)
        room = min(most_lines, int(height / (tried * line_height) + 1e-6))
        if len(lines) <= room and _whole_words(text, width, tried, measure):
            return Fitted(tuple(_balanced(text, width, tried, measure, lines)), tried)
        tried = max(least, rung_below(tried))
    return _cut(text, width, height, least, measure, line_height, most_lines)


def _balanced(
    text: str, width: float, size: float, measure: Measure, lines: list[str]
) -> list[str]:
    """As many lines, but broken at commas and stops where that is possible, else of like length:
    no single character is left over on the last."""
    if len(lines) < 2:
        return lines
    if at_pauses := _at_pauses(text, width, size, measure, len(lines)):
        return at_pauses
    narrow, wide = width / 2, width
    for _ in range(6):
        tried = (narrow + wide) / 2
        fits = _whole_words(text, tried, size, measure)
        if fits and len(wrapped(text, tried, size, measure)) == len(lines):
            wide = tried
        else:
            narrow = tried
    return wrapped(text, wide, size, measure)


def _at_pauses(
    text: str, width: float, size: float, measure: Measure, count: int
) -> list[str] | None:
    """`count` lines that end where a speaker would pause; None where that can't be."""
    lines = [""]
    for clause in _CLAUSE.findall(text):
        if lines[-1] and measure(lines[-1] + clause, size) > width:
            lines.append(clause)
        else:
            lines[-1] += clause
    fits = len(lines) == count and all(measure(line, size) <= width for line in lines)
    return lines if fits and "\n" not in text else None


def _whole_words(text: str, width: float, size: float, measure: Measure) -> bool:
    return all(measure(piece, size) <= width for piece in pieces(text))


def _cut(
    text: str,
    width: float,
    height: float,
    size: float,
    measure: Measure,
    line_height: float,
    most_lines: int,
) -> Fitted:
    lines = wrapped(text, width, size, measure)
    room = max(1, min(most_lines, int(height / (size * line_height) + 1e-6)))
    if len(lines) <= room:
        return Fitted(tuple(lines), size)
    last = lines[room - 1]
    while last and measure(last + "…", size) > width:
        last = last[:-1]
    return Fitted((*lines[: room - 1], last.rstrip() + "…"), size, cut=True)
