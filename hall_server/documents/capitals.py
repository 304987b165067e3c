"""Amounts of yuan in Chinese capital figures (大写), as bank slips and receipts write them. Pure.

The rule: 支付结算办法 (People's Bank of China, 1997), annex 1: 元 and 角 are followed by 整 where
nothing comes after, 分 never; zeros between figures are read as one 零, so is a missing 角.
"""

from decimal import Decimal, InvalidOperation

_FIGURES = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
LARGEST = Decimal("999999999999.99")


def capitals_of(amount: str) -> str:
    """`"1234.56"` -> `壹仟贰佰叁拾肆元伍角陆分`; empty for what is no amount of yuan.

    Thousands may be parted by commas, and a ￥ or 元 may stand with it.
    """
    try:
        return capitals(Decimal(amount.strip().strip("¥￥元 ").replace(",", "")))
    except (InvalidOperation, ValueError):
        return ""


def capitals(amount: Decimal) -> str:
    """Raises `ValueError` for an amount below zero, with parts of a 分, or above `LARGEST`."""
    if not (amount.is_finite() and 0 <= amount <= LARGEST):
        raise ValueError(f"no amount to write: {amount}")
    cents = amount * 100
    if cents != int(cents):
        raise ValueError(f"parts of a 分: {amount}")
    yuan, rest = divmod(int(cents), 100)
    return _yuan(yuan) + _change(*divmod(rest, 10), yuan) or "零元整"


def _yuan(yuan: int) -> str:
    if yuan == 0:
        return ""
    text, gap = "", False
    for place in range(len(str(yuan)) - 1, -1, -1):
        figure = yuan // 10**place % 10
        if figure:
            text += ("零" if gap else "") + _FIGURES[figure] + _PLACES[place % 4]
        gap = figure == 0
        if place % 4 == 0 and yuan // 10**place % 10_000:
            text += _GROUPS[place // 4]
    return text + "元"


def _change(jiao: int, fen: int, yuan: int) -> str:
    if not jiao and not fen:
        return "整" if yuan else ""
    if not fen:
        return f"{_FIGURES[jiao]}角整"
    tens = f"{_FIGURES[jiao]}角" if jiao else ("零" if yuan else "")
    return f"{tens}{_FIGURES[fen]}分"
