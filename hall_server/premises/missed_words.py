"""The rule of missed calls in words, so that the ticket says what the hall does (rows A13, A14)."""

from hall_link.wire.base import Words
from hall_server.premises.rulebook import Missed


def missed_words(rule: Missed) -> Words:
    """What a ticket tells about a missed call, in both languages."""
    zh, en = _afterwards(rule)
    times = "1 call" if rule.calls == 1 else f"{rule.calls} calls"
    return Words(zh=f"呼叫{rule.calls}次未到为过号，{zh}", en=f"Missed after {times}: {en}")


def _afterwards(rule: Missed) -> tuple[str, str]:
    if rule.rule == "void" or rule.times == 0:
        return "作废后请重新取号。", "this ticket is void, please take a new one."
    often = "once" if rule.times == 1 else f"{rule.times} times"
    limit_zh, limit_en = f"当天最多{rule.times}次。", f"at most {often} today."
    if rule.rule == "end":
        return f"回来请扫本票，排到队尾，{limit_zh}", f"scan it again to join the end, {limit_en}"
    if rule.after == 0:
        return f"回来请扫本票，很快补叫，{limit_zh}", f"scan it again to be called soon, {limit_en}"
    others = "1 other" if rule.after == 1 else f"{rule.after} others"
    return (
        f"回来请扫本票，再等{rule.after}位补叫，{limit_zh}",
        f"scan it again, you are called after {others}, {limit_en}",
    )
