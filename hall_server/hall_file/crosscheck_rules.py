"""What must agree in the sections of a hall's own rules: hours, calling, bookings, life events."""

from collections.abc import Iterator
from datetime import date

from hall_server.hall_file.errors import Spot
from hall_server.hall_file.plain import Fault, at, entries, field, known, repeated, unknown
from hall_server.premises.rulebook import FIRST_COME

_DAYS: tuple[Spot, ...] = (
    ("hours", "sessions"),
    ("hours", "weekend"),
    ("hours", "market", "sessions"),
)
_LEAP_YEAR = 2024
"""A season may end on 29 February."""

Named = tuple[Spot, str | int]


def rule_faults(root: object) -> Iterator[Fault]:
    """Every name nobody has, and every stretch of time that cannot be."""
    yield from _names(root)
    yield from _foreign_items(root)
    for day in _days(root):
        yield from _sessions(root, day)
    for spot, slot in entries(root, ("appointments", "slots")):
        yield from _backwards(spot, slot, "begins", "ends")
    yield from _season_days(root)


def _names(root: object) -> Iterator[Fault]:
    items, staff = known(root, "items"), _optional(root, "staff", "name")
    rules, priorities = _optional(root, "rules"), _optional(root, "priorities")
    if at(root, ["rules"]) is None:
        rules = {FIRST_COME.id}
    yield from unknown(field(root, ("windows",), "rule"), rules, "rule")
    slots = field(root, ("appointments", "slots"), "queue")
    yield from unknown(slots, known(root, "queues"), "queue")
    booked = at(root, ["appointments", "priority"])
    if isinstance(booked, str):
        spot: Spot = ("appointments", "priority")
        yield from unknown([(spot, booked)], priorities, "priority")
    for section, key, names, what in (
        (("windows",), "posts", staff, "member of staff"),
        (("events",), "items", items, "item"),
        (("appointments", "slots"), "items", items, "item"),
    ):
        for named in _lists(root, section, key):
            yield from unknown(named, names, what)
            yield from repeated(named, what)


def _optional(root: object, section: str, key: str = "id") -> set[str | int] | None:
    """The ids of a section that may be missing, and then has none."""
    return set() if at(root, [section]) is None else known(root, section, key)


def _lists(root: object, section: Spot, key: str) -> Iterator[list[Named]]:
    """The names in the list `key` of each entry of a section."""
    for spot, entry in entries(root, section):
        inside = [((*spot, *place), name) for place, name in entries(entry, (key,))]
        yield [(place, name) for place, name in inside if isinstance(name, str)]


def _foreign_items(root: object) -> Iterator[Fault]:
    """A slot's items must be of its queue: its windows serve no others."""
    queue_of = {
        name: at(item, ["queue"])
        for _, item in entries(root, ("items",))
        if isinstance(name := at(item, ["id"]), str)
    }
    for spot, slot in entries(root, ("appointments", "slots")):
        queue = at(slot, ["queue"])
        for place, item in entries(slot, ("items",)):
            if isinstance(item, str) and queue_of.get(item, queue) != queue:
                yield (*spot, *place), f"the item {item!r} is of another queue"


def _days(root: object) -> Iterator[Spot]:
    yield from _DAYS
    for section in (("hours", "seasons"), ("hours", "days")):
        yield from ((*spot, "sessions") for spot, _ in entries(root, section))


def _sessions(root: object, section: Spot) -> Iterator[Fault]:
    """Sessions stand in their order and leave a break between them."""
    before = ""
    for spot, span in _spans(root, section):
        yield from _backwards(spot, span, "opens", "closes")
        opens, closes = at(span, ["opens"]), at(span, ["closes"])
        if isinstance(opens, str) and before and opens <= before:
            yield (*spot, "opens"), f"the session before ends at {before}"
        before = closes if isinstance(closes, str) else ""


def _spans(root: object, section: Spot) -> list[tuple[Spot, object]]:
    for step in section[:-1]:
        if isinstance(step, int):
            root = root[step] if isinstance(root, list) else None
        else:
            root = at(root, [step])
    found = entries(root, section[-1:])
    return [((*section[:-1], *spot), span) for spot, span in found]


def _backwards(spot: Spot, entry: object, first: str, last: str) -> Iterator[Fault]:
    begins, ends = at(entry, [first]), at(entry, [last])
    if isinstance(begins, str) and isinstance(ends, str) and ends <= begins:
        yield (*spot, last), f"should be later than {begins}"


def _season_days(root: object) -> Iterator[Fault]:
    for key in ("begins", "ends"):
        for spot, day in field(root, ("hours", "seasons"), key):
            try:
                date.fromisoformat(f"{_LEAP_YEAR}-{day}")
            except ValueError:
                yield spot, f"there is no day {day}"
