"""What the entries of a hall file's sections are called by people. Pure."""

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_server.web.manager.admin_say import choice_name, told
from hall_server.web.manager.admin_shape import Plain

Named = Callable[[str], dict[Any, str]]
"""Section -> key -> name."""


def title_of(entry: Plain, language: Language, named: Named) -> str:
    """What an entry is called."""
    words = entry.get("display") or entry.get("name") or entry.get("title") or entry.get("text")
    said = (words[language] or words["zh"]) if isinstance(words, dict) else ""
    if not said and "capacity" in entry:
        said = named("queues").get(entry["queue"], "")
    number = entry.get("number")
    text = str(said or told(language, "new"))
    return f"{number} · {text}" if number else text


def aside_of(model: type[BaseModel], entry: Plain, language: Language, named: Named) -> str:
    """What tells it apart from others of its kind, beside its title."""
    if "queues" in entry and isinstance(entry["queues"], list):
        known = named("queues")
        return "、".join(str(known.get(name, name)) for name in entry["queues"])
    if "prefix" in entry:
        return f"{entry['prefix']}001"
    if "roles" in entry:
        names = (choice_name(language, model.__name__, role) for role in entry["roles"])
        return "、".join(names)
    if "queue" in entry and "name" in entry:
        return named("queues").get(entry["queue"], "")
    return str(entry.get("day") or "")
