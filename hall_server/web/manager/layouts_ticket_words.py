"""The words of the page on which the hall's ticket is put together."""

from hall_link.wire.base import Language, Words
from hall_link.wire.ticket_layout import TicketPartKind
from hall_server.premises.ticket_layout import LONGEST_TEXT, MOST_TEXTS
from hall_server.web.manager.layouts_words import TEXTS as LAYOUT_TEXTS


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


PARTS: dict[TicketPartKind, Words] = {
    "hall": _w("大厅名称", "The hall's name"),
    "number": _w("号码", "The number"),
    "queue": _w("业务名称", "The queue"),
    "facts": _w("事项和取号时间", "Items and hour"),
    "ahead": _w("前面几人", "How many are ahead"),
    "wait": _w("预计等候", "Expected wait"),
    "windows": _w("办理窗口", "Windows"),
    "then": _w("接着去哪里办", "Where to afterwards"),
    "missed": _w("过号规则", "Missed calls"),
    "text": _w("本厅的一句话", "A sentence of the hall's"),
    "code": _w("二维码", "QR code"),
    "materials": _w("要带的材料", "Papers to bring"),
}

TEXTS: dict[str, Words] = {
    **LAYOUT_TEXTS,
    "title": _w("号票版式", "The ticket"),
    "about": _w("取号机打的号票", "What the ticket machine prints"),
    "parts": _w("从上到下印什么", "From top to bottom"),
    "always": _w("必印", "Always"),
    "last": _w("总在最下面", "Always last"),
    "on": _w("印", "Print"),
    "up": _w("上移", "Up"),
    "down": _w("下移", "Down"),
    "large": _w("大字", "Large"),
    "small": _w("小字", "Small"),
    "add": _w("加一句话", "Add a sentence"),
    "remove": _w("去掉这句", "Remove it"),
    "zh": _w("中文", "Chinese"),
    "en": _w("英文", "English"),
    "saved": _w("已保存。下一张号票就这样印", "Saved. The next ticket is printed so"),
    "to-standard": _w("恢复标准号票", "Back to the standard ticket"),
    "not-yet": _w("还不能保存", "It can't be saved yet"),
    "sentence": _w("请在这里写一句话", "Write a sentence here"),
}
"""key -> words; what is not here is said as on the pages of all layouts."""

FAULTS: dict[str, Words] = {
    "no-number": _w("号票上必须有号码", "A ticket must tell its number"),
    "no-queue": _w("号票上必须有业务名称", "A ticket must tell its queue"),
    "twice": _w("同一项印了两次", "The same part is there twice"),
    "empty-text": _w("有一句话还没有写中文或英文", "A sentence has no Chinese or no English yet"),
    "long-text": _w(f"一句话最多 {LONGEST_TEXT} 个字", f"At most {LONGEST_TEXT} signs a sentence"),
    "many-texts": _w(f"最多 {MOST_TEXTS} 句话", f"At most {MOST_TEXTS} sentences"),
    "materials-last": _w("要带的材料要放在最下面", "The papers to bring stand last"),
}

SAMPLES: dict[TicketPartKind, Words] = {
    "ahead": _w("前面还有 3 人", "3 people ahead"),
    "wait": _w("预计等候 10-15 分钟", "Wait 10-15 min"),
    "then": _w("办完后本号接着办：综合窗口", "Afterwards, with this same number: General"),
    "materials": _w("请带好以下材料", "Please bring"),
    "code": _w("扫码看排队", "Scan to follow the queue"),
}
"""What the preview shows where it has nothing of the hall's own."""


def part_name(language: Language, part: TicketPartKind) -> str:
    """What a part is called."""
    return PARTS[part].in_language(language)


def told(language: Language, key: str, **said: object) -> str:
    """A text of the page."""
    return TEXTS[key].in_language(language).format(**said)
