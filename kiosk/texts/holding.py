"""What it says to the holder of a ticket or a booking."""

from hall_link.wire.base import Words
from kiosk.texts.both import both as _w

TEXTS: dict[str, Words] = {
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
    # the server is away, the kiosk goes on
    "alone": _w("系统正在恢复，可以照常取号", "Take a number as usual"),
    "alone-no-paper": _w(
        "系统正在恢复，可以照常取号，请记下号码", "Take a number as usual, and note it down"
    ),
    "alone-more": _w(
        "取号照常；预约、查进度请稍后，或到导办台",
        "Other matters: later, or the guide desk",
    ),
    "alone-take": _w("照常取号", "Open"),
    "alone-desk": _w("请到导办台取号", "Guide desk"),
    "alone-later": _w(
        "这件事要等系统恢复，请稍后，或到导办台", "Not just now: later, or at the guide desk"
    ),
    "alone-place": _w(
        "您的先后顺序已记下，请就座等叫号", "Your place is kept: take a seat, you will be called"
    ),
    "alone-order": _w("按取号先后", "By time taken"),
    "alone-unknown": _w("恢复后告知", "Told later"),
    "alone-none": _w("这一类的号已发完，请不要着急", "No more numbers of this kind here"),
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
