"""What it says of an item's whole guide, of the papers to bring, of notices and sample forms."""

from hall_link.wire.base import Words
from kiosk.texts.both import both as _w

TEXTS: dict[str, Words] = {
    # the published fields
    "guide-place": _w("办理地点", "Place"),
    "guide-result": _w("办理结果", "You get"),
    "guide-fee-basis": _w("收费依据", "Fee rests on"),
    "guide-authority": _w("办理主体", "Decided by"),
    "guide-content": _w("办理内容", "What it is"),
    "guide-standard": _w("审查标准", "What is reviewed"),
    "guide-responsible": _w("责任岗位", "Responsible"),
    "guide-version": _w("指南版本", "Version"),
    "guide-version-words": _w("第 {count} 版", "No. {count}"),
    "guide-joined": _w("一起办的部门", "Done jointly by"),
    "guide-agent": _w("帮办代办", "Help"),
    "guide-agent-words": _w(
        "可以请工作人员代办，不收费", "Staff can do it for you, free of charge"
    ),
    "guide-home": _w("上门办理", "At home"),
    "guide-home-words": _w("出门不方便的，可以申请上门", "We can come if you cannot leave home"),
    "guide-tips": _w("温馨提示", "Good to know"),
    "guide-law": _w("依据与责任", "Basis and responsibility"),
    "guide-print": _w("打印这份指南", "Print this guide"),
    "main-paper": _w("主件", "main paper"),
    "main-not": _w("没带也先收件，之后补齐", "taken in without it, to follow"),
    "owed": _w("可以后补", "may come later"),
    # which papers are at hand
    "check-offer": _w("我带齐了吗？核对材料", "Have I got everything? Check"),
    "check-title": _w("带了哪些？带了就按一下", "Press what you have with you"),
    "check-page": _w("{name} · 第 {page} 页，共 {pages} 页", "{name} · {page} of {pages}"),
    "check-again": _w("材料清单刚刚更新，请再看一遍", "The list has just changed: look again"),
    "check-next": _w("下一页", "Next page"),
    "check-done": _w("核对好了", "That is all"),
    "check-have": _w("带了", "I have it"),
    "check-not": _w("没带", "Not here"),
    "check-spoken": _w(
        "带了就按一下打勾，没带不用按。看完了，请按右下角。",
        "Press each paper you have. Then press the lower right corner.",
    ),
    # back with a window's own notice
    "straight-there": _w("{window} 号窗口直接为您办理", "Window {window} serves you directly"),
    "straight-paused": _w(
        "{window} 号窗口暂停，一回来就先叫您",
        "Window {window} is paused: you are first when it is back",
    ),
    "straight-others": _w(
        "{window} 号窗口现在没人，别的窗口先叫您",
        "Nobody is at window {window}: another window calls you first",
    ),
    "straight-closed": _w(
        "{window} 号窗口现在没人，来人就先叫您", "Nobody is at window {window} yet: you are first"
    ),
    "straight-used": _w(
        "这张告知单已经用过一次，请照常取号", "Used once already: take an ordinary ticket"
    ),
    "straight-gone": _w(
        "{window} 号窗口今天不开，请照常取号",
        "Window {window} is not open today: take an ordinary ticket",
    ),
    "no-queue": _w("不用重新排队", "No new queue"),
    "straight-label": _w("您直接到", "Straight to"),
    "straight-label-paused": _w("请等", "Please wait for"),
    "straight-label-others": _w("先叫您的是", "You are called first at"),
    "straight-label-closed": _w("请等", "Please wait for"),
    "straight-bring": _w("上次缺的：{papers}", "Missing last time: {papers}"),
    "straight-take": _w("取号", "Take a ticket"),
    "straight-check": _w("先核对材料", "Check the papers first"),
    # what is missing
    "all-there": _w("材料齐了，可以取号", "All there: take a ticket"),
    "all-there-more": _w("窗口会看到您带齐了", "The clerk will see that you have it all"),
    "may-take": _w("可以取号了", "You can take a ticket"),
    "may-take-owed": _w("还有 {count} 样可以以后补", "{count} may be handed in later"),
    "may-take-perhaps": _w("下面的，符合情况才要带", "What follows only if it applies to you"),
    "lack-title": _w("还缺 {count} 样材料", "{count} still missing"),
    "lack-more": _w("先备齐再来，就不用多跑", "Get them first and save a second trip"),
    "lack-where": _w("到{name}办", "from {name}"),
    "lack-must": _w("要带来才能办", "needed to be served"),
    "lack-first": _w("先收件后补齐", "taken in, to follow"),
    "lack-perhaps": _w("符合情况才要带", "only if it applies"),
    "lack-extra": _w("窗口另外交代的", "The clerk also said"),
    "notice-offer": _w("打印一次性告知单", "Print the list to take home"),
    "notice-offer-screen": _w("用手机带走告知单", "Take the list by phone"),
    "take-anyway": _w("还是先取号", "Take a ticket anyway"),
    "take-anyway-more": _w("窗口会看到您缺什么", "The clerk will see what is missing"),
    "go-prepare": _w("回去准备", "Come back later"),
    "go-prepare-more": _w("先不取号，不用排队", "No ticket now, no queue"),
    # the notice and the printed guide
    "asking-notice": _w("正在开告知单", "Making your notice"),
    "asking-slip": _w("正在打印指南", "Printing the guide"),
    "notice-failed": _w(
        "告知单没有开成，请再试一次，或到导办台", "No notice yet: try again, or ask the guide desk"
    ),
    "slip-failed": _w(
        "指南没有打印出来，请再试一次，或到导办台", "Not printed: try again, or ask the guide desk"
    ),
    "notice-paper": _w("请取走告知单", "Please take your notice"),
    "notice-screen": _w("请用手机扫码带走", "Scan it with your phone"),
    "notice-screen-more": _w("没有手机，请到导办台打印", "No phone? The guide desk prints it"),
    "notice-number": _w("编号 {serial}", "No. {serial}"),
    "notice-next": _w(
        "备齐了再来：扫单子上的码，不用从头再选", "Next time scan its code: no need to start again"
    ),
    "notice-next-screen": _w(
        "备齐了再来：扫这个码，不用从头再选", "Next time scan this code: no need to start again"
    ),
    "notice-more": _w("另有 {count} 样，见告知单", "{count} more on the notice"),
    "slip-paper": _w("请取走办事指南", "Please take the guide"),
    "slip-paper-more": _w("材料和流程都在单子上", "Papers and steps are on it"),
    "slip-none": _w("现在打不出来", "It can't be printed now"),
    "slip-out": _w("打印机缺纸", "The printer has no paper"),
    "slip-cover": _w("打印机盖子没合上", "The printer is open"),
    "slip-offline": _w("打印机没有连上", "The printer is off"),
    "slip-silent": _w("打印机没有回应", "The printer does not answer"),
    "slip-no-printer": _w("本机不能打印", "There is no printer here"),
    "slip-instead": _w(
        "按“返回”可以看屏幕、用手机拍；要纸的请到导办台",
        "Go back to read or photograph it; for paper ask the guide desk",
    ),
    "slip-doubtful": _w("若没有出纸，请到导办台", "If no paper comes, ask the guide desk"),
    # sample forms
    "look-sample": _w("看样表", "Sample"),
    "sample-filled": _w("填好的样子", "Filled in"),
    "sample-blank": _w("空白表", "Blank form"),
    "zoom": _w("放大", "Larger"),
    "unzoom": _w("看整页", "Whole page"),
    "quarter-0": _w("左上", "Top left"),
    "quarter-1": _w("右上", "Top right"),
    "quarter-2": _w("左下", "Bottom left"),
    "quarter-3": _w("右下", "Bottom right"),
    "sample-coming": _w("正在打开样表", "Opening the sample"),
    "sample-coming-more": _w("请稍候", "One moment"),
    "sample-slow": _w("线路较慢，请再等一等", "The line is slow, please wait"),
    "sample-fault": _w("样表暂时打不开", "The sample can't be shown now"),
    "sample-fault-missing": _w("大厅还没有放上这张样表", "The hall has not put it up yet"),
    "sample-fault-more": _w(
        "请再试一次，或到导办台看纸的样表", "Try again, or see it on paper at the guide desk"
    ),
}
