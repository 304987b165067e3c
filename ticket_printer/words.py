"""The words of a ticket in its two languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_link.wire.base import Words
from hall_link.wire.wait import Wait


@dataclass(frozen=True)
class TicketWords:
    """Labels; what counts something is a method of the language."""

    reprint: str
    offline: str
    item: str
    issued: str
    principals: str
    booking: str
    code: str
    made: str
    check_in: str
    next_one: str
    scan: str
    keep: str
    bring: str
    at_once: str
    sample: str
    sample_means: str
    optional: str
    issued_by: str
    hotline: str
    serial: str
    seal: str
    day: str


ZH = TicketWords(
    reprint="重打",
    offline="离线取号",
    item="事项",
    issued="取号",
    principals="代办",
    booking="预约单",
    code="预约码",
    made="打印",
    check_in="来时在取号机扫此码",
    next_one="您是下一位",
    scan="扫码看排队",
    keep="凭此码查询",
    bring="请带好以下材料",
    at_once="一次性告知",
    sample="示例",
    sample_means="标“示例”的以窗口一次性告知为准",
    optional="需要时带",
    issued_by="出具：",
    hotline="不清楚请拨",
    serial="编号NO：",
    seal="（盖章）",
    day="____年__月__日",
)

EN = TicketWords(
    reprint="REPRINT 重打",
    offline="Taken offline 离线取号",
    item="For",
    issued="Issued",
    principals="Agent",
    booking="Booking",
    code="Code",
    made="Printed",
    check_in="Scan this at a kiosk when you come",
    next_one="You are next",
    scan="Scan to follow the queue",
    keep="Scan to check your place",
    bring="Please bring",
    at_once="the full list, given once",
    sample="sample entry",
    sample_means="Sample entries: the window tells you for certain",
    optional="if it applies",
    issued_by="from ",
    hotline="Questions? Call",
    serial="No. ",
    seal=" (seal)",
    day="Date: ____________",
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


def wait_words(wait: Wait, language: str) -> str:
    """The expected wait, as the kiosk said it."""
    return _WAITS[language == "en", wait.shape].format(low=wait.low, high=wait.high)


_WAITS = {
    (False, "below"): "预计等候 {high} 分钟以内",
    (False, "about"): "预计等候约 {high} 分钟",
    (False, "range"): "预计等候 {low}-{high} 分钟",
    (True, "below"): "Wait under {high} min",
    (True, "about"): "Wait about {high} min",
    (True, "range"): "Wait {low}-{high} min",
}
"""(English?, shape of the wait) -> words."""


def copies_words(copies: int, language: str) -> str:
    """How many of a paper."""
    return f"{copies} copies" if language == "en" else f"{copies} 份"


def window_words(windows: Sequence[int], language: str) -> str:
    """Which windows serve it; nobody is sent there before being called."""
    if language == "en":
        numbers = ", ".join(map(str, windows))
        return f"{'Window' if len(windows) == 1 else 'Windows'} {numbers}"
    return f"{'、'.join(map(str, windows))} 号窗口办理"


def one_window_words(window: int, language: str) -> str:
    """The only window that will call this number."""
    return f"Wait for window {window}" if language == "en" else f"请等 {window} 号窗口叫号"


def then_words(queues: Sequence[Words], language: str) -> str:
    """Where the same number goes on afterwards, with its first place."""
    names = [queue.in_language(language) for queue in queues]
    if language == "en":
        return f"Afterwards, with this same number: {', '.join(names)}"
    return f"办完后本号接着办：{'、'.join(names)}，不用重新取号"


def principals_words(count: int, language: str) -> str:
    """For how many people an agent comes."""
    return f"for {count} people" if language == "en" else f"{count} 人"
