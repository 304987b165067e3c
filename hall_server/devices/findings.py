"""What a test of the hall's devices found, in words with the remedy; the same for the page of the
opening and for `hall doctor`. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hall_link.wire.base import Words
from hall_server.devices.self_test import DeviceTested, SelfTested

Level = Literal["well", "mend", "bad"]

MAY_WAIT = ("disk-low", "memory-low", "files-low", "backup")
"""Faults of the machine that harm nobody yet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`do`: what helps; None where all is well."""

    level: Level
    what: Words
    do: Words | None = None

    def line(self) -> str:
        """As it is printed."""
        head = {"well": "ok  ", "mend": "LOOK", "bad": "BAD "}[self.level]
        return f"{head} {self.what.en}" + (f" -> {self.do.en}" if self.do else "")


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


KINDS = {
    "kiosk": _words("取号机", "kiosk"),
    "printer": _words("打印机", "printer"),
    "display": _words("大屏", "display"),
    "evaluator": _words("评价器", "evaluator"),
}

PAPER = {
    "low": (
        _words("纸快用完了", "is low on paper"),
        _words("备好新纸卷", "put a new roll beside it"),
    ),
    "out": (_words("没有纸了", "is out of paper"), _words("换上新纸卷", "put in a new roll")),
    "cover": (_words("盖子没合上", "has its cover open"), _words("合上盖子", "close its cover")),
    "offline": (
        _words("没有开", "is switched off"),
        _words("看打印机的电源和数据线", "look at its power and its cable"),
    ),
    "unknown": (
        _words("没有回应", "gives no answer"),
        _words(
            "看打印机的电源，再请管理员重启打印程序",
            "see its power, then that its worker runs: systemctl status hall-printer",
        ),
    ),
}

FAULTS = {
    "clock": (
        _words("服务器的时钟比记录还早", "the clock is earlier than the ledger"),
        _words("看清日期，在管理页确认", "see the date, then: hall confirm-date"),
    ),
    "disk-low": (
        _words("服务器磁盘空间不多了", "the disk is filling up"),
        _words("请管理员清理磁盘", "remove what is not the hall's, or old backups"),
    ),
    "disk-full": (
        _words("服务器磁盘满了，暂不发号", "the disk is full: nothing new is given out"),
        _words("请管理员马上清理磁盘", "make room at once"),
    ),
    "memory-low": (
        _words("服务器内存不多了", "the machine has little memory left"),
        _words("关掉这台电脑上别的程序，或加内存", "end other programs on it, or add memory"),
    ),
    "files-low": (
        _words("服务器上打开的连接太多了", "too many files and lines are open"),
        _words("看日志，必要时重启服务", "see the log; at need: systemctl restart hall"),
    ),
    "backup": (
        _words("今天凌晨的备份没有做成", "last night's backup was not made"),
        _words("请管理员看服务器日志", "see the log: journalctl -u hall"),
    ),
    "store": (
        _words("服务器存不进数据", "nothing can be stored"),
        _words("请管理员看服务器日志", "see the server's log: journalctl -u hall"),
    ),
}

AWAY = _words("看它的电源和网线", "look at its power and its network cable")
ANEW = _words("把它重新启动", "start it anew")
SPEAKERS = _words("看音箱的电源、音量和接线", "see its speakers and its log")


def of_devices(told: SelfTested) -> Iterator[Finding]:
    """Every device that should be there, and what the server says of itself."""
    for fault in told.faults:
        yield Finding("mend" if fault in MAY_WAIT else "bad", *FAULTS[fault])
    for device in told.devices:
        yield from _of_device(device)
    if not told.devices:
        what = _words("还没有登记过设备", "no device has a key")
        yield Finding("mend", what, _words("请登记设备", "hall key create, or enrol the devices"))


def _of_device(device: DeviceTested) -> Iterator[Finding]:
    if not device.connected:
        yield Finding("bad", _told(device, "没有连上", "is not there"), AWAY)
        return
    if not device.answered:
        yield Finding("bad", _told(device, "没有回应", "has a line but does not answer"), ANEW)
        return
    yield Finding("well", _told(device, "正常", "answers"))
    yield from _of_paper(device)
    yield from _of_voice(device)


def _told(device: DeviceTested, zh: str, en: str) -> Words:
    """The device as people call it, and what is said of it."""
    kind, n = KINDS[device.role], device.window
    at_zh, at_en = (f"（{n}号窗口）", f" (window {n})") if n else ("", "")
    return Words(
        zh=f"{kind.zh} {device.name}{at_zh}：{zh}",
        en=f"{kind.en} {device.name}{at_en} {en}",
    )


def _of_paper(device: DeviceTested) -> Iterator[Finding]:
    if device.printer in PAPER:
        what, do = PAPER[device.printer]
        level: Level = "mend" if device.printer == "low" else "bad"
        yield Finding(level, _told(device, what.zh, what.en), do)
    if device.printed:
        yield Finding("well", _told(device, "印出了测试票", "printed its test slip"))
    elif device.printed is not None:
        what = _told(device, "没有印出测试票", "printed no slip")
        yield Finding("bad", what, _words("看它的出纸口和电源", "see its tray and its power"))


def _of_voice(device: DeviceTested) -> Iterator[Finding]:
    if device.voice == "fault":
        yield Finding("bad", _told(device, "语音坏了", "can't speak"), SPEAKERS)
    if device.spoken:
        yield Finding("well", _told(device, "播放了测试语音", "spoke the test phrase"))
    elif device.spoken is not None:
        yield Finding("bad", _told(device, "没有播放测试语音", "did not speak"), SPEAKERS)
