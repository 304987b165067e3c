"""Writes `docs/api.md`: every route of the HTTP API, in the words of its own description."""

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from fastapi import APIRouter
from fastapi.routing import APIRoute

import hall_server.web as web

DOC = Path(__file__).parents[1] / "docs" / "api.md"

HEAD = """# The HTTP API

JSON over HTTP, with `Authorization: Bearer KEY` where a key is asked for. Written by
`python -m tools.api` from the routes; bodies, answers and refusals are in the server's own
`/openapi.json`. Devices that stay connected use the websocket of [protocol.md](protocol.md), which
has the same commands and tells of each change at once. A command id makes a request safe to repeat:
the same id is done once and answered the same again.

"""


def routes() -> Iterator[APIRoute]:
    """Every route that is described, once, whichever module of the web declares it."""
    seen = set()
    for module in pkgutil.walk_packages(web.__path__, f"{web.__name__}."):
        for room in vars(import_module(module.name)).values():
            if isinstance(room, APIRouter) and id(room) not in seen:
                seen.add(id(room))
                yield from (route for route in room.routes if isinstance(route, APIRoute))


def text() -> str:
    """The whole document."""
    sections: dict[str, list[str]] = {}
    for route in routes():
        if not route.include_in_schema:
            continue
        does = inspect.cleandoc(route.endpoint.__doc__ or "").split("\n\n")[0].replace("\n", " ")
        subject = str(route.tags[0]) if route.tags else "hall"
        for method in sorted(route.methods):
            sections.setdefault(subject, []).append(f"| `{method} {route.path}` | {does} |")
    parts = [
        "\n".join(
            [f"## {subject.capitalize()}\n", "| request | does |", "| --- | --- |", *sorted(rows)]
        )
        for subject, rows in sorted(sections.items())
    ]
    return HEAD + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    DOC.write_text(text(), "utf-8")
