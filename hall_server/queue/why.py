"""What a citizen is told of a rule that called somebody else. Pure words, about nobody."""

from hall_link.wire.base import Words
from hall_server.queue.choosing import CHOSEN, HELD, LED, PASSED_LONG_ENOUGH, PRIORITY

STOOD_BEFORE = "stood-before"
"""By its place the other stood before this ticket, though it was taken later."""

_WORDS = {
    "order": Words(
        zh="这个窗口同时办理几个队列，按规定的队列次序叫号，对方的队列次序在前。",
        en="This window serves several queues in a fixed order; that number's queue comes first.",
    ),
    "longest-wait": Words(
        zh="这个窗口按等候先后叫号，对方在队伍中的次序在前。",
        en="This window calls by place in line; that number's place came first.",
    ),
    "target-wait": Words(
        zh="这个窗口先叫最接近承诺等候时间的号，对方队列承诺的等候时间较短。",
        en="This window calls first whoever has used up most of the promised wait; "
        "that number's queue promises a shorter one.",
    ),
    PRIORITY: Words(
        zh="对方依规定享受优先，与其他号按比例穿插叫号。优先的原因属于个人隐私，不公开。",
        en="That number has priority by the hall's rules and is called in turn with the others. "
        "The reason is private and is not told.",
    ),
    PASSED_LONG_ENOUGH: Words(
        zh="有人被后来者超过的次数已到上限，按规定先叫队伍中最靠前的号。",
        en="Somebody had been passed as often as the hall allows, so the first in line was called.",
    ),
    LED: Words(
        zh="大厅管理人员为对方安排了提前办理，理由已登记备查。",
        en="The hall's manager led that number to the front; the reason is on record.",
    ),
    CHOSEN: Words(
        zh="窗口工作人员选呼了这个号，已记录备查。",
        en="The clerk called that number by choice; this is on record.",
    ),
    HELD: Words(
        zh="对方此前已被叫到，中途去补取材料，回来后继续办理。",
        en="That number had been called before and came back after fetching something.",
    ),
    STOOD_BEFORE: Words(
        zh="对方取号较晚，但当时在队伍中排在您前面：例如由其他窗口转来，或您曾让号、过号。",
        en="That number was taken later but stood before you: handed over by another window, for "
        "example, or after you let others pass or missed your call.",
    ),
}
_BY_RULE = Words(zh="按这个窗口的叫号规则叫号。", en="Called by this window's rule.")


def words_of(rule: str) -> Words:
    """For people, in both languages; a rule without words of its own is named as one."""
    return _WORDS.get(rule, _BY_RULE)
