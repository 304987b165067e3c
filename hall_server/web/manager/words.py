"""The words of the manager's pages."""

from hall_link.wire.base import Language, Words
from hall_server.web.manager.complaints_words import OFFICE_ALARMS, OFFICE_TEXTS
from hall_server.web.manager.ratings_words import RATING_ALARMS
from hall_server.web.manager.words_acts import ACT_TEXTS
from hall_server.web.manager.words_clocks import CLOCK_ALARMS, CLOCK_TEXTS
from hall_server.web.manager.words_decisions import DECISION_TEXTS
from hall_server.web.manager.words_tests import TEST_ALARMS, TEST_TEXTS


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


ALARMS: dict[str, tuple[Words, Words]] = {
    "store": (
        _words("服务器存不进数据", "The server can't store anything"),
        _words("请管理员检查磁盘空间", "Have the administrator look for disk space"),
    ),
    "clock": (
        _words(
            "服务器的时钟比记录还早，暂不发号",
            "The server's clock is earlier than the last record: no numbers are given out",
        ),
        _words(
            "日期对就确认，不对请管理员校准时钟",
            "Look at the date: confirm it if it is right, else have the clock set",
        ),
    ),
    "disk-full": (
        _words(
            "服务器磁盘满了，只办已取号的",
            "The server's disk is full: no more numbers; who has one is served",
        ),
        _words("请管理员马上清理磁盘", "Have the administrator make room at once"),
    ),
    "disk-low": (
        _words("服务器磁盘空间不多了", "The server's disk is filling up"),
        _words("请管理员清理磁盘", "Have the administrator make room"),
    ),
    "memory-low": (
        _words("服务器内存不多了", "The server's machine has little memory left"),
        _words(
            "请管理员关掉这台电脑上别的程序，或加内存",
            "Have the administrator end other programs on it, or add memory",
        ),
    ),
    "files-low": (
        _words("服务器上打开的连接太多了", "Too many connections are open at the server"),
        _words(
            "请管理员看日志：可能有人捣乱；可重启服务",
            "Have the administrator read the log: mischief? A restart helps",
        ),
    ),
    "backup": (
        _words("今天凌晨的自动备份没有做成", "Last night's backup was not made"),
        _words(
            "请管理员看日志：磁盘、备份目录",
            "Have the administrator read the server's log: a full disk, no folder?",
        ),
    ),
    "calendar": (
        _words(
            "{year}年的节假日安排还没有，将按周一至周五开门",
            "The public holidays of {year} are not known: Mondays to Fridays will count",
        ),
        _words(
            "请升级系统，或在管理页写明放假的日子",
            "Renew the system, or name the days on the administration page",
        ),
    ),
    "help-emergency": (
        _words("{window} 号窗口有紧急情况", "Emergency at window {window}"),
        _words("请马上过去", "Please go there at once"),
    ),
    "help-leader": (
        _words("{window} 号窗口请值班领导", "Window {window} asks for the duty leader"),
        _words("请到窗口去一下", "Please go to the window"),
    ),
    "help-colleague": (
        _words("{window} 号窗口请同事帮忙", "Window {window} asks for a colleague"),
        _words("请附近的同事去一下", "Send whoever is near"),
    ),
    "help-guide": (
        _words("{number} 号需要导办员带路、帮读", "Number {number} needs a guide"),
        _words("请导办员去接一下", "Send a guide to meet them"),
    ),
    "window-left": (
        _words(
            "{window} 号窗口没有人，群众还在等", "Nobody at window {window}, and people wait for it"
        ),
        _words("请安排人接岗，或让别的窗口叫号", "Send somebody, or have another window call them"),
    ),
    "window-paused": (
        _words(
            "{window} 号窗口暂停太久了（{why}），有人在等",
            "Window {window} has paused too long ({why}) and people wait",
        ),
        _words(
            "请提醒窗口，或让旁边的窗口代办", "Remind the window, or have its neighbour cover it"
        ),
    ),
    "voice-away": (
        _words(
            "{kind} {name} 没有连上，叫号没有声音", "{kind} {name} is away: calls are not spoken"
        ),
        _words("请检查大屏的电源和网线", "Check the display's power and network cable"),
    ),
    "voice-fault": (
        _words(
            "{kind} {name} 的语音坏了，叫号没有声音",
            "{kind} {name}'s voice is broken: calls are not spoken",
        ),
        _words("请检查音箱和音量，先用人工叫号", "Check the speakers; call by voice meanwhile"),
    ),
    "printer-out": (
        _words("{kind} {name} 没有纸了", "{kind} {name} is out of paper"),
        _words("请换上新纸卷{slips}", "Put in a new roll{slips}"),
    ),
    "printer-low": (
        _words("{kind} {name} 的纸快用完了", "{kind} {name} is running low on paper"),
        _words("请备好一卷新纸", "Have a new roll ready"),
    ),
    "printer-cover": (
        _words("{kind} {name} 的盖子没有关好", "{kind} {name}'s cover is open"),
        _words("请把盖子按紧{slips}", "Press the cover shut{slips}"),
    ),
    "printer-offline": (
        _words("{kind} {name} 没有接通，或报了故障", "{kind} {name} is off or reports a fault"),
        _words(
            "请看电源、数据线和切纸口，再关机重开{slips}",
            "Look at power, cable and cutter; switch it off and on{slips}",
        ),
    ),
    "printer-unknown": (
        _words("{kind} {name} 不回应", "{kind} {name} does not answer"),
        _words("请关掉再打开，并检查数据线{slips}", "Switch it off and on; check its cable{slips}"),
    ),
    "printer-away": (
        _words("{kind} {name} 的打印程序没有连上", "{kind} {name}'s worker is away"),
        _words(
            "请打开它旁边的电脑，检查网线{slips}",
            "Switch its computer on; check the network cable{slips}",
        ),
    ),
    "job-uncertain": (
        _words("{number} 的号票不知打完没有", "Was ticket {number} printed?"),
        _words("请看出纸口: 没有就重打", "Look at the tray; print again if missing"),
    ),
    "job-failed": (
        _words("{number} 的号票没有打出来", "Ticket {number} was not printed"),
        _words("请决定要不要重打", "Decide whether to print it again"),
    ),
    "no-printer": (
        _words("{n} 张号票没有打印机可打", "Tickets without a printer: {n}"),
        _words("请接通一台打印机", "Connect a printer"),
    ),
    "window-silent": (
        _words(
            "{window} 号窗口很久没有动静，{number} 还开着",
            "Window {window} is silent over {number}",
        ),
        _words("请去看看；人走了，就把号放回", "Look there; if nobody is, release the number"),
    ),
    "late": (
        _words(
            "{queue}: 最久等了 {n} 分钟，超过承诺", "{queue}: a wait of {n} min, over the promise"
        ),
        _words("请加开窗口，或让空闲的窗口来办", "Open a window, or let a free one serve it"),
    ),
    "duty": (
        _words("今天没有带班领导", "Nobody leads the hall today"),
        _words("请在值班表中指定", "Name somebody in the rota"),
    ),
    "opening": (
        _words("开门了，开厅检查还没做", "Open, but the opening list was not gone through"),
        _words("请逐项看过，再记下", "Go through it and note it"),
    ),
    "closing": (
        _words("下班了，闭厅检查还没做", "Closing time, but the closing list is not done"),
        _words("请逐项看过，再记下", "Go through it and note it"),
    ),
    "unserved": (
        _words("{queue}: {n} 人等候，没有窗口开放", "{queue}: {n} waiting, no window open"),
        _words("请安排一个窗口", "Open a window for them"),
    ),
    "strays": (
        _words(
            "{name}离线时发出的 {n} 张号票核对不上",
            "{n} tickets {name} gave while the server was away are not known",
        ),
        _words(
            "请导办员找到这些群众，重新取号、优先办理",
            "Have a guide find those people and give them new numbers, served first",
        ),
    ),
    **CLOCK_ALARMS,
    **OFFICE_ALARMS,
    **RATING_ALARMS,
    **TEST_ALARMS,
}
"""key -> what is wrong, and what to do."""

