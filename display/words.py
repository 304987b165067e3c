"""Every text of the wall, in Chinese and English."""

from hall_link.wire.base import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "hall": _w("便民服务中心", "Service Centre"),
    # the newest call
    "calling": _w("正在叫号", "Now calling"),
    "again": _w("第 {count} 次呼叫", "Call no. {count}"),
    "to-window-before": _w("请到", "Window"),
    "to-window-after": _w("号窗口", ""),
    "please": _w("请到", "Please go to"),
    "window": _w("{number} 号窗口", "Window {number}"),
    # the latest calls
    "row": _w("{number} 号", "{number}"),
    "recent": _w("最近叫号", "Latest calls"),
    "number": _w("号码", "Number"),
    "to": _w("窗口", "Window"),
    "no-calls": _w("还没有叫号", "No calls yet"),
    "no-calls-more": _w("叫到的号码会显示在这里", "Called numbers appear here"),
    # windows and queues
    "serving": _w("正在办理", "Now serving"),
    "waiting": _w("等候人数", "Waiting"),
    "free": _w("空闲", "Free"),
    "paused": _w("暂停", "Paused"),
    "no-windows": _w("窗口尚未开放", "No window is open yet"),
    "page": _w("{page} / {pages}", "{page} / {pages}"),
    # before the first call
    "greeting": _w("您好，欢迎光临", "Welcome"),
    "greeting-more": _w(
        "取号后请就座，留意屏幕和广播", "Take a ticket, then watch and listen here"
    ),
    "not-open": _w("现在不是服务时间", "The hall is closed now"),
    "not-open-more": _w("有事请拨打服务热线 {number}", "Please ring {number}"),
    "step-1": _w("取号", "Take a ticket"),
    "step-2": _w("就座等候", "Take a seat"),
    "step-3": _w("到窗口办理", "Go to the window"),
    # at the bottom
    "help": _w("需要帮助", "Need help?"),
    "help-more": _w(
        "请到导办台，或拨打服务热线 {number}", "Ask at the guide desk, or ring {number}"
    ),
    # faults
    "lost": _w("连接中断，显示 {time} 的情况", "No connection: as of {time}"),
    "voice-fault": _w("暂无广播，请看屏幕", "No sound: please watch here"),
    "refused": _w("本屏未登记，请联系管理员", "Not registered: tell the administrator"),
    "refused-more": _w(
        "服务器不接受这块显示屏：{reason}", "The server does not accept this display: {reason}"
    ),
    "connecting": _w("正在连接大厅系统", "Connecting to the hall"),
    "connecting-more": _w(
        "叫号请听工作人员通知，恢复后自动显示", "Staff will call you; this screen returns by itself"
    ),
}


def say(key: str, language: str, **slots: object) -> str:
    """The text `key` in a language, its slots filled."""
    return TEXTS[key].in_language(language).format(**slots)
