"""What a one-time notice says of the papers of one item, or of several on one paper. Pure."""

from collections.abc import Callable, Mapping, Sequence

from hall_link.wire.guide import ServiceItem
from hall_server.documents.checking import Checked
from hall_server.documents.compose import OVER
from hall_server.documents.words import item_fields, material_lines, together_words

LISTS = frozenset({"materials", "conditions", "procedure"})
"""What the guide tells line by line."""

Told = Sequence[tuple[ServiceItem, Checked]]


def papers_fields(told: Told, language: str) -> dict[str, str]:
    """Missing, perhaps needed and there: the papers of each item under its name."""
    return {
        "missing": _listed(
            told, lambda _, found: material_lines(found.missing, language), language
        ),
        "optional": _listed(
            told, lambda _, found: material_lines(found.optional, language), language
        ),
        "have": _listed(told, lambda _, found: material_lines(found.have, language), language),
        "materials": _listed(
            told, lambda item, _: material_lines(item.materials, language), language
        ),
    }


def guide_fields(told: Told, served: Mapping[str, Sequence[int]], language: str) -> dict[str, str]:
    """What the guide tells of several items together; served: item -> the windows that serve it.

    Empty for one item, of which every form is told by itself.
    """
    if len(told) == 1:
        return {}
    of_each = [(item, item_fields(item, served[item.id], language)) for item, _ in told]
    keys = {key for _, fields in of_each for key in fields} - {"item", "materials"}
    names = [item.name.in_language(language) for item, _ in told]
    fields = {key: _joined(key, of_each, language) for key in keys}
    return {**fields, "item": together_words(names, language)}


def _joined(
    key: str, of_each: Sequence[tuple[ServiceItem, Mapping[str, str]]], language: str
) -> str:
    """A list under each item's name, a text behind it; once where all say the same."""
    texts = [(item.name.in_language(language), fields[key]) for item, fields in of_each]
    told = [(name, text) for name, text in texts if text]
    if key in LISTS:
        return "\n".join(f"{OVER}{name}\n{text}" for name, text in told)
    if len({text for _, text in texts}) == 1:
        return texts[0][1]
    mark = ": " if language == "en" else "："
    return ("; " if language == "en" else "；").join(f"{name}{mark}{text}" for name, text in told)


def _listed(told: Told, lines: Callable[[ServiceItem, Checked], str], language: str) -> str:
    if len(told) == 1:
        return lines(*told[0])
    parts = [(item.name.in_language(language), lines(item, found)) for item, found in told]
    return "\n".join(f"{OVER}{name}\n{text}" for name, text in parts if text)
