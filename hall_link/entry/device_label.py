"""The label on a device: what its QR says, and what people call such a device (row K10). Pure."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from hall_link.wire.base import Words
from hall_link.wire.enrolment import EnrolRole, OldDevice

_LABEL = re.compile(r"hall:device:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")


def _words(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


KINDS: Mapping[EnrolRole, Words] = {
    "kiosk": _words("取号机", "Kiosk"),
    "guide": _words("导办台", "Guide desk"),
    "display": _words("显示屏", "Display"),
    "evaluator": _words("评价器", "Rating pad"),
    "printer": _words("打印机", "Printer"),
}
AT_WINDOW = _words("{n}号窗口", "window {n}")


def label_code(device: str) -> str:
    """What the QR of a device's label says. No secret: the label hangs in public, and who knows
    the id can only ask an administrator for the place."""
    return f"hall:device:{device}"


def device_on(scanned: str) -> str | None:
    """The id of the device whose label was scanned; None where it is no label. A scanner types:
    capitals are locked at times, and a Chinese input method makes its colons wide."""
    found = _LABEL.fullmatch(normalize("NFKC", scanned).strip().lower())
    return found.group(1) if found else None


def called(old: OldDevice, language: str) -> str:
    """A device in words: `3号窗口评价器「pad-3」`."""
    kind = KINDS[old.role].in_language(language)
    if language == "en":
        place = f" at {AT_WINDOW.en.format(n=old.window)}" if old.window else ""
        return f"{kind.lower()} “{old.name}”{place}"
    place = AT_WINDOW.zh.format(n=old.window) if old.window else ""
    return f"{place}{kind}「{old.name}」"
