"""A hall file as plain values, looked through without believing any shape.

Whatever has the wrong shape is passed over: the shape check tells it.
"""

from collections.abc import Iterable, Iterator

from hall_server.hall_file.errors import Spot

Fault = tuple[Spot, str]


def at(root: object, way: Iterable[str]) -> object:
    """What stands at the end of a way of keys; None where there is no such way."""
    for key in way:
        root = root.get(key) if isinstance(root, dict) else None
    return root


def entries(root: object, section: Spot) -> list[tuple[Spot, object]]:
    """The entries of a list, each with its spot."""
    found = at(root, (str(step) for step in section))
    inside = found if isinstance(found, list) else []
    return [((*section, n), entry) for n, entry in enumerate(inside)]


def field(root: object, section: Spot, key: str) -> Iterator[tuple[Spot, str | int]]:
    """The value of `key` in every entry of a section that has one, with its spot."""
    for spot, entry in entries(root, section):
        value = at(entry, [key])
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield (*spot, key), value


def known(root: object, section: str, key: str = "id") -> set[str | int] | None:
    """The ids of a section; None where one cannot be read, so that nobody is called unknown."""
    ids = [value for _, value in field(root, (section,), key)]
    return set(ids) if ids and len(ids) == len(entries(root, (section,))) else None


def repeated(values: Iterable[tuple[Spot, str | int]], what: str) -> Iterator[Fault]:
    """Every value that stood before, told at its second place."""
    seen: set[str | int] = set()
    for spot, value in values:
        if value in seen:
            yield spot, f"{what} {value!r} is here twice"
        seen.add(value)


def unknown(
    values: Iterable[tuple[Spot, str | int]], known: set[str | int] | None, what: str
) -> Iterator[Fault]:
    """Every value that is none of the known ones."""
    if known is not None:
        yield from ((s, f"there is no {what} {v!r}") for s, v in values if v not in known)
