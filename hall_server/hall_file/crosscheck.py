"""What must agree between the sections of a hall file.

Works on plain values, so that a fault in one place does not hide the faults of another.
"""

from collections.abc import Iterator

from hall_server.hall_file.crosscheck_layouts import layout_faults
from hall_server.hall_file.crosscheck_names import name_faults
from hall_server.hall_file.crosscheck_rules import rule_faults
from hall_server.hall_file.errors import Spot
from hall_server.hall_file.plain import Fault, at, entries, field, known, repeated, unknown

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
    (("priorities",), "id", "priority"),
    (("rules",), "id", "rule"),
    (("pauses",), "code", "reason to pause"),
    (("printers",), "name", "printer"),
    (("events",), "id", "life event"),
    (("hours", "days"), "day", "day"),
)


def cross_faults(root: object) -> Iterator[Fault]:
    """Every fault between sections, and every text that says nothing."""
    for section, key, what in _UNIQUE:
        yield from repeated(field(root, section, key), what)
    departments, queues = known(root, "departments"), known(root, "queues")
    yield from unknown(field(root, ("queues",), "department"), departments, "department")
    yield from unknown(field(root, ("items",), "department"), departments, "department")
    yield from unknown(field(root, ("items",), "queue"), queues, "queue")
    yield from unknown(_served(root), queues, "queue")
    yield from _listed_twice(root)
    yield from _unserved(root)
    yield from _general_twice(root)
    yield from rule_faults(root)
    yield from layout_faults(root)
    yield from name_faults(root)
    yield from _blank(root, ())


def _served(root: object) -> Iterator[tuple[Spot, str]]:
    for spot, window in entries(root, ("windows",)):
        for place, queue in entries(window, ("queues",)):
            if isinstance(queue, str):
                yield (*spot, *place), queue


def _listed_twice(root: object) -> Iterator[Fault]:
    by_window: dict[Spot, list[tuple[Spot, str | int]]] = {}
    for spot, queue in _served(root):
        by_window.setdefault(spot[:2], []).append((spot, queue))
    for queues in by_window.values():
        yield from repeated(queues, "queue")


def _unserved(root: object) -> Iterator[Fault]:
    """A window out of service counts: it may come back without a word in this file."""
    served = {queue for _, queue in _served(root)}
    if not isinstance(at(root, ["windows"]), list):
        return
    for spot, queue in field(root, ("queues",), "id"):
        if queue not in served:
            yield spot, f"no window serves the queue {queue!r}"


def _general_twice(root: object) -> Iterator[Fault]:
    """Who can't choose is led to one queue, and not asked which."""
    general = [spot for spot, queue in entries(root, ("queues",)) if at(queue, ["general"]) is True]
    for spot in general[1:]:
        yield (*spot, "general"), "another queue is the general one already"


def _blank(value: object, spot: Spot) -> Iterator[Fault]:
    if isinstance(value, str) and not value.strip():
        yield spot, "this text is empty"
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, child in inside:
            yield from _blank(child, (*spot, step))
