"""The words of the pages on which layouts are edited and signs are printed."""

import re

from hall_link.wire.base import Language, Words


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "title": _w("文书版式", "Layouts"),
    "about": _w(
        "号票和每一种文书。文书的小票和 A4 由同一个版式生成。点一种来改。",
        "The ticket, and every other paper: its slip and A4 sheet come from one layout.",
    ),
    "own": _w("本厅版式", "The hall's own"),
    "standard": _w("标准版式", "Standard"),
    "find": _w("找文书", "Find a form"),
    "none": _w("没有找到", "Nothing found"),
    "back": _w("返回文书列表", "Back to the list"),
    "fields": _w("点字段，插到光标处", "Press a field to put it at the cursor"),
    "blocks": _w("点一行，插到光标处", "Press a line to put it at the cursor"),
    "layout": _w("版式：一行一块", "The layout: a line a block"),
    "slip": _w("小票", "Slip"),
    "sheet": _w("A4 签字稿", "A4, to be signed"),
    "english": _w("看英文", "In English"),
    "drawing": _w("正在画…", "Drawing…"),
    "faults": _w("有 {n} 行要改，预览是改之前的样子", "Faults: {n}; shown is what was before"),
    "at-line": _w("第 {line} 行：{what}", "Line {line}: {what}"),
    "no-change": _w("没有改动", "Nothing is changed"),
    "changed": _w("有改动，还没有保存", "Changed, not saved yet"),
    "save": _w("保存，马上生效", "Save; holds at once"),
    "discard": _w("放弃改动", "Discard"),
    "to-standard": _w("恢复标准版式", "Back to the standard layout"),
    "saved": _w("已保存。已发出的文书不变", "Saved. What was issued stays as it was"),
    "hindered": _w("现在还不能这样改", "This can't be done now"),
    "reload": _w("看新的内容（放弃我的改动）", "Load what holds now (discards mine)"),
    "go-on": _w("再改改", "Go on editing"),
    "prints": _w("印制品", "Signs and booklets"),
    "prints-about": _w(
        "挂的、摆的、发的，都用大厅现在的资料生成 PDF。资料改了，再印一张就对了。",
        "For the wall, the desk and the hand: PDFs from what the hall is now.",
    ),
    "all-windows": _w("全部窗口", "All windows"),
    "one-window": _w("{n}号 {name}", "{n} {name}"),
    "which": _w("哪个窗口", "Which window"),
    "size": _w("尺寸", "Size"),
    "open": _w("打开 PDF", "Open the PDF"),
    "photos": _w(
        "{n} 名工作人员还没有照片，照片在大厅设置的“工作人员”里上传。",
        "{n} of the staff have no photograph yet.",
    ),
}
"""key -> words; `{…}` is filled in."""

GROUPS: dict[str, Words] = {
    "notice": _w("告知和办件通知", "Notices"),
    "receipt": _w("收件凭证", "Receipts"),
    "slip": _w("流转单据", "Slips"),
    "internal": _w("内部用单", "For the hall itself"),
    "card": _w("便民卡", "Cards"),
    "guide": _w("办事指南", "Guides"),
}

LINES: tuple[tuple[str, Words], ...] = (
    ("## ", _w("小标题", "Heading")),
    ("^ ", _w("居中", "Centred")),
    ("> ", _w("靠右", "Right")),
    ("! ", _w("大字", "Large")),
    ("---", _w("横线", "Rule")),
    ("gap: 1", _w("空行", "Gap")),
    ("sign: ", _w("签字处", "Signature")),
    ("sign+day: ", _w("签字和日期", "Signature, day")),
    ("seal: {hall}", _w("盖章处", "Seal")),
    ("=== 存根", _w("裁开", "Cut")),
    ("? ", _w("空着就不印", "Left out if empty")),
)
"""The beginnings of lines, and what each makes."""

_FAULTS: tuple[tuple[str, str], ...] = (
    (r"the layout is empty", "版式是空的"),
    (r"the form has no field '(.+)'", r"这种文书没有字段 \1"),
    (r"a brace \{ or \} is left over", "多了或少了一个大括号"),
    (r"(\{.*\}) is no field's name", r"\1 不是字段名"),
    (r"a list \{…\*\} stands alone.*", "列表 {…*} 要单独放在 []、[x]、-、1. 或 table: 后面"),
    (r"a heading is .*", "标题写成 # 文字 或 ## 文字"),
    (r"say who signs: .*", "写明谁签字，如 sign: 申请人签字"),
    (r"a code is .*", "二维码写成 qr: {qr} 说明"),
    (r"a gap is 1 to (\d+) lines.*", r"空行是 1 到 \1 行，如 gap: 2"),
    (r"a table is .*", "表格写成 table: {字段*} 名称 | 份数，最多 5 列"),
    (r"a table has at least (\d+) rows.*", r"表格至少的行数最多 \1"),
)


def told(language: Language, key: str, **said: object) -> str:
    """A text of the pages."""
    return TEXTS[key].in_language(language).format(**said)


def fault_told(language: Language, message: str) -> str:
    """What is wrong in a layout, in the page's language."""
    if language == "en":
        return message
    for pattern, zh in _FAULTS:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(zh)
    return message
