"""One line of the day's opening or closing list, and its words (row I6)."""

from dataclasses import dataclass

from hall_link.wire.base import Words


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at. `what` says how it is; where it is not `ok`, `remedy` says what to do.

    `key` is the kind of check, and no person's name.
    """

    key: str
    ok: bool
    what: Words
    remedy: Words | None = None


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


# Each: how it is when all is well; how it is when not; what to do then.
SAID: dict[str, tuple[Words, Words, Words]] = {
    "hours": (
        _words("今天办公：{told}", "Open today: {told}"),
        _words("今天不办公{told}", "Closed today{told}"),
        _words("确需开门，请临时开放大厅", "If it must open, order an opening out of turn"),
    ),
    "calendar": (
        _words("今年的节假日安排已知", "This year's public holidays are known"),
        _words(
            "今年的节假日安排未知，按周一至周五计算",
            "This year's public holidays are not known: Mondays to Fridays count",
        ),
        _words(
            "请升级系统，或在大厅文件 working_days 中写明",
            "Renew the system, or name the days in the hall file's working_days",
        ),
    ),
    "duty": (
        _words("带班领导：{told}", "On duty: {told}"),
        _words("今天没有带班领导", "No leader is on duty today"),
        _words("请在值班表中指定", "Name one in the duty rota"),
    ),
    "devices": (
        _words("{n}台设备全部在线", "All {n} devices are there"),
        _words("设备不在线：{told}", "Not there: {told}"),
        _words("请检查电源和网线，再重启设备", "Check power and network cable, then restart it"),
    ),
    "printers": (
        _words("打印机正常", "The printers are ready"),
        _words("打印机有问题：{told}", "A printer needs help: {told}"),
        _words("请换纸、合盖或重启打印机", "Change the paper, close the cover or restart it"),
    ),
    "untested": (
        _words("设备已检测", "The devices were tested"),
        _words("今天还没有检测设备", "The devices were not tested today"),
        _words("请按下面的“检测设备”", "Press “Test the devices” below"),
    ),
    "tests": (
        _words("设备自检全部正常", "The test of the devices found all well"),
        _words("设备自检有{n}处要处理", "The test of the devices found {n} that need a hand"),
        _words("请按下面的“检测设备”，逐条处理", "Press “Test the devices” below and see to each"),
    ),
    "posts": (
        _words("{n}个窗口全部到岗", "All {n} windows are staffed"),
        _words("窗口无人到岗：{told}", "Nobody at window {told}"),
        _words("请A岗到岗；A岗不在，由B岗顶上", "Its A post should come, or else its B post"),
    ),
    "market": (
        _words("不是逢场天", "No market day"),
        _words("今天逢场，A、B岗都要到岗", "Market day: both posts of every pair must sit"),
        _words("请通知B岗，加开机动窗口", "Call the B posts and open the spare windows"),
    ),
    "yesterday": (
        _words("以前的号票已全部了结", "All earlier tickets are settled"),
        _words("以前的号票还没了结：{told}", "Earlier tickets still open: {told}"),
        _words("请窗口办结，或由管理员放回", "Finish them at their windows, or release them"),
    ),
    "waiting": (
        _words("没有人在等候", "Nobody waits"),
        _words("还有{n}人在等候：{told}", "{n} still wait: {told}"),
        _words("请继续延时服务，或告知改日再来", "Serve them on, or tell them when to come again"),
    ),
    "served": (
        _words("窗口没有未办完的业务", "No visit is open"),
        _words("还没办完：{told}", "Still open: {told}"),
        _words("请窗口办结后再下班", "Finish them before leaving"),
    ),
    "held": (
        _words("没有挂起的号", "Nothing is put aside"),
        _words("挂起的号：{told}", "Put aside: {told}"),
        _words("请办结，或告知群众明天再来", "Finish them, or tell the visitors to come again"),
    ),
    "owed": (
        _words("首问咨询都已答复", "Every question was answered"),
        _words("还有{n}件咨询没有答复", "{n} questions still owe an answer"),
        _words("请首问责任人答复", "Whoever was asked first must answer"),
    ),
    "seats": (
        _words("窗口人员都已签退", "Everybody has signed out"),
        _words("还没签退：{told}", "Still signed in: {told}"),
        _words("请签退", "Sign out"),
    ),
    "paper": (
        _words("没有待处理的打印任务", "No slip waits for a decision"),
        _words("有{n}张号票打印结果不明", "Of {n} slips nobody knows whether they were printed"),
        _words("请到管理页面逐一确认", "Decide each on the manager's page"),
    ),
}


def check(key: str, faults: list[str] | int | bool, told: str = "", n: int | None = None) -> Check:
    """A line of the list: well when there are no `faults`. They are told, unless `told` is."""
    good, bad, remedy = SAID[key]
    ok = not faults
    count = n if n is not None else len(faults) if isinstance(faults, list) else int(faults)
    named = told or ("、".join(faults) if isinstance(faults, list) else "")
    said = good if ok else bad
    what = Words(
        zh=said.zh.format(n=count, told=named),
        en=said.en.format(n=count, told=named.replace("、", ", ")),
    )
    return Check(key, ok, what, None if ok else remedy)
