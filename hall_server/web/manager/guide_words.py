"""The words of the pages on which the guide is edited."""

from hall_link.wire.base import Language, Words


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "title": _w("办事指南", "The guide"),
    "settings": _w("大厅设置", "Settings"),
    "back-to-list": _w("返回事项列表", "Back to the list"),
    "search": _w("找事项：汉字、拼音、首字母", "Find: Chinese, pinyin, initials, English"),
    "all-departments": _w("全部部门", "All departments"),
    "add": _w("新增事项", "New item"),
    "export": _w("下载表格", "Download as a workbook"),
    "template": _w("空白模板", "Empty template"),
    "import": _w("导入表格", "Import a workbook"),
    "complete": _w(
        "{preset}：{items} 个事项，{complete} 个填齐了", "{preset}: {complete} of {items}"
    ),
    "lacking": _w("点一项，只看还没填它的事项", "Press one to see the items without it"),
    "shown": _w("{n} 个事项", "{n} items"),
    "more": _w("还有 {n} 个，请用上面的框查找", "{n} more; type above to find them"),
    "nothing": _w("没有找到", "Nothing found"),
    "whole": _w("齐全", "Complete"),
    "gaps": _w("缺 {n} 项", "Lacks {n}"),
    "version": _w("第 {n} 版", "Version {n}"),
    "since": _w("第 {n} 版，从 {since} 起", "Version {n}, since {since}"),
    "since-start": _w("第 {n} 版，建厅时", "Version {n}, from the beginning"),
    "by": _w("{who} 改", "by {who}"),
    "present": _w("现在用的", "the present one"),
    "versions": _w("版本", "Versions"),
    "no-change-told": _w("和前一版相同", "the same as before"),
    "still-missing": _w("还要填的（{preset}）", "Still to fill in ({preset})"),
    "all-told": _w("要公开的都填了", "Everything that must be published is there"),
    "flow": _w("流程图（群众看到的）", "The steps as citizens see them"),
    "no-steps": _w("还没有步骤", "No steps yet"),
    "english": _w("显示英文", "Show English"),
    "basics": _w("这是什么事项", "What it is"),
    "who": _w("谁来办，办成什么", "Who decides, and what one gets"),
    "limits": _w("多久办好，收多少钱", "How long, and what it costs"),
    "grounds": _w("依据和条件", "Legal basis and conditions"),
    "papers": _w("要带的材料", "Papers to bring"),
    "steps": _w("办理步骤", "Steps"),
    "calls": _w("提示和电话", "Tips and telephones"),
    "add-paper": _w("加一样材料", "Add a paper"),
    "add-step": _w("加一步", "Add a step"),
    "add-form": _w("上传样表或示例（图片、PDF）", "Upload a form or example (picture, PDF)"),
    "uploading": _w("正在上传…", "Uploading…"),
    "no-change": _w("没有改动", "Nothing is changed"),
    "changed": _w("有改动，还没有保存", "Changed, not saved yet"),
    "faults": _w("还有 {n} 处要改正", "Faults: {n}"),
    "discard": _w("放弃改动", "Discard"),
    "review": _w("查看并保存", "Review and save"),
    "will-change": _w("将要这样改", "What will change"),
    "save": _w("保存，马上生效", "Save; holds at once"),
    "back": _w("再改改", "Go on editing"),
    "close": _w("关闭", "Close"),
    "saved": _w("已保存，这是第 {n} 版", "Saved as version {n}"),
    "hindered": _w("现在还不能这样改", "This can't be done now"),
    "reload": _w("看新的内容（放弃我的改动）", "Load what holds now (discards mine)"),
    "remove": _w("删除这个事项", "Take this item off the guide"),
    "remove-sure": _w("确定不再办这个事项吗？", "Take it off the guide?"),
    "import-head": _w("导入表格", "Import a workbook"),
    "import-how": _w(
        "先下载表格，在 Excel 里改好再导入。导入前会列出要改什么，确认以后才生效。",
        "Download the workbook, edit it, import it. What would change is shown first.",
    ),
    "import-faults": _w("有 {n} 处要改，还没有导入", "{n} faults; nothing was imported"),
    "import-none": _w("表格和现在的指南一样，没有要改的", "The workbook changes nothing"),
    "import-read": _w(
        "读了 {items} 个事项、{papers} 样材料、{steps} 个步骤", "Read: {items} items"
    ),
    "import-do": _w("导入这些改动", "Import these changes"),
    "imported": _w("已导入，马上生效", "Imported; it holds now"),
    "too-large": _w("文件太大", "The file is too large"),
    "new-item": _w("（新事项）", "(new item)"),
    "unknown": _w("没有这个事项了", "There is no such item any more"),
}
"""key -> words; `{…}` is filled in."""


def told(language: Language, key: str, **said: object) -> str:
    """A text of the pages."""
    return TEXTS[key].in_language(language).format(**said)
