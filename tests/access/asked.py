"""What is asked at each address: as little as is understood there, of things that exist."""

import re
from typing import Any, NamedTuple

from tests.access.examples import smallest
from tests.server.every_command import EMPTY, OURS, Scene
from tests.support.people import ITEMS

NOBODYS = "nobodyhasthisverysecret0"
"""In the shape of a secret, and nobody's."""


def things_of(scene: Scene) -> dict[str, Any]:
    """The names of fields -> something there is of them, window 4's where it is anybody's."""
    return {
        "n": OURS,
        "window": OURS,
        "other": EMPTY,
        "item": ITEMS["civil"],
        "secret": scene.ticket()["secret"],
        "document": scene.paper(),
        "case_id": scene.case()["case_id"],
        "month": "2026-10",
        "day": "2026-11-23",
        "part": "none.js",
    }


class Asked(NamedTuple):
    """One request, whoever sends it."""

    method: str
    path: str
    query: dict[str, Any]
    body: Any
    headers: dict[str, str]


def request_of(
    address: str, row: dict[str, Any], described: dict[str, Any], things: dict[str, Any]
) -> Asked:
    """The request of a row of the table: what its `path`, `query`, `body` and `headers` say, else
    the things there are, else the smallest value the description of the interface allows."""
    method, path = address.split()
    parts = described["components"]["schemas"]
    told = described["paths"].get(path, {}).get(method.lower(), {})
    known = {**things, **row.get("path", {})}
    query = dict(row.get("query", {}))
    for parameter in told.get("parameters", []):
        name, value = parameter["name"], smallest(parameter["schema"], parts)
        if parameter["in"] == "path":
            known.setdefault(name, value)
        elif parameter["required"]:
            query.setdefault(name, known.get(name, value))
    body = _body(told, parts, things, row.get("body", {}))
    path = re.sub(r"{(\w+)}", lambda m: str(known.get(m[1], "x")), path)
    return Asked(method, path, query, body, row.get("headers", {}))


def _body(
    told: dict[str, Any], parts: dict[str, Any], things: dict[str, Any], said: dict[str, Any]
) -> Any:
    if "requestBody" not in told:
        return said or None
    schema = told["requestBody"]["content"]["application/json"]["schema"]
    return _laid_over(smallest(schema, parts, **things), said)


def _laid_over(below: Any, above: Any) -> Any:
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    return {**below, **{key: _laid_over(below.get(key), value) for key, value in above.items()}}