TEXTS: dict[str, Words] = {
    "title": _words("大厅实况", "The hall live"),
    "closed-day": _words("今日不对外", "Closed today"),
    "to-devices": _words("设备", "Devices"),
    "to-erasing": _words("个人资料", "Personal data"),
    "settings": _words("大厅设置", "Settings"),
    "leave": _words("退出登录", "Sign out"),
    "other-language": _words("English", "中文"),
    "all-well": _words("一切正常，没有需要处理的事", "All is well; nothing needs a hand"),
    "reprint": _words("重打", "Print again"),
    "drop": _words("不用", "Leave it"),
    "elsewhere": _words("改到别处重打", "Print elsewhere"),
    "slips": _words("，{n} 张号票在等", "; tickets waiting: {n}"),
    "roll-changed": _words("纸换好了", "Roll changed"),
    "stand-in": _words("（现由 {other} 代打）", " ({other} prints for it)"),
    "one-way": _words("在打印，不报状态", "Prints, tells no state"),
    "settled": _words("已处理", "Done"),
    "queues": _words("排队", "Queues"),
    "queues-sum": _words("{n} 人等候", "{n} waiting"),
    "windows": _words("窗口", "Windows"),
    "windows-sum": _words("{n} / {all} 开放", "{n} of {all} open"),
    "devices": _words("设备", "Devices"),
    "devices-sum": _words("{n} / {all} 正常", "{n} of {all} well"),
    "no-devices": _words("还没有登记设备", "No device has a key yet"),
    "longest": _words("最久 {n} 分钟", "longest {n} min"),
    "served-by-one": _words("{windows} 号窗口", "Window {windows}"),
    "served-by-some": _words("{windows} 号窗口", "Windows {windows}"),
    "served-by-none": _words("没有窗口开放", "No window open"),
    "window": _words("{n} 号窗口", "Window {n}"),
    "open": _words("空闲", "Free"),
    "closed": _words("未开放", "Closed"),
    "paused": _words("暂停", "Paused"),
    "called": _words("已叫号", "Called"),
    "serving": _words("办理中", "Serving"),
    "minutes": _words("{n} 分钟", "{n} min"),
    "moment": _words("刚刚", "just now"),
    "kiosk": _words("取号机", "Kiosk"),
    "printer": _words("打印机", "Printer"),
    "display": _words("大屏", "Display"),
    "evaluator": _words("评价器", "Rating pad"),
    "there": _words("正常", "Connected"),
    "away": _words("没有连上", "Away"),
    "voice-ready": _words("正常，语音好", "Connected, voice ready"),
    "voice-fault": _words("语音故障", "Voice at fault"),
    "ready": _words("正常，有纸", "Ready"),
    "low": _words("纸快用完", "Paper low"),
    "out": _words("缺纸", "Out of paper"),
    "cover": _words("盖子没关", "Cover open"),
    "offline": _words("不回应", "Not answering"),
    "unknown": _words("状态不明", "State unknown"),
    "try-again": _words("没有成功，请再点一次", "That did not work; please try again"),
    "entrance": _words("管理页", "Manager's page"),
    "name": _words("登录名", "Sign-in name"),
    "password": _words("密码", "Password"),
    "new-password": _words("新密码", "New password"),
    "repeat": _words("再输一遍新密码", "New password once more"),
    "enter": _words("登录", "Sign in"),
    "change-first": _words(
        "这是临时密码，请先换成您自己的", "This password is temporary: please choose your own"
    ),
    "password-rule": _words(
        "至少8位，不能是登录名，不能太好猜",
        "At least 8 characters, not your name, not easily guessed",
    ),
    "differ": _words("两遍新密码不一样", "The two new passwords differ"),
    "wrong-credentials": _words("登录名或密码不对", "Name or password is wrong"),
    "wrong-role": _words(
        "您的账号不能看管理页，请找管理员",
        "Your account may not see this page; ask the administrator",
    ),
    "locked": _words(
        "密码多次输错，请 {n} 分钟后再试", "Too many wrong passwords; try again in {n} minutes"
    ),
    "lost": _words("与服务器断开了", "The line to the server is lost"),
    "lost-remedy": _words(
        "正在重新连接，此页显示的是刚才的情况", "Connecting again; this page shows how things were"
    ),
    "typed-before": _words(
        "断线前您写的内容，请复制回去", "What you had typed when the line was lost: copy it back"
    ),
    "typed-done": _words("不要了", "Put it away"),
    "server-away": _words("连不上服务器，请稍后再试", "The server is away; try again in a moment"),
    **ACT_TEXTS,
    **CLOCK_TEXTS,
    **DECISION_TEXTS,
    **OFFICE_TEXTS,
    **TEST_TEXTS,
    "ratings": _words("好差评", "Ratings"),
    "registers": _words("台账统计", "Registers"),
}
"""key -> words; `{…}` is filled in."""


def say(language: Language, key: str, **told: object) -> str:
    """A text of the pages in this language."""
    return TEXTS[key].in_language(language).format(**told)
