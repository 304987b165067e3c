"""What the guide knows about an item, in the words of a paper. Pure.

A list is told line by line, the detail of a line behind a `|` (see `compose`).
"""

from collections.abc import Iterable, Sequence

from hall_link.wire.base import Words
from hall_link.wire.guide import Material, ServiceItem, Step, TimeLimit

_UNITS = {
    "working_day": Words(zh="{} 个工作日", en="{} working days"),
    "day": Words(zh="{} 天", en="{} days"),
    "month": Words(zh="{} 个月", en="{} months"),
    "hour": Words(zh="{} 小时", en="{} hours"),
    "minute": Words(zh="{} 分钟", en="{} minutes"),
    "same_day": Words(zh="当日办结", en="the same day"),
}


def limit_words(limit: TimeLimit | None, language: str) -> str:
    """A promised time; empty where there is none."""
    if limit is None:
        return ""
    if limit.text and language != "en":
        return limit.text
    return _UNITS[limit.unit].in_language(language).format(limit.amount)


def material_line(material: Material, language: str) -> str:
    """A paper, and behind the `|` what it must be."""
    en = language == "en"
    details = [
        *([material.form.in_language(language)] if material.form else []),
        _copies(material.copies, language),
        *([] if material.required else ["if it applies" if en else "需要时提供"]),
        *(["may follow later" if en else "可容缺后补"] if material.owed else []),
        *(_issued_by(material, language)),
        *([material.note.in_language(language)] if material.note else []),
    ]
    return _line(material.name.in_language(language), details, language)


def _copies(copies: int, language: str) -> str:
    if language == "en":
        return "1 copy" if copies == 1 else f"{copies} copies"
    return f"{copies} 份"


def _issued_by(material: Material, language: str) -> Sequence[str]:
    if material.issuer is None:
        return []
    issuer = material.issuer.in_language(language)
    return [f"from {issuer}" if language == "en" else f"{issuer}出具"]


def material_lines(materials: Iterable[Material], language: str) -> str:
    """The papers, one a line."""
    return "\n".join(material_line(material, language) for material in materials)


def step_lines(steps: Iterable[Step], language: str) -> str:
    """The way an item goes: each step with who does it and how long it takes."""
    return "\n".join(_step(step, language) for step in steps)


def _step(step: Step, language: str) -> str:
    who = step.who.in_language(language) if step.who else ""
    told = [part for part in (who, limit_words(step.limit, language)) if part]
    return _line(step.in_language(language), told, language)


def words_lines(words: Iterable[Words], language: str) -> str:
    """Sentences, one a line."""
    return "\n".join(_flat(each.in_language(language)) for each in words)


def together_words(names: Sequence[str], language: str) -> str:
    """Several names in a row."""
    return ("; " if language == "en" else "、").join(names)


def windows_words(numbers: Sequence[int], language: str) -> str:
    """At which windows; empty where none serves it."""
    if not numbers:
        return ""
    if language == "en":
        return f"Window{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
    return f"{'、'.join(map(str, numbers))} 号窗口"


def item_fields(item: ServiceItem, windows: Sequence[int], language: str) -> dict[str, str]:
    """Everything the guide tells of an item, by the keys of the forms."""

    def one(words: Words | None) -> str:
        return words.in_language(language) if words else ""

    return {
        "item": one(item.name),
        "materials": material_lines(item.materials, language),
        "conditions": words_lines(item.conditions, language),
        "procedure": step_lines(item.steps, language),
        "limit": limit_words(item.promised, language),
        "legal": limit_words(item.legal, language),
        "fee": item.fee.text.in_language(language) if item.fee else "",
        "fee_basis": (item.fee.basis or "") if item.fee else "",
        "basis": item.basis or "",
        "authority": one(item.authority),
        "result": one(item.result),
        "standard": one(item.standard),
        "place": one(item.place) or windows_words(windows, language),
        "telephone": item.telephone or "",
        "complaint": item.complaint or "",
        "tips": words_lines(item.tips, language),
    }


def _line(text: str, details: Sequence[str], language: str) -> str:
    return f"{_flat(text)}|{_flat((', ' if language == 'en' else '，').join(details))}"


def _flat(text: str) -> str:
    """A line's text has no line break and no `|` of its own."""
    return " ".join(text.replace("|", "/").split())
