"""Every text of the kiosk's screens, in Chinese and English."""

from hall_link.wire.base import Words
from hall_link.wire.guide import Material, TimeLimit
from hall_link.wire.wait import Wait


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = {
    "waiting-for-hall": _w("便民服务中心", "Service Centre"),
    "hotline": _w("服务热线 {number}", "Hotline {number}"),
    "large": _w("大字版", "Larger"),
    "ordinary": _w("标准字", "Normal"),
    "contrast": _w("高对比", "Contrast"),
    "colours": _w("标准色", "Colours"),
    "language": _w("English", "中文"),
    "back": _w("返回", "Back"),
    "home": _w("首页", "Home"),
    "take": _w("取号", "Take ticket"),
    "done": _w("完成", "Done"),
    "retry": _w("再试一次", "Try again"),
    "leave": _w("不等了", "Leave"),
    # home
    "greeting": _w("您好，请选择业务", "What do you need today?"),
    "greeting-more": _w(
        "触摸业务取号，取号后请留意叫号屏", "Touch a service, then watch the call screen"
    ),
    "step-1": _w("选业务", "Choose"),
    "step-2": _w("看清楚", "Check"),
    "step-3": _w("取号票", "Ticket"),
    "waiting": _w("{count} 人等候", "{count} waiting"),
    "waiting-none": _w("无需等候", "No wait"),
    "scan-hint": _w("已有号票？扫一下看排队", "Have a ticket? Scan it to see your place"),
    # notices
    "paper-out": _w(
        "打印机缺纸，号码将显示在屏幕上", "No ticket paper: your number will show here"
    ),
    "paper-cover": _w(
        "打印机盖未合，号码将显示在屏幕上", "Printer is open: your number will show here"
    ),
    "paper-offline": _w(
        "打印机未连接，号码将显示在屏幕上", "Printer is off: your number will show here"
    ),
    "paper-none": _w("本机不出纸票，请记下号码", "No paper here: please note your number"),
    "not-open": _w("现在不是服务时间", "The hall is not open now"),
    "scan-later": _w("请先办完或返回首页，再扫号票", "Go back home first, then scan your ticket"),
    "scan-away": _w("现在查不到号票，请到导办台", "Can't look up tickets now: ask the guide desk"),
    "scan-unread": _w("没认出这个码，请扫号票上的码", "Unknown code: scan the one on your ticket"),
    # items and confirm
    "choose-item": _w("请选择要办的事项", "Choose a service item"),
    "ahead-short": _w("前面 {count} 人", "{count} ahead"),
    "windows": _w("{numbers} 号窗口", "Window {numbers}"),
    "windows-many": _w("{numbers} 号窗口", "Windows {numbers}"),
    "windows-none": _w("暂无窗口", "No window yet"),
    "any-matter": _w("办什么事，到窗口说明即可", "Tell the clerk at the window what you need"),
    "any-matter-more": _w(
        "想先看材料、时限和收费，请点“办事指南”", "Papers, time and fees are in the guide"
    ),
    "guide": _w("办事指南", "Full guide"),
    "guide-facts": _w("基本情况", "At a glance"),
    "guide-conditions": _w("申请条件", "Conditions"),
    "guide-materials": _w("申请材料", "Papers to bring"),
    "guide-steps": _w("办理流程", "Steps"),
    "guide-kind": _w("办件类型", "Kind"),
    "guide-promised": _w("承诺时限", "We promise"),
    "guide-legal": _w("法定时限", "By law"),
    "guide-telephone": _w("咨询电话", "Telephone"),
    "guide-complaint": _w("监督投诉", "Complaints"),
    "guide-basis": _w("办理依据", "Legal basis"),
    "issuer": _w("出具单位：{name}", "from: {name}"),
    "check": _w("请看清楚再取号", "Please check, then take a ticket"),
    "ahead": _w("前面等候", "People ahead"),
    "people": _w("{count} 人", "{count}"),
    "wait": _w("预计等候", "Estimated wait"),
    "wait-range": _w("{low}–{high} 分钟", "{low}–{high} min"),
    "wait-below": _w("{high} 分钟以内", "Under {high} min"),
    "wait-about": _w("约 {high} 分钟", "About {high} min"),
    "wait-unknown": _w("窗口暂未开放", "Window not open"),
    "where": _w("办理窗口", "Served at"),
    "limit": _w("办结时限", "Completed in"),
    "limit-none": _w("请问窗口", "Ask at the window"),
    "fee": _w("收费", "Fee"),
    "fee-none": _w("请问窗口", "Ask at the window"),
    "materials": _w("请带好这些材料", "What to bring"),
    "materials-none": _w(
        "所需材料请向窗口或导办台询问。", "Ask at the window or the guide desk what to bring."
    ),
    "materials-more": _w("另有 {count} 项，见办事指南", "{count} more in the full guide"),
    "copies": _w("{count} 份", "× {count}"),
    "optional": _w("需要时带", "if it applies"),
    "sample": _w("示例", "Sample"),
    "day-working": _w("{count} 个工作日", "{count} working days"),
    "day": _w("{count} 天", "{count} days"),
    "day-same": _w("当场办结", "The same day"),
    "minute": _w("{count} 分钟", "{count} minutes"),
    # taking
    "taking": _w("正在取号", "Taking your ticket"),
    "taking-more": _w("请稍候，不用再按", "One moment, no need to press again"),
    "taking-slow": _w("线路较慢，正在重试", "The line is slow, still trying"),
    "taking-slow-more": _w("请再等一等，或到导办台取号", "Please wait, or go to the guide desk"),
    # ticket
    "take-paper": _w("请取走您的号票", "Please take your ticket"),
    "take-paper-more": _w("取号成功", "Your number is ready"),
    "note-number": _w("请拍照或记下号码", "Photograph or note your number"),
    "doubtful-paper": _w("若未出票，请记下号码", "If no paper comes, note your number"),
    "your-number": _w("您的号码", "Your number"),
    "sit": _w(
        "请到等候区就座，留意叫号屏和广播", "Take a seat and watch or listen for your number"
    ),
    "calls-at": _w("办理窗口", "Served at"),
    # a scanned ticket
    "seeking": _w("正在查询号票", "Looking up your ticket"),
    "seeking-more": _w("请稍候", "One moment"),
    "found-waiting": _w("正在排队", "You are in the queue"),
    "found-next": _w("您是下一位", "You are next"),
    "found-called": _w("请到 {window} 号窗口", "Go to window {window} now"),
    "found-called-more": _w("正在叫您的号", "Your number is being called"),
    "found-serving": _w("正在 {window} 号窗口办理", "Being served at window {window}"),
    "found-finished": _w("这张号票已办结", "This visit is finished"),
    "found-finished-more": _w("还要办事，请重新取号", "Need something else? Take a new ticket"),
    "found-missed": _w("这张号票已过号", "This number was passed over"),
    "found-cancelled": _w("这张号票已取消", "This ticket was cancelled"),
    "found-old": _w("这不是今天的号票", "This ticket is from another day"),
    "found-old-more": _w("请重新取号，或到导办台", "Take a new ticket, or ask the guide desk"),
    "stay-near": _w("请不要走远，留意叫号", "Please stay near and listen for your number"),
    "not-ours": _w("这不是本大厅的号票", "Not a ticket of this hall"),
    "not-ours-more": _w("请重新取号，或到导办台", "Take a new ticket, or ask the guide desk"),
    "not-found-now": _w("现在查不到", "Can't look it up now"),
    # away and problems
    "away": _w("暂时不能取号", "Tickets are unavailable"),
    "away-more": _w("请到导办台取号", "Please go to the guide desk"),
    "away-wait": _w("正在恢复连接，恢复后即可取号", "Reconnecting; this page comes back by itself"),
    "refused-device": _w("本机未登记，请联系管理员", "This kiosk is not registered"),
    "problem": _w("没有取到号", "No ticket was taken"),
    "desk-helps": _w("请到导办台，工作人员会帮您", "The guide desk will help you"),
    "choose-other": _w(
        "请返回选择其他事项，或到导办台", "Choose another item, or ask the guide desk"
    ),
    "try-or-desk": _w("请再试一次，或到导办台取号", "Try again, or go to the guide desk"),
    # idle
    "still-there": _w("您还在吗？", "Are you still there?"),
    "returning": _w("{count} 秒后返回首页", "Returning home in {count} s"),
    "carry-on": _w("继续办理", "Carry on"),
    "touch-anywhere": _w("触摸任意位置继续", "Touch anywhere to carry on"),
}

