"""What it says of a ticket being taken, and late in the day."""

from hall_link.wire.base import Words
from kiosk.texts.both import both as _w

TEXTS: dict[str, Words] = {
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
    # taking
    "taking": _w("正在取号", "Taking your ticket"),
    "taking-more": _w("请稍候，不用再按", "One moment, no need to press again"),
    "taking-slow": _w("线路较慢，正在重试", "The line is slow, still trying"),
    "taking-slow-more": _w("请再等一等，或到导办台取号", "Please wait, or go to the guide desk"),
    # ticket
    "take-paper": _w("请取走您的号票", "Please take your ticket"),
    "take-paper-more": _w("取号成功", "Your number is ready"),
    "note-number": _w("请拍照或记下号码", "Photograph or note your number"),
    "take-there": _w("请到“{printer}”取号票", "Take your ticket at “{printer}”"),
    "take-there-more": _w("本机暂不出纸", "No paper here for now"),
    "code-follow": _w("扫码看排到哪里了", "Scan to follow your place"),
    "code-keep": _w("请拍下，取号机扫它就认得", "Photograph it: kiosks know it"),
    "doubtful-paper": _w("若未出票，请记下号码", "If no paper comes, note your number"),
    "your-number": _w("您的号码", "Your number"),
    "sit": _w(
        "请到等候区就座，留意叫号屏和广播", "Take a seat and watch or listen for your number"
    ),
    "calls-at": _w("办理窗口", "Served at"),
}
