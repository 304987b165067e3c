"""Every text of a pad's screens, of its own program and in a browser, in Chinese and English."""

from hall_link.wire.base import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "waiting-for-hall": _w("便民服务中心", "Service Centre"),
    "language": _w("English", "中文"),
    "window": _w("窗口", "Window"),
    "back": _w("返回", "Back"),
    "submit": _w("提交", "Send"),
    "write": _w("写几句", "Write"),
    "written": _w("已写 {count} 字", "{count} written"),
    # the card
    "greeting": _w("您好，很高兴为您服务", "Hello, I am here to help you"),
    "staff": _w("工作人员", "Member of staff"),
    "closed": _w("暂停服务", "Window closed"),
    "closed-more": _w("请留意叫号屏，或问导办台", "Watch the call screen or ask the guide desk"),
    "paused": _w("暂停服务", "Back soon"),
    "paused-more": _w("请稍候，工作人员很快回来", "Please wait, we will be back in a moment"),
    "away": _w("评价器暂时连不上", "Rating is away for now"),
    "away-more": _w("不影响办理业务，恢复后自动启用", "Service goes on; this returns by itself"),
    "away-strip": _w("线路中断，不影响办理业务", "No line to the hall; service goes on"),
    "refused-device": _w("本机未获准使用", "This pad is not admitted"),
    "refused-more": _w("请工作人员联系管理员", "Staff: please call the administrator"),
    # the question
    "ask": _w("请您评价本次服务", "How was our service?"),
    "asked-number": _w("{number} 号 · 轻触一项", "Ticket {number} · touch one"),
    "again": _w("请重新选择", "Choose again"),
    "again-more": _w("不选则按刚才的选择提交", "Or your first choice is sent"),
    "private": _w(
        "评价只计入统计，窗口人员看不到是谁评的", "Ratings are only counted; staff never see whose"
    ),
    "reasons": _w("您可以选择原因", "Any reasons?"),
    "reasons-more": _w("可不选 · {left} 秒后自动提交", "Optional · sent in {left} s"),
    "no-reasons": _w("您可以写几句", "Anything to add?"),
    "no-reasons-more": _w("您可以写几句，或直接提交", "Write a few words, or just send"),
    "soon": _w("{left} 秒后自动提交", "Sent by itself in {left} s"),
    # the keypad
    "hint": _w("请写下您的意见，也可点选短语", "Write here, or touch a phrase"),
    # something said besides
    "complain": _w("意见投诉", "Your opinion"),
    "done": _w("记好了", "Noted"),
    "complaint-what": _w("您想说什么？", "What would you like to say?"),
    "complaint-what-more": _w("不留姓名，窗口人员看不到", "No name; staff here never see it"),
    "complaint-category": _w("是关于哪方面的？", "What is it about?"),
    "complaint-category-more": _w("选一个最接近的", "Choose the nearest"),
    "complaint-words": _w("请点选，可选几句", "Touch what applies"),
    "complaint-words-more": _w("也可以自己写几句", "Or write it yourself"),
    "complaint-hint": _w("请写下什么时候、什么事", "When it was and what happened"),
    "complaint-secret": _w("不留姓名，窗口人员看不到", "No name; staff never see it"),
    "complaint-sending": _w("正在提交", "Sending"),
    "complaint-sending-more": _w("请稍候", "One moment"),
    "complaint-taken": _w("收到了，谢谢您", "Received. Thank you"),
    "complaint-taken-more": _w(
        "请记下编号和查询码，在取号机或手机上查答复",
        "Note both: with them you see the answer at the kiosk or by phone",
    ),
    "complaint-number": _w("编号", "Number"),
    "complaint-code": _w("查询码", "Code"),
    "complaint-refused": _w("没有提交成功", "It was not taken"),
    "complaint-refused-more": _w("请再试一次，或到取号机、导办台", "Try again, or use the kiosk"),
    # thanks
    "thanks": _w("谢谢您的评价", "Thank you"),
    "thanks-more": _w("请带好证件和材料，请慢走", "Please take all your papers. Goodbye!"),
}


def say(name: str, language: str, **values: object) -> str:
    """A text by its name, its slots filled."""
    return TEXTS[name].in_language(language).format(**values)