_KINDS = {
    "即办件": "Done on the spot",
    "退回件": "Returned",
    "补办件": "To be completed",
    "承诺件": "Done by a promised day",
    "联办件": "Joint case",
    "上报件": "Passed on to a higher office",
    "代办咨询件": "Advice or handled for you",
    "咨询件": "Advice",
}
"""English of the kinds of case a guide usually names."""

_OTHER_ITEM = frozenset({"unknown-item", "item-not-served", "items-of-several-queues"})
_AGAIN = frozenset({"try-again", "too-slow"})


def say(key: str, language: str, **slots: object) -> str:
    """The text `key` in a language, its slots filled."""
    return TEXTS[key].in_language(language).format(**slots)


def what_to_do(code: str) -> str:
    """The key of the advice that goes with a refusal."""
    if code in _AGAIN:
        return "try-or-desk"
    return "choose-other" if code in _OTHER_ITEM else "desk-helps"


def window_list(numbers: list[int], language: str) -> str:
    """Window numbers as people say them."""
    if not numbers:
        return say("windows-none", language)
    joined = ("、" if language == "zh" else ", ").join(str(n) for n in sorted(numbers))
    return say("windows" if len(numbers) == 1 else "windows-many", language, numbers=joined)


def limit_words(limit: TimeLimit | None, language: str) -> str:
    """A time limit in a few words."""
    if limit is None:
        return say("limit-none", language)
    key = {
        "working_day": "day-working",
        "day": "day",
        "same_day": "day-same",
        "minute": "minute",
    }[limit.unit]
    words = say(key, language, count=limit.amount)
    return words[:-1] if language == "en" and limit.amount == 1 else words


def kind_words(kind: str, language: str) -> str:
    """A kind of case (办件类型); one nobody translated as the hall wrote it."""
    return _KINDS.get(kind, kind) if language == "en" else kind


def wait_words(wait: Wait | None, language: str) -> str:
    """A wait as a range, or that nobody knows."""
    if wait is None:
        return say("wait-unknown", language)
    return say(f"wait-{wait.shape}", language, low=wait.low, high=wait.high)


def material_detail(material: Material, language: str, *, issuer: bool = False) -> str:
    """What a paper must be: form, copies, whether it is always needed, and who issues it."""
    parts = [material.form.in_language(language)] if material.form else []
    if material.copies > 1:
        parts.append(say("copies", language, count=material.copies))
    if not material.required:
        parts.append(say("optional", language))
    if issuer and material.issuer:
        parts.append(say("issuer", language, name=material.issuer.in_language(language)))
    return " · ".join(parts)
