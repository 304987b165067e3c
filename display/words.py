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
    "elsewhere": _w("请到 {number} 号", "Go to {number}"),
    "ready": _w("请准备", "Get ready"),
    "ready-more": _w("{numbers}  快到您了，请到窗口附近", "{numbers}: next, please come near"),
    "no-windows": _w("窗口尚未开放", "No window is open yet"),
    "page": _w("{page} / {pages}", "{page} / {pages}"),
    # hours
    "hours-break": _w("休息中，{time} 开始办理", "Break: open at {time}"),
    "hours-lunch": _w("午休中，{time} 开始办理", "Lunch break: open at {time}"),
    "hours-before": _w("{time} 开始办理", "Opens at {time}"),
    "hours-after": _w("今日办理已结束", "Closed for today"),
    "hours-closed": _w("今日不办公", "Closed today"),
    "hours-extended": _w("延时服务中", "Open late for you"),
    "hours-open": _w("正常办理", "Open now"),
    "opens": _w("下次开放", "Next open"),
    # pages between calls
    "hours-title": _w("今日服务", "Today"),
    "sessions": _w("服务时间", "Hours"),
    "last-ticket": _w("取号截止", "Tickets until"),
    "duty": _w("值班领导", "Leader on duty"),
    "market": _w("今天赶集", "Market day"),
    "market-more": _w("AB岗同时办理", "Both clerks serve"),
    "booking": _w("预约", "Booking"),
    "booking-more": _w("可到自助机或导办台预约", "At the kiosk or guide desk"),
    "services-title": _w("办什么事，到几号窗口", "Services and windows"),
    "windows": _w("{numbers} 号窗口", "Window {numbers}"),
    "no-window": _w("暂无窗口", "No window now"),
    "wait-below": _w("约 {high} 分钟内", "Under {high} min"),
    "wait-about": _w("约 {high} 分钟", "About {high} min"),
    "wait-range": _w("约 {low}–{high} 分钟", "{low}–{high} min"),
    "staff-title": _w("谁在窗口", "Who is here"),
    "post-b": _w("B岗代班", "Stand-in"),
    "moved-title": _w("窗口调整", "Moved"),
    "moved": _w("{window}号窗口业务请到{to}号窗口办理", "Window {window} is served at {to}"),
    "again-title": _w("系统刚恢复", "Back again"),
    "again-at": _w(
        "{number}请到{window}号窗口；没听到叫号的请留意再叫，排队次序不变",
        "{number}: window {window}; you may be called once more, the order stays",
    ),
    # a window's screen
    "unit": _w("号窗口", "Window"),
    "sign-called": _w("请到本窗口", "Please come"),
    "sign-serving": _w("正在办理", "Now serving"),
    "sign-free": _w("请等候叫号", "Please wait for your call"),
    "sign-free-big": _w("空闲", "Free"),
    "sign-paused": _w("暂停办理", "Paused"),
    "since": _w("{time} 起", "since {time}"),
    "sign-closed": _w("未开放", "Closed"),
    "sign-closed-more": _w("请到其他窗口", "Please use another window"),
    "sign-elsewhere": _w("{window}号窗口业务请到", "For window {window} go to"),
    "sign-elsewhere-big": _w("{to} 号窗口", "Window {to}"),
    "sign-elsewhere-more": _w("办理", ""),
    "sign-come-en": _w("Please come to window {number}", "Please come to window {number}"),
    "services": _w("办理业务", "Services"),
    "here-wait": _w("等候 {count} 人", "{count} waiting"),
    "covers": _w("兼办 {numbers} 号窗口业务", "Also serves window {numbers}"),
    "unknown-window": _w("没有 {number} 号窗口", "There is no window {number}"),
    "unknown-window-more": _w(
        "请管理员检查这块屏的设置", "The administrator should check this screen's settings"
    ),
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
    "quiet": _w("现在不广播，请看屏幕", "Quiet hours: please watch here"),
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
