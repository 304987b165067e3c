"""Words for what stands in a hall file, in the language of the page."""

import re

from hall_link.wire.base import Language, Words
from hall_server.hall_file.errors import Spot
from hall_server.web.manager.admin_faults import FAULTS
from hall_server.web.manager.admin_words import CHOICES, FIELDS, TEXTS

WEEKDAYS = {
    n: Words(zh=f"星期{name}", en=en)
    for n, (name, en) in enumerate(
        zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True), 1
    )
}


def told(language: Language, key: str, **said: object) -> str:
    """A text of the pages."""
    return TEXTS[key].in_language(language).format(**said)


def field_name(language: Language, model: str, field: str) -> str:
    """What a field is called."""
    zh, en = FIELDS.get(f"{model}.{field}") or FIELDS.get(field) or (field, field)
    return Words(zh=zh, en=en).in_language(language)


def choice_name(language: Language, model: str, value: str) -> str:
    """What a choice is called; pictograms and the like by their own names."""
    zh, en = CHOICES.get(f"{model}.{value}") or CHOICES.get(value) or (value, value)
    return Words(zh=zh, en=en).in_language(language)


def fault_words(language: Language, message: str) -> str:
    """A fault as the checker tells it, for a person."""
    if language == "en":
        return message
    for theirs, ours in FAULTS:
        found = re.fullmatch(theirs, message)
        if found:
            return found.expand(ours)
    return message


def rule_words(language: Language, rule: dict[str, object]) -> str:
    """A calling rule as one would explain it to a visitor."""
    zh = language == "zh"
    queues = choice_name(language, "CallingRule", str(rule.get("queues")))
    match rule.get("priority"):
        case "first":
            entitled = "优先的人总是先叫" if zh else "the entitled always go first"
        case "ratio":
            m, n = rule.get("ordinary"), rule.get("entitled")
            entitled = (
                f"每叫 {m} 位普通群众，叫 {n} 位优先的人"
                if zh
                else f"after {m} others, {n} of the entitled"
            )
        case _:
            entitled = "优先的人和大家一样排" if zh else "the entitled go like everybody"
    bound = rule.get("most_passed")
    passed = (
        f"谁也不会被后来的人超过 {bound} 次以上"
        if zh
        else f"nobody is passed more than {bound} times"
    )
    return f"{queues}；{entitled}；{passed}。" if zh else f"{queues}; {entitled}; {passed}."


def said_at(language: Language, faults: list[tuple[Spot, str]]) -> dict[Spot, str]:
    """The faults in words, the first of each place."""
    said: dict[Spot, str] = {}
    for spot, message in faults:
        said.setdefault(spot, fault_words(language, message))
    return said
