"""The words of a ticket in its two languages."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TicketWords:
    """Labels; what counts something is a method of the language."""

    reprint: str
    item: str
    issued: str
    next_one: str
    scan: str
    keep: str


ZH = TicketWords(
    reprint="重打",
    item="事项",
    issued="取号",
    next_one="您是下一位",
    scan="扫码看排队",
    keep="凭此码查询",
)

EN = TicketWords(
    reprint="REPRINT 重打",
    item="For",
    issued="Issued",
    next_one="You are next",
    scan="Scan to follow the queue",
    keep="Use this code to ask",
)


def words_of(language: str) -> TicketWords:
    return EN if language == "en" else ZH


def ahead_words(ahead: int, language: str) -> str:
    """How many wait before this ticket."""
    if ahead == 0:
        return words_of(language).next_one
    if language == "en":
        return "1 person ahead" if ahead == 1 else f"{ahead} people ahead"
    return f"前面还有 {ahead} 人"


def window_words(windows: Sequence[int], language: str) -> str:
    """Which windows serve it; nobody is sent there before being called."""
    if language == "en":
        numbers = ", ".join(map(str, windows))
        return f"{'Window' if len(windows) == 1 else 'Windows'} {numbers}"
    return f"{'、'.join(map(str, windows))} 号窗口办理"
