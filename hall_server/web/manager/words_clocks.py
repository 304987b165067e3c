"""The words of the clock board."""

from hall_link.wire.base import Words


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


CLOCK_TEXTS: dict[str, Words] = {
    "clocks": _words("办件时限", "Case clocks"),
    "to-board": _words("大厅实况", "The hall live"),
    "clock-red": _words("超期", "Overdue"),
    "clock-yellow": _words("快到期", "Due soon"),
    "clock-green": _words("时间充足", "In time"),
    "every-window": _words("全部窗口", "Every window"),
    "clock-list": _words("最急的先看", "The most urgent first"),
    "clock-list-sum": _words("列出 {n} 件，共 {all} 件在办", "{n} shown, {all} in work"),
    "clock-tasks": _words("联办窗口没有按时回复", "Joined windows that have not answered in time"),
    "no-clocks": _words("没有在办的件", "No case is in work"),
    "days-late": _words("超 {n} 个工作日", "{n} working days over"),
    "day-late": _words("超 1 个工作日", "1 working day over"),
    "just-late": _words("刚超期", "Over since last working day"),
    "minutes-late": _words("超 {n} 分钟", "{n} min over"),
    "due-today": _words("今天到期", "Due today"),
    "day-left": _words("剩 1 个工作日", "1 working day left"),
    "days-left": _words("剩 {n} 个工作日", "{n} working days left"),
    "minutes-left": _words("剩 {n} 分钟", "{n} min left"),
    "to-accept": _words("快到受理期限", "Must be accepted soon"),
    "to-fetch": _words("逾期没来领，请联系申请人", "Not fetched: get in touch"),
    "due-on": _words("{day}前办结", "Due {day}"),
    "deliver-on": _words("{day}前送达", "Deliver by {day}"),
    "owed-on": _words("容缺材料应在{day}前补交", "A paper is owed, by {day}"),
    "stop-until": _words("特别程序预计到{day}结束", "Special step expected until {day}"),
    "papers-on": _words("等补齐材料，{day}前联系", "Waits for papers: ask by {day}"),
    "notice-on": _words(
        "默认受理，受理通知书待出具", "Accepted by silence: acceptance notice to be given"
    ),
    "send-on": _words("上级{day}前答复", "Answer due {day}"),
    "lead-window": _words("{n} 号窗口牵头", "led by window {n}"),
    "stage-1": _words("已催承办人", "Owner urged"),
    "stage-2": _words("已报窗口负责人", "Window head told"),
    "stage-3": _words("已报领导", "Leader told"),
    "urged-times": _words("催办 {n} 次", "urged {n}×"),
    "urged-today": _words("今天已催", "urged today"),
    "urge": _words("催办", "Urge"),
    "urge-again": _words("再催", "Urge again"),
}
"""key -> words of the board; `{…}` is filled in."""

CLOCK_ALARMS: dict[str, tuple[Words, Words]] = {
    "cases-late": (
        _words("{n} 件办件已超期", "Cases overdue: {n}"),
        _words("请打开办件时限，催办或重新安排", "Open the clocks; urge, or hand the cases on"),
    ),
    "cases-asked": (
        _words("{n} 件等您决定（延期、绿色通道、承诺）", "Cases waiting for your decision: {n}"),
        _words("请打开办件时限，批准或不批准", "Open the clocks; approve, or deny"),
    ),
    "cases-left": (
        _words("{n} 件的承办人已经离开", "Cases whose owner has left: {n}"),
        _words("请打开办件时限，转交别人", "Open the clocks; hand them on"),
    ),
    "cases-papers": (
        _words("{n} 次材料移交到下班还没有人签收", "Hand-overs of papers nobody signed for: {n}"),
        _words(
            "请向移出和接收的窗口核对材料在哪里",
            "Ask the windows that gave and were to take them where they are",
        ),
    ),
    "cases-calendar": (
        _words(
            "{year}年放假安排未公布，到期日可能不准",
            "The working days of {year} are not known: promised days in it may be wrong",
        ),
        _words(
            "公布后请升级系统，或请管理员写明",
            "Renew the system once they are published, or name them in the hall file (casebook, "
            "working_days)",
        ),
    ),
}
"""key -> what is wrong, and what to do."""
