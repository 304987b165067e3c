"""What a screen shows of a device that is not let in, or does not trust its server. Pure."""

from dataclasses import dataclass
from typing import Literal

from hall_link.entry.device_label import called
from hall_link.entry.entry import Told, Trouble, Why
from hall_link.entry.wishing import Wish, WishTrouble
from hall_link.wire.base import Words

MANAGER_PAGE = "/manager/devices"

Tone = Literal["hint", "good", "bad"]


@dataclass(frozen=True)
class EntryView:
    """`code` and `check` are "" where there is none yet; `steps`: what to do, one after the other;
    `strip`: all of it in one line; `bad`: nothing will happen before somebody mends it. `wish`:
    whose place it is to take, or how that is said; `wish_tone`: how it is meant."""

    icon: str
    title: str
    about: str
    code: str = ""
    code_label: str = ""
    check: str = ""
    check_label: str = ""
    steps: tuple[str, ...] = ()
    foot: str = ""
    strip: str = ""
    bad: bool = False
    wish: str = ""
    wish_tone: Tone = "hint"


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


TITLE: dict[Why, Words] = {
    "new": _words("本机还没有登记", "This device is not enrolled yet"),
    "revoked": _words("本机的钥匙已停用", "This device's key was revoked"),
    "unknown": _words("大厅不认识本机", "The hall does not know this device"),
}
ABOUT: dict[Why, Words] = {
    "new": _words("登记一次就好，几分钟完成。", "Enrolling is done once and takes some minutes."),
    "revoked": _words(
        "管理员停用了本机。要再用，请重新登记。",
        "An administrator revoked it. To use it again, enrol it anew.",
    ),
    "unknown": _words(
        "服务器里没有本机的钥匙：可能已由别的机器接替，或换过服务器。要再用，请重新登记。",
        "The server has no such key: another machine took this one's place, or it is another "
        "server. To use it again, enrol it anew.",
    ),
}
STEPS = (
    _words("管理员在电脑上打开 {page}", "The administrator opens {page}"),
    _words("输入屏幕上的6位登记码", "Types the six digits on this screen"),
)
COMPARE = _words("核对校验字，和电脑上一样才确认", "Confirms only if the check words are the same")
CONFIRM = _words("选好用途和名称，确认", "Chooses what it is for, and confirms")
CODE = _words("登记码", "Code")
CHECK = _words("校验字", "Check words")
TAKES_OVER = _words(
    "将接替 {old}，请管理员确认", "Takes the place of the {old} once the administrator confirms"
)
SCAN = _words(
    "接替旧设备：用扫码枪扫它身上的标签", "To replace a device: scan the label on it, here"
)
WISH_TROUBLE: dict[WishTrouble, Words] = {
    "no-label": _words("扫到的不是设备标签", "That is no label of a device"),
    "unknown-label": _words("本大厅没有这个标签的设备", "This hall has no device of that label"),
    "other-kind": _words(
        "那是{old}的标签，本机不是同一种设备",
        "That is the label of the {old}: another kind of device",
    ),
}
FETCHING = _words("正在取登记码……", "Fetching a code…")
FOOT = _words(
    "登记码15分钟内有效，过后自动换新。来办事的群众请找工作人员。",
    "Good for 15 minutes, then a new one comes. Citizens: ask the staff.",
)
AGAIN = _words(
    "本机会自己再试。来办事的群众请找工作人员。",
    "The device tries again by itself. Citizens: please ask the staff.",
)
ASK_STAFF = _words("，请工作人员找管理员核对", ": staff, please call the administrator")
AWAY_NOW = _words(
    "暂时连不上服务器，本机会自己再试。", "The server can't be reached now; trying again."
)

TROUBLE: dict[Trouble, tuple[Words, Words, tuple[Words, ...]]] = {
    "away": (
        _words("连不上服务器", "The server can't be reached"),
        _words("{server}", "{server}"),
        (
            _words("看网线是否插好、交换机是否亮灯", "Is the network cable in, the switch lit?"),
            _words("看服务器是否开机", "Is the server running?"),
        ),
    ),
    "busy": (
        _words("登记的设备太多", "Too many devices ask"),
        _words("请等几分钟。", "Please wait some minutes."),
        (),
    ),
    "refused": (
        _words("管理员没有同意", "The administrator said no"),
        _words("马上换一个新的登记码。", "A new code comes in a moment."),
        (),
    ),
    "foreign": (
        _words("服务器的证书不对", "The server's certificate is a stranger's"),
        _words(
            "这台服务器不是本机认识的大厅：可能换了证书，也可能有人冒充。本机没有发出任何信息。",
            "This is not the hall this device knows: its certificate was changed, or somebody "
            "poses as it. Nothing was sent.",
        ),
        (
            _words("请管理员核对服务器：hall tls", "The administrator checks the server: hall tls"),
            _words(
                "证书确实换了，在本机用 --enrol 重新登记",
                "If it really was changed, enrol this device anew: --enrol",
            ),
        ),
    ),
    "wrong-name": (
        _words("证书里没有这个地址", "The certificate is for other addresses"),
        _words("{server}", "{server}"),
        (
            _words(
                "请管理员在服务器上运行：hall tls --name 地址",
                "On the server: hall tls --name ADDRESS",
            ),
        ),
    ),
    "not-secure": (
        _words("服务器没有加密", "The server's line is not encrypted"),
        _words("本机要求加密连接（https）。", "This device wants https."),
        (_words("请管理员在服务器设置 tls = true", "On the server: tls = true in settings.toml"),),
    ),
}


def show_entry(told: Told, server: str, language: str) -> EntryView:
    """The whole screen, in one language."""

    def say(words: Words) -> str:
        text = words.in_language(language)
        return text.format(page=server.rstrip("/") + MANAGER_PAGE, server=server)

    if told.trouble and not told.code:
        title, about, steps = TROUBLE[told.trouble]
        bad = told.trouble in ("foreign", "wrong-name", "not-secure")
        return EntryView(
            icon="alert" if bad else "away",
            title=say(title),
            about=say(about),
            steps=tuple(map(say, steps)),
            foot=say(AGAIN),
            strip=say(title) + say(ASK_STAFF),
            bad=bad,
        )
    assert told.why is not None
    wish, tone = _wish(told.wish, language)
    return EntryView(
        icon="private" if told.why == "revoked" else "hall",
        title=say(TITLE[told.why]),
        about=say(ABOUT[told.why]),
        code=f"{told.code[:3]} {told.code[3:]}" if told.code else say(FETCHING),
        code_label=say(CODE),
        check=told.check,
        check_label=say(CHECK) if told.check else "",
        steps=tuple(map(say, (*STEPS, COMPARE if told.check else CONFIRM))),
        foot=say(AWAY_NOW if told.trouble else FOOT),
        wish=wish if told.code else "",
        wish_tone=tone,
    )


def _wish(wish: Wish | None, language: str) -> tuple[str, Tone]:
    if wish is None:
        return SCAN.in_language(language), "hint"
    words = WISH_TROUBLE[wish.trouble] if wish.trouble else TAKES_OVER
    old = called(wish.device, language) if wish.device else ""
    return words.in_language(language).format(old=old), "bad" if wish.trouble else "good"
