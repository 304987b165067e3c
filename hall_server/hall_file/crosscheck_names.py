"""Whether the kinds, departments, fields and people a hall file names are there."""

from collections.abc import Iterator

from hall_server.guide.openness import FIELDS
from hall_server.hall_file.errors import Spot
from hall_server.hall_file.plain import Fault, at, entries, field, known, repeated, unknown
from hall_server.premises.casebook import KINDS

Named = tuple[Spot, str | int]
OWN_FIELDS: Spot = ("casebook", "openness", "own")


def name_faults(root: object) -> Iterator[Fault]:
    """Every kind of case, joined department, field, head and superior nobody knows."""
    yield from unknown(field(root, ("items",), "kind"), _kinds(root), "kind of case")
    yield from repeated(field(root, ("casebook", "kinds"), "code"), "kind of case")
    yield from repeated(field(root, ("layouts",), "form"), "layout")
    own = [(spot, name) for spot, name in entries(root, OWN_FIELDS) if isinstance(name, str)]
    yield from unknown(own, set(FIELDS), "field")
    fetched = at(root, ["casebook", "fetch_item"])
    if isinstance(fetched, str):
        yield from unknown([(("casebook", "fetch_item"), fetched)], known(root, "items"), "item")
    yield from _joined(root)
    yield from _neighbours(root)
    yield from _people(root)


def _kinds(root: object) -> set[str | int] | None:
    kinds = at(root, ["casebook", "kinds"])
    if kinds is None:
        return {kind.code for kind in KINDS}
    codes = [code for _, code in field(root, ("casebook", "kinds"), "code")]
    complete = isinstance(kinds, list) and len(codes) == len(kinds)
    return set(codes) if complete else None


def _joined(root: object) -> Iterator[Fault]:
    departments = known(root, "departments")
    for spot, item in entries(root, ("items",)):
        named = [
            ((*spot, *place), name)
            for place, name in entries(item, ("joined",))
            if isinstance(name, str)
        ]
        yield from unknown(named, departments, "department")
        yield from repeated(named, "department")
        own = at(item, ["department"])
        yield from ((place, "this is its own department") for place, name in named if name == own)


def _neighbours(root: object) -> Iterator[Fault]:
    """Printers have their keys elsewhere: only what can't be is told here."""
    for spot, printer in entries(root, ("printers",)):
        named = [
            ((*spot, *place), name)
            for place, name in entries(printer, ("neighbours",))
            if isinstance(name, str)
        ]
        yield from repeated(named, "neighbour")
        own = at(printer, ["name"])
        yield from ((place, "this is the printer itself") for place, name in named if name == own)


def _people(root: object) -> Iterator[Fault]:
    staff = set() if at(root, ["staff"]) is None else known(root, "staff", "name")
    yield from unknown(field(root, ("windows",), "head"), staff, "member of staff")
    superiors = list(field(root, ("staff",), "superior"))
    yield from unknown(superiors, staff, "member of staff")
    yield from _circles(root, superiors)


def _circles(root: object, superiors: list[Named]) -> Iterator[Fault]:
    """Who is above themselves could never be complained about to anybody."""
    names = {spot[1]: name for spot, name in field(root, ("staff",), "name")}
    above = {names[spot[1]]: name for spot, name in superiors if spot[1] in names}
    for spot, _ in superiors:
        start = names.get(spot[1])
        passed, person = set(), above.get(start) if start is not None else None
        while person is not None and person != start and person not in passed:
            passed.add(person)
            person = above.get(person)
        if person is not None and person == start:
            yield spot, f"{start} would be above themselves"
