"""What is said of a call, and of which recorded pieces it can be put together. Pure."""

from dataclasses import dataclass

from display.voice.messages import Announcement
from hall_link.wire.base import Language

CHINESE_DIGITS = "零一二三四五六七八九"
ENGLISH_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ENGLISH_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True)
class Part:
    """Half a sentence: one clip of its own, since the halves come back in other calls.

    `pieces` are the names of recorded clips it can be put together from; () if there are none.
    """

    language: Language
    text: str
    pieces: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """Who shall come, and where to; or who shall get ready; or which window is where."""

    first: Part
    second: Part

    @property
    def parts(self) -> tuple[Part, Part]:
        """In the order they are spoken."""
        return (self.first, self.second)


def sentences(said: Announcement) -> list[Sentence]:
    """Everything that is said of it: Chinese, then English where the ticket is English.

    Raises ValueError for a number nothing can be read of.
    """
    if said.test:
        first, second = ("这里是", said.name) if said.name else ("叫号语音", "测试")
        return [Sentence(Part("zh", first), Part("zh", second))]
    if said.number is None:
        return [moved(said.window or 0, said.to or 0)]
    if said.window is None:
        return [get_ready(said.number)]
    languages: list[Language] = ["zh", "en"] if said.language == "en" else ["zh"]
    return [sentence(language, said.number, said.window) for language in languages]


def get_ready(number: str) -> Sentence:
    """请A零零一号做好准备 (row A20). Raises ValueError as `sentence` does."""
    return Sentence(who("zh", number), Part("zh", "做好准备", ("zuohao-zhunbei",)))


def moved(window: int, to: int) -> Sentence:
    """三号窗口业务请到二号窗口办理: one window serves another's queues meanwhile."""
    gone = (_window_piece(window), "hao", "chuangkou-yewu")
    there = ("qing", "dao", _window_piece(to), "hao", "chuangkou-banli")
    return Sentence(
        Part("zh", f"{chinese_cardinal(window)}号窗口业务", gone),
        Part("zh", f"请到{chinese_cardinal(to)}号窗口办理", there),
    )


def sentence(language: Language, number: str, window: int) -> Sentence:
    """The call of a ticket. Raises ValueError for a number nothing can be read of."""
    return Sentence(who(language, number), where(language, window))


def who(language: Language, number: str) -> Part:
    """请A零零一号: letters singly, digits one by one. Raises ValueError as `sentence` does."""
    signs = _signs(number)
    if language == "en":
        read = [ENGLISH_DIGITS[int(sign)] if sign.isdigit() else _letter(sign) for sign in signs]
        return Part("en", f"Number {' '.join(read)},")
    read = [CHINESE_DIGITS[int(sign)] if sign.isdigit() else sign for sign in signs]
    return Part("zh", f"请{''.join(read)}号", ("qing", *signs, "hao"))


def where(language: Language, window: int) -> Part:
    """到十二号窗口办理: the window's number as a cardinal, 1 to 999."""
    if language == "en":
        return Part("en", f"please go to window {english_cardinal(window)}.")
    text = f"到{chinese_cardinal(window)}号窗口办理"
    return Part("zh", text, ("dao", _window_piece(window), "hao", "chuangkou-banli"))


def _window_piece(window: int) -> str:
    """The recorded piece of a window's number."""
    return str(window) if window < 10 else f"number-{window}"


def _signs(number: str) -> str:
    """The letters and digits of a ticket's number; hyphens and blanks are not read."""
    signs = "".join(sign for sign in number.upper() if sign.isascii() and sign.isalnum())
    if not signs:
        raise ValueError(f"nothing to read in {number!r}")
    return signs


def _letter(letter: str) -> str:
    """A before a word would be taken for the article."""
    return "eh" if letter == "A" else letter


def chinese_cardinal(number: int) -> str:
    """1 to 999 as it is read: 12 is 十二, 105 一百零五, 110 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{CHINESE_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{CHINESE_DIGITS[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (CHINESE_DIGITS[ones] if ones else "")


def english_cardinal(number: int) -> str:
    """1 to 999 in words."""
    hundreds, rest = divmod(number, 100)
    words = [f"{ENGLISH_DIGITS[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(ENGLISH_TENS[tens - 2] + (f"-{ENGLISH_DIGITS[ones]}" if ones else ""))
    elif rest >= 10:
        words.append(ENGLISH_TEENS[rest - 10])
    elif rest:
        words.append(ENGLISH_DIGITS[rest])
    return " ".join(words)
