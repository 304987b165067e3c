"""The words of the ledger's page."""

from hall_link.wire.base import Words


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "title": _words("账本", "Ledger"),
    "to-board": _words("大厅实况", "The hall live"),
    "to-registers": _words("台账统计", "Registers"),
    "other-language": _words("English", "中文"),
    "leave": _words("退出", "Sign out"),
    "day": _words("日期", "Day"),
    "kind": _words("事项", "What"),
    "who": _words("谁", "Who"),
    "about": _words("号码或编号", "Number or id"),
    "about-hint": _words("如 A001，要写全", "like A001, in full"),
    "all": _words("全部", "All"),
    "staff": _words("工作人员", "Staff"),
    "devices": _words("设备", "Devices"),
    "hall": _words("系统自动", "The hall itself"),
    "citizen": _words("群众自助", "Citizens"),
    "find": _words("查找", "Find"),
    "clear": _words("清除条件", "Clear"),
    "whole": _words("{day} 的账本完整，没有被改动", "The ledger of {day} is whole"),
    "rows": _words("共 {n} 条，第 {first} 条至第 {last} 条", "{n} rows, {first} to {last}"),
    "not-whole": _words(
        "{day} 的账本与原来写下的不符，请联系管理员", "The ledger of {day} is NOT what was written"
    ),
    "fault": _words("第 {seq} 条：{why}", "Row {seq}: {why}"),
    "missing": _words("这里缺少记录", "rows are missing here"),
    "changed": _words("这一条或前一条被改动", "this row or the one before was changed"),
    "unreadable": _words("内容读不出来", "the body is not readable"),
    "columns": _words("各栏与内容不一致", "the columns do not agree with the body"),
    "end": _words("账本末尾与系统记得的不一致", "the ledger does not end where the hall remembers"),
    "more-faults": _words(
        "可能还有，请在服务器上运行 hall verify", "There may be more: run hall verify"
    ),
    "gone": _words(
        "{day} 的明细已满保存期，只留封条", "The rows of {day} were let go; their seal is kept"
    ),
    "none-of-day": _words("账本里没有 {day} 的记录", "The ledger has nothing of {day}"),
    "head": _words("当天校验码", "Head of the day"),
    "head-hint": _words(
        "与当天打印的《每日运行情况》上的校验码逐组核对；不一致说明账本被整本改写。",
        "Compare it with the day's printed sheet: where they differ the whole chain was rewritten.",
    ),
    "seq": _words("序号", "Row"),
    "at": _words("时间", "When"),
    "told": _words("内容", "What it tells"),
    "hash": _words("校验码", "Hash"),
    "nothing": _words("没有找到记录", "Nothing found"),
    "nothing-yet": _words(
        "第 {n} 条以后没有找到，可以继续往前找", "Nothing from row {n} on; earlier rows may have it"
    ),
    "older": _words("更早的", "Earlier"),
    "newest": _words("回到最新", "Back to the latest"),
}

KEYS: dict[str, Words] = {
    "ticket": _words("号票", "ticket"),
    "number": _words("号码", "number"),
    "queue": _words("队列", "queue"),
    "window": _words("窗口", "window"),
    "windows": _words("窗口", "windows"),
    "item": _words("事项", "item"),
    "items": _words("事项", "items"),
    "call": _words("叫号", "call"),
    "round": _words("第几遍", "round"),
    "case": _words("办件", "case"),
    "cases": _words("办件", "cases"),
    "complaint": _words("投诉", "complaint"),
    "request": _words("申请", "request"),
    "booking": _words("预约", "booking"),
    "document": _words("文书", "document"),
    "rectification": _words("整改", "rectification"),
    "device": _words("设备", "device"),
    "printer": _words("打印机", "printer"),
    "job": _words("打印任务", "print job"),
    "staff": _words("人员", "staff"),
    "state": _words("状态", "state"),
    "reason": _words("原因", "reason"),
    "outcome": _words("结果", "outcome"),
    "level": _words("等级", "level"),
    "count": _words("数量", "count"),
    "day": _words("日期", "day"),
    "role": _words("角色", "role"),
    "act": _words("操作", "act"),
    "due": _words("期限", "due"),
    "late": _words("超期天数", "days late"),
    "stage": _words("催办级别", "stage"),
}
"""What the data of a row is called; what has no word here is told by its key."""
