"""The address book of the server and its table of who may ask what; writes `docs/access.md`.

`python -m tools.access` draws the table of `tests/access/table.yaml`.
"""

import contextlib
import re
import sys
from collections.abc import Iterator
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from starlette.routing import Mount

from hall_server.web.app import Books, build_web

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "tests" / "access" / "table.yaml"
DOC = ROOT / "docs" / "access.md"

HEAD = """# Who may ask what

Drawn by `python -m tools.access` from `tests/access/table.yaml`, which is what the hall promises.
`tests/access` asks a running server everything as everybody and holds each answer against it; an
address or command without a row fails.

A device has a key, bound to its role and its window; so has a program (`integrator`). A clerk's
token is a key for one window: `clerk` sits at the window that is named, `clerk-elsewhere` at
another. `@guide`, `@manager`, `@administrator`, `@complaints` are people signed in to the pages of
no window, known by a cookie. A citizen has no key: who holds a ticket, a booking or a notice has
its secret, and that opens nothing but itself (the last column: what is answered to who has another
secret). *everybody* needs nothing. A key of another hall is no key: it is refused wherever one is
asked for.

"""


def addresses() -> list[str]:
    """`METHOD /path` of everything the server answers, as its own table of routes has it."""
    nobody = SimpleNamespace(hub=SimpleNamespace(phones=None, hall=None))
    books = Books(**dict.fromkeys(Books.__slots__))  # type: ignore[arg-type]
    app = build_web(nobody, books, None, contextlib.nullcontext)  # type: ignore[arg-type]
    found = {*_walk(app.routes, ""), *_manager_pages(nobody)}
    return sorted(found, key=lambda address: (address.split()[1], address))


def _walk(routes: Any, before: str) -> Iterator[str]:
    for route in routes:
        if isinstance(route, Mount):
            continue  # the manager's pages, which have a table of their own
        if hasattr(route, "original_router"):
            yield from _walk(route.original_router.routes, before)
            continue
        methods = getattr(route, "methods", {"SOCKET"}) or {"GET"}
        for method in methods - {"HEAD"}:
            yield f"{method} {before}{route.path}"


def _manager_pages(desk: Any) -> Iterator[str]:
    """NiceGUI's own files are one address: their names change with its version."""
    import nicegui

    from hall_server.web.manager.pages import build_pages

    books = len(signature(build_pages).parameters) - 1
    build_pages(desk, *[None] * books)  # type: ignore[arg-type]
    for address in _walk(nicegui.app.routes, "/manager"):
        yield re.sub(r"(/manager/_nicegui)/.*", r"\1/{part}", address)


def table() -> dict[str, Any]:
    """What the hall promises."""
    told: dict[str, Any] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    return told


def page(told: dict[str, Any]) -> str:
    """The table for people."""
    parts = [
        HEAD + _groups(told["groups"]),
        "\n## Addresses\n",
        "| address | who may | another's secret |",
        "| --- | --- | --- |",
    ]
    for address, row in told["http"].items():
        who = row.get("note") or _who(row["may"])
        parts.append(f"| `{address}` | {who} | {_code(row.get('secret'))} |")
    parts += ["\n## Commands of the device socket\n", *_HEADS]
    for kind, row in told["wire"].items():
        codes = (_code(row.get(key)) for key in ("there", "theirs", "visit"))
        cells = (_who(row["may"]), *codes)
        parts.append(f"| `{kind}` | {' | '.join(cells)} |")
    return "\n".join(parts) + "\n"


_HEADS = (
    "*There*: what a clerk is answered who names another's window; *theirs*: who names the own",
    "window and another's ticket, case or paper; *visit*: who acts while the visit, or that of the",
    "ticket that is named, is at another window. A dash: the command is about none of these.\n",
    "| command | who may | there | theirs | visit |",
    "| --- | --- | --- | --- | --- |",
)


def _who(may: Any) -> str:
    return "*everybody*" if may == "everybody" else ", ".join(may) or "nobody"


def _groups(groups: dict[str, list[str]]) -> str:
    return "\n".join(f"- *{name}*: {', '.join(who)}" for name, who in groups.items())


def _code(code: str | None) -> str:
    return f"`{code}`" if code else "–"


if __name__ == "__main__":
    if sys.argv[1:] == ["--addresses"]:
        print("\n".join(addresses()))
    else:
        DOC.write_text(page(table()), encoding="utf-8")
