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
    "greeting-desk": _w("导办台取号", "Guide desk"),
    "greeting-desk-more": _w("扫号票可改办、让位、过号重排", "Scan a ticket to change it"),
    "step-1": _w("选业务", "Choose"),
    "step-2": _w("看清楚", "Check"),
    "step-3": _w("取号票", "Ticket"),
    "waiting": _w("{count} 人等候", "{count} waiting"),
    "waiting-none": _w("无需等候", "No wait"),
    "way-events": _w("按人生大事选", "By life event"),
    "way-letters": _w("按拼音查找", "By first letters"),
    "way-entry": _w("我有号票或预约", "Ticket or booking"),
    "way-unsure": _w("不知道选哪个", "Help me choose"),
    "voice": _w("语音", "Voice"),
    "voice-off": _w("关语音", "Mute"),
    # the hours
    "hours-break": _w("现在休息，{time} 开始服务", "Break now, open again at {time}"),
    "hours-before": _w("{time} 开始服务", "We open at {time}"),
    "hours-after": _w("今天已下班", "Closed for today"),
    "hours-closed": _w("今天不办公", "Closed today"),
    "hours-extended": _w("延时服务中", "Serving after hours"),
    "hours-soon": _w("{time} 停止取号，请抓紧", "Last tickets at {time}"),
    "hours-reopens": _w("{time} 开始服务", "Open again {time}"),
    "hours-ask": _w("请留意大厅公告", "Please see the notices in the hall"),
    "hours-waiting": _w("已取号的继续办理", "Those with a number are still served"),
    "hours-look": _w("办事指南照常可以查看", "You can read the guide meanwhile"),
    "tomorrow": _w("明天 {time}", "tomorrow {time}"),
    # ways in
    "choose-event": _w("您要办哪件大事？", "What is happening in your life?"),
    "choose-event-more": _w("一件大事要办的事项放在一起", "Everything it asks for in one place"),
    "event-items": _w("{count} 个事项", "{count} services"),
    "letters": _w("按拼音首字母查找", "Find by first letters"),
    "letters-more": _w("例如“医保”，按 Y 再按 B", "For Medical Insurance press M, then I"),
    "letters-hint": _w("请按第一个字的首字母", "Press the first letter"),
    "letters-found": _w("找到 {count} 项", "{count} found"),
    "pick-add": _w("再选一件事", "Choose one more"),
    "pick-add-more": _w("都印在一张号票上，只排一次队", "One ticket for all, one wait"),
    "pick-change": _w("要改成哪件事？", "Change to what?"),
    "pick-change-more": _w("改了事项，先来的位置不变", "You keep your place by arrival"),
    # who can't choose
    "unsure": _w("取综合号，有人帮您", "We will help you"),
    "unsure-more": _w("到{name}窗口说一说要办什么", "Tell the clerk at {name} what you need"),
    "unsure-needs": _w(
        "需要什么帮助？按一下就行，不按也可以", "What would help you? Press it, or leave it"
    ),
    "need-reading": _w("请人帮忙", "A helper"),
    "need-slow": _w("走路慢", "Walk slowly"),
    "need-blind": _w("看不清", "See badly"),
    "need-deaf": _w("听不清", "Hear badly"),
    "need-wheelchair": _w("坐轮椅", "Wheelchair"),
    # priority, several items, agents
    "priority": _w("可以优先办理", "Priority"),
    "priority-some": _w("{names}等", "{names} …"),
    "priority-chosen": _w("已选优先", "Priority chosen"),
    "priority-title": _w("您符合哪一项？", "Which applies to you?"),
    "priority-more": _w("选一项就行，号票和屏幕上都不显示", "Choose one; it is shown nowhere"),
    "priority-none": _w("不需要优先", "No priority"),
    "more": _w("多件事、替人办", "More, or for others"),
    "more-detail": _w("一张号票，只排一次队", "One ticket, one wait"),
    "more-chosen": _w("共 {items} 件事，为 {people} 人办", "{items} items, for {people}"),
    "more-title": _w("一张号票办几件事", "Several things, one ticket"),
    "add": _w("再加一件事", "Add one more"),
    "remove": _w("不办这件", "Leave out"),
    "principals": _w("为几个人办？", "For how many people?"),
    "principals-words": _w("{count} 人", "{count}"),
    "principals-more": _w("请带对方身份证、委托书", "Bring their ID and authority"),
    "and-more": _w("{name} 等 {count} 件", "{name} and more, {count} in all"),
    "ready": _w("好了", "Done"),
    # a ticket or a booking in hand
    "entry": _w("扫一扫，或按号码", "Scan, or press the number"),
    "entry-more": _w(
        "号票、预约的二维码对准扫码口", "Hold the code of your ticket or booking to the scanner"
    ),
    "entry-for": _w("看排队、过号重排、预约报到", "Your place, a missed call, a booking"),
    "entry-typed": _w("请按预约码或手机号", "Booking code or phone number"),
    "entry-hint": _w("8 位预约码或手机号", "8-digit code or phone"),
    "check-in": _w("预约报到", "Check in"),
    "checking-in": _w("正在报到", "Checking you in"),
    "check-in-failed": _w("还不能报到", "Not checked in yet"),
    "early": _w("您来早了，请在 {time} 以后再来报到", "You are early: please come after {time}"),
    "early-more": _w("先坐一坐，到时间再按一次就好", "Have a seat and check in again then"),
    "unknown-booking": _w("没有找到这个预约", "No such booking was found"),
    "unknown-booking-more": _w(
        "请看看号码对不对，或到导办台", "Please check the number, or ask the guide desk"
    ),
    "booking-missed": _w("预约时间过了，没关系", "Your time has passed, never mind"),
    "booking-missed-more": _w("现在重新取号，今天照样能办", "Take a ticket now instead"),
    # late in the day
    "late": _w("下班前可能轮不到您", "It may not be your turn today"),
    "late-more": _w("请选一种办法", "Please choose"),
    "shut": _w("现在不能取号", "No tickets now"),
    "shut-more": _w("{time} 开始服务", "Open again {time}"),
    "knowing": _w("仍然取号", "Take it anyway"),
    "knowing-detail": _w(
        "下班后尽量延时为您办完，也可能办不完",
        "We try to serve you after hours, but may not manage",
    ),
    "come-again": _w("改时间再来", "Come again"),
    "come-again-detail": _w("{time} 开始服务", "Open again {time}"),
    "come-again-any": _w("早一点来等得少", "Come early, wait less"),
    "book": _w("预约一个时间", "Book a time"),
    "book-detail": _w("请到导办台预约，到时不用久等", "Ask the guide desk to book for you"),
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
    "found-held": _w("请回到 {window} 号窗口", "Go back to window {window}"),
    "found-held-more": _w("窗口在等您，不用重新排队", "They wait for you; no new queue"),
    "found-finished": _w("这张号票已办结", "This visit is finished"),
    "found-finished-more": _w("还要办事，请重新取号", "Need something else? Take a new ticket"),
    "found-missed": _w("这张号票已过号", "This number was passed over"),
    "found-cancelled": _w("这张号票已取消", "This ticket was cancelled"),
    "found-old": _w("这不是今天的号票", "This ticket is from another day"),
    "found-old-more": _w("号票当天有效，请取一张今天的号", "Take one of today"),
    "again": _w("取今天的号", "New ticket"),
    "return": _w("重新排队", "Back in line"),
    "returns-left": _w("不用重新取号，还可以排回 {count} 次", "No new ticket needed"),
    "returns-none": _w("这张号不能再排回，请重新取号", "It can't come back: take a new one"),
    "pass": _w("让别人先办", "Let others go"),
    "pass-title": _w("让几位先办？", "Let how many go first?"),
    "pass-more": _w("暂时走开时用，号票不作废", "If you must leave for a while"),
    "pass-card": _w("让 {count} 位先办", "Let {count} go first"),
    "pass-detail": _w("之后前面还有约 {count} 人", "then about {count} ahead of you"),
    "change": _w("改办别的事", "Other item"),
    "why": _w("为什么别人先办", "Why others first"),
    "cancel": _w("不排了", "Give up"),
    "cancel-title": _w("真的不排了吗？", "Really give up your place?"),
    "cancel-more": _w("号码 {number} 会作废", "Number {number} will be void"),
    "cancel-confirm": _w("不排了", "Give up"),
    "done-pass": _w("已让位，请留意叫号", "Done: listen for your number"),
    "done-change": _w("事项已改好", "The item was changed"),
    "done-return": _w("已经排回队里了", "You are back in line"),
    "done-cancel": _w("已经取消", "Cancelled"),
    "why-title": _w("谁在您前面叫了号", "Who was called before you"),
    "why-none": _w("没有后来的人排在您前面", "Nobody who came later was called before you"),
    "why-some": _w("后来取号、先叫到的有 {count} 位", "{count} who came later were called first"),
    "why-limit": _w("每张号最多被让过 {limit} 次", "No ticket is passed more than {limit} times"),
    "why-list": _w("叫号记录", "From the record"),
    "change-take": _w("改成这件", "Change to this"),
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
