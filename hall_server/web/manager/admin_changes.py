"""What will change, in words: two hall files side by side. Pure."""

from typing import Any

from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_link.wire.guide import Material, Step, TimeLimit
from hall_server.guide.flow import limit_text
from hall_server.hall_file.compare import Difference, differences
from hall_server.hall_file.model import HallFile
from hall_server.web.manager.admin_say import choice_name, field_name, told
from hall_server.web.manager.admin_words import SECTIONS

KEYS = ("id", "code", "number", "name")
BETWEEN = " → "
PARTS = ("materials", "steps")
"""Lists of an item whose entries are known by their names."""


def section_name(language: Language, section: str) -> str:
    """What a section is called."""
    return SECTIONS[section][1].in_language(language)


def change_lines(
    language: Language, before: HallFile, after: HallFile
) -> list[tuple[str, list[str]]]:
    """Section's name -> a line for each thing that changes in it."""
    return [
        (section_name(language, found.section), _lines(language, found, before, after))
        for found in differences(before, after)
    ]


def _lines(language: Language, found: Difference, before: HallFile, after: HallFile) -> list[str]:
    old, new = getattr(before, found.section), getattr(after, found.section)
    if not isinstance(old, list) or found.changed == ("list",):
        return field_lines(language, old, new)
    olds = {_key(entry): entry for entry in old}
    news = {_key(entry): entry for entry in new}
    lines = [f"{told(language, 'added')} {_name(language, news[key])}" for key in found.added]
    lines += [f"{told(language, 'removed')} {_name(language, olds[key])}" for key in found.removed]
    for key in found.changed:
        inside = "；".join(field_lines(language, olds[key], news[key]))
        lines.append(f"{_name(language, news[key])}: {inside}")
    return lines + ([told(language, "moved")] if found.moved else [])


def _key(entry: Any) -> str:
    return str(next(getattr(entry, key) for key in KEYS if key in type(entry).model_fields))


def _name(language: Language, entry: Any) -> str:
    """As people call it; a window with its number."""
    words = getattr(entry, "display", None) or entry.name
    number = f"{entry.number} · " if hasattr(entry, "number") else ""
    return f"{number}{words.in_language(language)}"


def field_lines(language: Language, old: Any, new: Any) -> list[str]:
    """What differs between two sections of the same kind, a line for each field."""
    if old is None or new is None:
        return [told(language, "added" if old is None else "removed")]
    if isinstance(new, list):
        return [_value(language, "", old) + BETWEEN + _value(language, "", new)]
    model = type(new).__name__
    return [
        f"{field_name(language, model, name)} "
        + (
            _of_parts(language, value, getattr(new, name))
            if name in PARTS
            else _value(language, model, value)
            + BETWEEN
            + _value(language, model, getattr(new, name))
        )
        for name, value in old
        if value != getattr(new, name)
    ]


def _of_parts(language: Language, old: list[Any], new: list[Any]) -> str:
    """Of papers and steps only those that came, went or are others now."""
    olds = {_part_name(language, part): part for part in old}
    news = {_part_name(language, part): part for part in new}
    said = [f"{told(language, 'added')} {name}" for name in news if name not in olds]
    said += [f"{told(language, 'removed')} {name}" for name in olds if name not in news]
    for name, part in news.items():
        if name in olds and olds[name] != part:
            said.append(f"{name}: {'；'.join(field_lines(language, olds[name], part))}")
    return "；".join(said) or told(language, "moved")


def _part_name(language: Language, part: Material | Step) -> str:
    words = part.name if isinstance(part, Material) else part
    return f"「{words.in_language(language)}」"


def _value(language: Language, model: str, value: Any) -> str:
    """A value as short as it can be said."""
    if value is None or value in ([], (), {}, ""):
        return told(language, "empty")
    if isinstance(value, bool):
        return told(language, "yes" if value else "no")
    if isinstance(value, str):
        return choice_name(language, model, value)
    if isinstance(value, list | tuple):
        return "、".join(_value(language, model, entry) for entry in value[:8])
    if isinstance(value, dict):
        return "、".join(f"{k} {_value(language, model, v)}" for k, v in value.items())
    return _of_model(language, value)


def _of_model(language: Language, value: Any) -> str:
    """A section by what it is called; one without a name by what is set in it."""
    if isinstance(value, TimeLimit):
        return limit_text(value, language)
    if hasattr(value, "opens"):
        return f"{value.opens}–{value.closes}"
    if hasattr(value, "in_language"):
        return f"「{value.in_language(language)}」"
    for key in ("name", "title", "text", "queue"):
        if hasattr(value, key):
            inner = getattr(value, key)
            if inner is None:
                continue
            day = f"{value.day} " if hasattr(value, "day") else ""
            return day + (inner if isinstance(inner, str) else inner.in_language(language))
    return _fields(language, value) if isinstance(value, BaseModel) else str(value)


def _fields(language: Language, value: BaseModel) -> str:
    """Of what has no name of its own, what is set in it."""
    model = type(value).__name__
    return " ".join(
        f"{field_name(language, model, name)} {_value(language, model, inner)}"
        for name, inner in value
        if inner is not None
    )
