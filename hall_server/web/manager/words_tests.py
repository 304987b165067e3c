"""The words of the test of all devices."""

from hall_link.wire.base import Words


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEST_TEXTS: dict[str, Words] = {
    "tests": _words("设备自检", "Device test"),
    "test-devices": _words("检测设备", "Test the devices"),
    "test-quiet": _words("检测一遍", "Test them all"),
    "test-loud": _words("检测，并试印、试音", "Test, print and speak"),
    "test-loud-note": _words(
        "试印出一张测试票，试音说一句话",
        "Each printer prints a test slip, each voice says a test phrase.",
    ),
    "test-running": _words("正在检测，最多半分钟……", "Testing; half a minute at the most…"),
    "test-never": _words("今天还没有检测", "Not tested today"),
    "test-well": _words("{at} 检测：全部正常", "Tested at {at}: all is well"),
    "test-wrong": _words("{at} 检测：{n}处要处理", "Tested at {at}: {n} need a hand"),
    "which-one": _words("是哪台？", "Which one?"),
    "which-screen": _words("{name}：屏幕正在闪它的名称", "{name}: its screen blinks its name"),
    "which-voice": _words(
        "{name}：屏幕在闪、语音在报它的名称", "{name}: it blinks and says its name"
    ),
    "which-printer": _words("{name}：正在印它的名称", "{name}: it prints its name"),
    "which-silent": _words(
        "{name}没有回应，请看它的电源和网线",
        "{name} does not answer: see its power and its network cable",
    ),
}

TEST_ALARMS: dict[str, tuple[Words, Words]] = {
    "device-silent": (
        _words("设备没有回应：{names}", "No answer from {names}"),
        _words(
            "看电源和网线，好了再检测一遍",
            "See power and network cable, then test the devices once more",
        ),
    ),
}
