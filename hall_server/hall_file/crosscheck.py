"""What must agree between the sections of a hall file.

Works on plain values, so that a fault in one place does not hide the faults of another. Whatever
has the wrong shape is passed over here: the shape check tells it.
"""

from collections.abc import Iterable, Iterator

from hall_server.hall_file.errors import Spot

Fault = tuple[Spot, str]

_UNIQUE = (
    (("departments",), "id", "department"),
    (("queues",), "id", "queue"),
    (("queues",), "prefix", "prefix"),
    (("windows",), "number", "window"),
    (("staff",), "name", "member of staff"),
    (("items",), "id", "item"),
    (("outcomes",), "code", "outcome"),
    (("rating", "levels"), "level", "level"),
    (("rating", "tags"), "code", "tag"),
)


def cross_faults(root: object) -> Iterator[Fault]:
    """Every fault between sections, and every text that says nothing."""
    for section, key, what in _UNIQUE:
        yield from _repeated(_field(root, section, key), what)
    departments, queues = _known(root, "departments"), _known(root, "queues")
    yield from _unknown(_field(root, ("queues",), "department"), departments, "department")
    yield from _unknown(_field(root, ("items",), "department"), departments, "department")
    yield from _unknown(_field(root, ("items",), "queue"), queues, "queue")
    yield from _unknown(_served(root), queues, "queue")
    yield from _listed_twice(root)
    yield from _unserved(root)
    yield from _blank(root, ())


def _at(root: object, way: Iterable[str]) -> object:
    for key in way:
        root = root.get(key) if isinstance(root, dict) else None
    return root


def _entries(root: object, section: Spot) -> list[tuple[Spot, object]]:
    found = _at(root, (str(step) for step in section))
    entries = found if isinstance(found, list) else []
    return [((*section, n), entry) for n, entry in enumerate(entries)]


def _field(root: object, section: Spot, key: str) -> Iterator[tuple[Spot, str | int]]:
    """The value of `key` in every entry of a section that has one, with its spot."""
    for spot, entry in _entries(root, section):
        value = _at(entry, [key])
        if isinstance(value, str | int) and not isinstance(value, bool):
            yield (*spot, key), value


def _served(root: object) -> Iterator[tuple[Spot, str]]:
    for spot, window in _entries(root, ("windows",)):
        for place, queue in _entries(window, ("queues",)):
            if isinstance(queue, str):
                yield (*spot, *place), queue


def _known(root: object, section: str) -> set[str | int] | None:
    """The ids of a section; None where one cannot be read, so that nobody is called unknown."""
    ids = [value for _, value in _field(root, (section,), "id")]
    return set(ids) if ids and len(ids) == len(_entries(root, (section,))) else None


def _repeated(values: Iterable[tuple[Spot, str | int]], what: str) -> Iterator[Fault]:
    seen: set[str | int] = set()
    for spot, value in values:
        if value in seen:
            yield spot, f"{what} {value!r} is here twice"
        seen.add(value)


def _unknown(
    values: Iterable[tuple[Spot, str | int]], known: set[str | int] | None, what: str
) -> Iterator[Fault]:
    if known is not None:
        yield from ((s, f"there is no {what} {v!r}") for s, v in values if v not in known)


def _listed_twice(root: object) -> Iterator[Fault]:
    by_window: dict[Spot, list[tuple[Spot, str | int]]] = {}
    for spot, queue in _served(root):
        by_window.setdefault(spot[:2], []).append((spot, queue))
    for queues in by_window.values():
        yield from _repeated(queues, "queue")


def _unserved(root: object) -> Iterator[Fault]:
    """A window out of service counts: it may come back without a word in this file."""
    served = {queue for _, queue in _served(root)}
    if not isinstance(_at(root, ["windows"]), list):
        return
    for spot, queue in _field(root, ("queues",), "id"):
        if queue not in served:
            yield spot, f"no window serves the queue {queue!r}"


def _blank(value: object, spot: Spot) -> Iterator[Fault]:
    if isinstance(value, str) and not value.strip():
        yield spot, "this text is empty"
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, child in inside:
            yield from _blank(child, (*spot, step))
