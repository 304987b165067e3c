"""What the voice says on each screen, for who can't read it. Pure."""

import re

from kiosk.view import View

DIGITS = "零一二三四五六七八九"

_SPOKEN = {
    "home": "您好。{notice}请按屏幕选择业务。不知道选哪个，请按右下角，有人帮您。",
    "items": "{title}。请选择要办的事项。",
    "events": "{title}",
    "letters": "请按名称的拼音首字母。",
    "confirm": "{title}。{facts}。看清楚以后，请按右下角的取号。",
    "queue": "{title}。{facts}。看清楚以后，请按右下角的取号。",
    "unsure": "{title}。需要什么帮助，按一下就行。然后按右下角的取号。",
    "priority": "{title}选一项就行，不用说明原因。",
    "entry": "请把号票或预约的二维码对准扫码口，或者按预约码、手机号。",
    "ticket": "您的号码是 {number} 号。{title}。",
    "found": "{number}{title}。{lines}。",
    "phone": "{title}，然后按右下角的预约。",
    "booked": "{title}。{facts}。{subtitle}。",
    "closing": "{title}。请选一种办法。",
}
_MISSING = "{title}。{subtitle}。"
_WARNING = "您还在吗？继续办理，请按一下屏幕。"


def prompt_of(view: View) -> str:
    """A few short sentences in the screen's language; in English its title and what it adds."""
    if view.screen == "taking":
        return ""
    if view.spoken and not view.warning:
        return tidy(view.spoken)
    if view.language == "en":
        return _english(view)
    if view.warning:
        return _WARNING
    board = view.billboard
    words = _SPOKEN.get(view.screen, _MISSING).format(
        title=board.title,
        subtitle=board.subtitle,
        notice=f"{board.notice}。" if board.notice else "",
        facts="，".join(f"{fact.label} {fact.value}" for fact in view.facts[:3]),
        number=spelt(view.number) if view.number else "",
        lines="。".join(view.lines[1:2]) if view.number else board.subtitle,
    )
    return tidy(words)


def _english(view: View) -> str:
    if view.warning:
        return "Are you still there? Touch the screen to carry on."
    number = f"Number {' '.join(view.number)}. " if view.number else ""
    return f"{number}{view.billboard.title}. {view.billboard.subtitle}"


def spelt(number: str) -> str:
    """A ticket's number sign by sign: A012 is A 零一二."""
    return "".join(DIGITS[int(sign)] if sign.isdigit() else f"{sign} " for sign in number)


def tidy(words: str) -> str:
    """Ranges as people say them, and no pause after a pause."""
    words = re.sub(r"(\d)\s*–\s*(\d)", r"\1到\2", words)
    return re.sub(r"([。？！，])[。，]+", r"\1", words)
