"""The words of the page of devices."""

from hall_link.wire.base import Words
from hall_server.web.manager.words import TEXTS as BOARD
from hall_server.web.manager.words_tests import TEST_TEXTS


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TEXTS: dict[str, Words] = TEST_TEXTS | {
    "title": _words("设备", "Devices"),
    "to-board": _words("大厅", "The hall"),
    "to-settings": _words("大厅设置", "Settings"),
    "other-language": _words("English", "中文"),
    "leave": BOARD["leave"],
    "done": BOARD["done"],
    "close": BOARD["close"],
    "enrol": _words("登记新设备", "Enrol a device"),
    "enrol-how": _words(
        "设备第一次开机时，屏幕上会显示6位登记码；打印机印在纸上。请照着输入：",
        "A device that starts for the first time shows six digits; a printer prints them. "
        "Type them here:",
    ),
    "code": _words("登记码", "Code"),
    "go-on": _words("下一步", "Next"),
    "six-digits": _words("登记码是6位数字", "The code has six digits"),
    "waiting": _words("正在等登记的设备", "Devices that wait"),
    "none-waiting": _words("现在没有设备在等", "No device waits now"),
    "ago": _words("{minutes}分钟前", "{minutes} min ago"),
    "now": _words("刚刚", "just now"),
    "no-tls": _words(
        "设备和服务器之间没有加密。要加密，在服务器的 settings.toml 写 tls = true。",
        "Lines to devices are not encrypted. For that put tls = true into settings.toml.",
    ),
    "check": _words("本大厅的校验字", "This hall's check words"),
    "check-why": _words(
        "新设备屏幕上的校验字要和这里完全一样；不一样就是有人冒充，请不要登记。",
        "A new device must show exactly these; if it shows others somebody poses as the hall.",
    ),
    "check-same": _words("设备屏幕上的校验字和这里一样", "The device shows the same check words"),
    "check-first": _words("请先核对校验字", "Compare the check words first"),
    "check-none": _words(
        "屏幕上没有校验字，就是没有加密：请把它的服务器地址改成 https 开头。",
        "One that shows none is not encrypted: give it the server's address with https.",
    ),
    "who-asks": _words("{kind}要登记，机器名 {name}", "{kind} asks; its machine is {name}"),
    "who-asks-plain": _words("{kind}要登记", "{kind} asks"),
    "is-new": _words("新设备", "A new device"),
    "instead": _words("新设备，还是代替旧的", "New, or in place of another"),
    "in-place-of": _words("代替 {name}", "In place of {name}"),
    "scanned": _words("它扫了这台旧设备的标签", "It scanned the label of this device"),
    "old-linked": _words(
        "旧机器现在还连着：请看清楚，确认后它马上断开",
        "The old machine is linked now: look twice, it is cut off at once",
    ),
    "old-away": _words("旧机器没有连着", "The old machine is away"),
    "old-revoked": _words("旧机器已停用", "The old machine was revoked"),
    "in-place-note": _words(
        "名称和位置不变，旧机器的钥匙立即失效。",
        "Name and place stay; the old machine's key ends at once.",
    ),
    "name": _words("名称（贴在机器上的叫法）", "Name"),
    "name-needed": _words("请给它起个名称", "Give it a name"),
    "printer-name": _words(
        "自助机旁的打印机请和自助机同名：票就从这里出。",
        "A printer beside a kiosk takes the kiosk's name: its tickets then come from there.",
    ),
    "where": _words("挂在哪里", "Where it hangs"),
    "window": _words("{n}号窗口", "Window {n}"),
    "which-window": _words("哪个窗口", "Which window"),
    "no-window": _words("大厅公用", "For the whole hall"),
    "zone": _words("哪个区域的等候屏", "The board of which zone"),
    "main-zone": _words("主区域", "Main zone"),
    "speaks": _words("由它语音叫号（每个区域一台）", "It speaks the calls (one in each zone)"),
    "voice": _words("语音叫号", "speaks"),
    "let-in": _words("确认登记", "Let it in"),
    "refuse": _words("不是我们的，拒绝", "Not ours: refuse"),
    "let-in-done": _words("{name}已登记，几秒后连上", "{name} is let in; it links in seconds"),
    "refused": _words("已拒绝", "Refused"),
    "gone": _words(
        "登记码已过期，请看设备上的新码", "The code is too old; the device has a new one"
    ),
    "labels": _words("打印全部标签", "Print all labels"),
    "label-of": _words("打印「{name}」的标签", "Print the label of “{name}”"),
    "known": _words("在用的设备", "Devices in use"),
    "known-sum": _words("{all}台，在线{there}台", "{all}, {there} linked"),
    "nothing": _words("还没有登记过设备", "No device is enrolled yet"),
    "revoked": _words("已停用", "Revoked"),
    "revoked-at": _words("{at} 停用", "revoked {at}"),
    "since": _words("{at} 登记", "enrolled {at}"),
    "change": _words("改名、移位", "Rename, move"),
    "save": _words("保存", "Save"),
    "revoke": _words("停用", "Revoke"),
    "revoke-ask": _words(
        "停用{kind}「{name}」？它马上断开，不能再用。机器丢了、坏了、送修时都应停用。",
        "Revoke {kind} “{name}”? It is cut off at once. Do so when it is lost, broken or sent "
        "for repair.",
    ),
    "revoke-yes": _words("停用它", "Revoke it"),
    "keep-it": _words("不停用", "Keep it"),
    "kiosk": BOARD["kiosk"],
    "printer": BOARD["printer"],
    "display": _words("显示屏", "Display"),
    "evaluator": BOARD["evaluator"],
    "guide": _words("导办台", "Guide desk"),
    "clerk": _words("窗口程序", "Clerk's program"),
    "manager": _words("管理程序", "Manager's program"),
    "administrator": _words("管理员程序", "Administrator's program"),
    "integrator": _words("外部系统", "Other system"),
    "state-away": _words("离线", "Away"),
    "state-there": _words("在线", "Linked"),
    "state-voice-ready": _words("在线，语音正常", "Linked, voice well"),
    "state-voice-fault": _words("在线，语音有故障", "Linked, voice faulty"),
    "state-ready": _words("在线，打印正常", "Linked, ready"),
    "state-low": _words("在线，纸快用完", "Linked, paper low"),
    "state-unknown": _words("在线，打印机没有回应", "Linked, printer silent"),
    "state-out": _words("在线，缺纸", "Linked, no paper"),
    "state-cover": _words("在线，打印机盖没合上", "Linked, cover open"),
    "state-offline": _words("在线，打印机没有开", "Linked, printer off"),
    "state-fault": _words("在线，打印机有故障", "Linked, printer faulty"),
    "state-keyed": _words("只有钥匙", "A key only"),
}


def state_key(state: str) -> str:
    """The key of a device's state in words."""
    return f"state-{state}" if f"state-{state}" in TEXTS else "state-fault"
