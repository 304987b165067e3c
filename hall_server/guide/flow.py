"""The way an item goes, as a small picture: a box for each step, who does it and how long. Pure."""

from collections.abc import Iterator, Sequence
from html import escape

from hall_link.wire.guide import Step, TimeLimit

WIDTH = 520
_LEFT, _BOX, _GAP = 8, 504, 30
_TEXT_X, _LINE = 66, 26
_ROOM = 420
"""What a line of text may be wide, in the picture's units."""
_STYLE = (
    "text{font-family:'Noto Sans SC','Source Han Sans SC','Microsoft YaHei',sans-serif}"
    ".n{font-size:20px;font-weight:700;fill:#fff;text-anchor:middle}"
    ".t{font-size:19px;fill:#101828}.w{font-size:16px;fill:#475467}"
)
_UNITS = {
    "working_day": ("{n}个工作日", "{n} working days"),
    "day": ("{n}天", "{n} days"),
    "month": ("{n}个月", "{n} months"),
    "hour": ("{n}小时", "{n} hours"),
    "same_day": ("当天", "the same day"),
    "minute": ("{n}分钟", "{n} minutes"),
}


def limit_text(limit: TimeLimit, language: str) -> str:
    """A time limit in a few words."""
    if limit.text and language == "zh":
        return limit.text
    zh, en = _UNITS[limit.unit]
    text = (en if language == "en" else zh).format(n=limit.amount)
    return text.removesuffix("s") if limit.amount == 1 and language == "en" else text


def flow_svg(steps: Sequence[Step], language: str = "zh") -> str:
    """An SVG of the steps from top to bottom; an empty one without steps."""
    parts, y = [], 8
    for number, step in enumerate(steps, 1):
        if number > 1:
            parts.append(_arrow(y))
            y += _GAP
        height, drawn = _box(number, step, y, language)
        parts.append(drawn)
        y += height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 8}" width="{WIDTH}" '
        f'height="{y + 8}" role="img"><style>{_STYLE}</style>{"".join(parts)}</svg>'
    )


def _box(number: int, step: Step, y: int, language: str) -> tuple[int, str]:
    lines = list(_wrapped(step.in_language(language), 19))
    below = [
        step.who.in_language(language) if step.who else "",
        limit_text(step.limit, language) if step.limit else "",
    ]
    small = list(_wrapped(" · ".join(part for part in below if part), 16))
    height = 24 + _LINE * (len(lines) + len(small))
    middle = y + height / 2
    drawn = [
        f'<rect x="{_LEFT}" y="{y}" width="{_BOX}" height="{height}" rx="12" fill="#fff" '
        'stroke="#0b4ea2" stroke-width="2"/>',
        f'<circle cx="38" cy="{middle}" r="17" fill="#0b4ea2"/>',
        f'<text class="n" x="38" y="{middle + 7}">{number}</text>',
    ]
    for place, (line, look) in enumerate([(t, "t") for t in lines] + [(t, "w") for t in small]):
        at = y + 12 + 19 + place * _LINE
        drawn.append(f'<text class="{look}" x="{_TEXT_X}" y="{at}">{escape(line)}</text>')
    return height, "".join(drawn)


def _arrow(y: int) -> str:
    x = WIDTH // 2
    return (
        f'<path d="M{x} {y + 3}V{y + _GAP - 9}" stroke="#475467" stroke-width="3"/>'
        f'<path d="M{x - 9} {y + _GAP - 13}L{x} {y + _GAP - 2}L{x + 9} {y + _GAP - 13}Z" '
        'fill="#475467"/>'
    )


def _wrapped(text: str, size: int) -> Iterator[str]:
    """Lines that fit; a Latin word stays whole, Chinese breaks anywhere."""
    line, wide = "", 0.0
    for piece in _pieces(text):
        width = sum(size if ord(sign) > 0x2E7F else size * 0.56 for sign in piece)
        if line and wide + width > _ROOM:
            yield line.strip()
            line, wide = "", 0.0
        line, wide = line + piece, wide + width
    if line.strip():
        yield line.strip()


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for sign in text:
        if ord(sign) > 0x2E7F or sign == " ":
            yield from [word] * bool(word)
            word = ""
            yield sign
        else:
            word += sign
    yield from [word] * bool(word)
