"""What a cell of a sheet says, and how it is written. Pure."""

import re
from typing import Any

Plain = dict[str, Any]

_UNITS = {
    "个工作日": "working_day",
    "工作日": "working_day",
    "天": "day",
    "日": "day",
    "个月": "month",
    "小时": "hour",
}
_LIMIT = re.compile(r"(\d{1,4})\s*(个工作日|工作日|个月|天|日|小时|分钟)(?:内|之内)?")
_SAME_DAY = ("当天", "当日", "当场", "即办", "即时", "立等可取", "当日即办")
_YES, _NO = (
    ("是", "√", "1", "y", "yes", "true", "对", "有"),
    ("否", "×", "0", "n", "no", "false", "无"),
)
_WRITTEN = {
    "working_day": "{}个工作日",
    "day": "{}天",
    "month": "{}个月",
    "same_day": "当天",
    "hour": "{}小时",
    "minute": "{}分钟",
}


class BadCell(ValueError):  # noqa: N818
    """A cell that says nothing that could be meant. The message is for whoever filled it in."""


def text_of(cell: object) -> str:
    """A cell as text: Excel keeps a telephone number as a figure."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def limit_of(text: str) -> Plain:
    """A time limit as the hall file has it. Raises `BadCell`."""
    if text in _SAME_DAY:
        return {"amount": 0, "unit": "same_day"}
    found = _LIMIT.fullmatch(text)
    if found is None or found[1].strip("0") == "":
        raise BadCell("写成“10个工作日”“15天”“30分钟”或“当天”")
    return {"amount": int(found[1]), "unit": _UNITS.get(found[2], "minute")}


def flag_of(text: str) -> bool:
    """Raises `BadCell`."""
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise BadCell("填“是”或“否”")


def number_of(text: str) -> int:
    """Raises `BadCell`."""
    if not re.fullmatch(r"\d{1,5}", text):
        raise BadCell("填整数")
    return int(text)


def money_of(text: str) -> float | int:
    """Yuan. Raises `BadCell`."""
    plain = text.removesuffix("元")
    if not re.fullmatch(r"\d{1,7}(\.\d{1,2})?", plain):
        raise BadCell("填数字，单位是元")
    return float(plain)


def words_of(zh: str, en: str, before: Plain | None) -> Plain:
    """A text in both languages. Without English the one it had is kept as long as the Chinese is
    the same, else the Chinese stands for both."""
    if en:
        return {"zh": zh, "en": en}
    if before is not None and before["zh"] == zh:
        return before
    return {"zh": zh, "en": zh}


def lines_of(zh: str, en: str, before: list[Plain]) -> list[Plain]:
    """One text a line, with the English of the same line."""
    english = [line.strip() for line in en.splitlines() if line.strip()]
    known = {words["zh"]: words for words in before}
    lines = [line.strip() for line in zh.splitlines() if line.strip()]
    return [
        words_of(line, english[n] if n < len(english) else "", known.get(line))
        for n, line in enumerate(lines)
    ]


def limit_cell(limit: Plain | None) -> str:
    """A time limit as people write it."""
    return _WRITTEN[limit["unit"]].format(limit["amount"]) if limit else ""


def flag_cell(flag: bool) -> str:
    """是 or 否."""
    return "是" if flag else "否"
