"""Writes the tables of `docs/protocol.md` that follow from the code: commands and refusals."""

import re
from pathlib import Path
from typing import get_args

from hall_link.wire.commands import Command
from hall_link.wire.envelope import Role
from hall_link.wire.refusals import REFUSALS
from hall_server.web.access import MAY

DOC = Path(__file__).parents[1] / "docs" / "protocol.md"


def main() -> None:
    """Rewrites both tables in place."""
    text = DOC.read_text("utf-8")
    text = _with_table(text, "### Roles and commands\n", _commands(text))
    refusals = [f"| `{code}` | {words.zh} | {words.en} |" for code, words in REFUSALS.items()]
    text = _with_table(text, "## Refusals\n", refusals)
    DOC.write_text(text, "utf-8")


def _commands(text: str) -> list[str]:
    results = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| `(\w+)` \|$", text, re.MULTILINE))
    known = list(get_args(Role))
    rows = []
    for model in get_args(get_args(Command)[0]):
        kind = model.model_fields["kind"].default
        roles = ", ".join(role for role in known if role in MAY[kind])
        rows.append(f"| `{kind}` | {roles} | `{results.get(kind, 'window_act_done')}` |")
    return rows


def _with_table(text: str, heading: str, rows: list[str]) -> str:
    start = text.index(heading)
    head = re.compile(r"^\| --- .*\n", re.MULTILINE).search(text, start)
    assert head is not None
    end = re.compile(r"^(?!\|)", re.MULTILINE).search(text, head.end())
    assert end is not None
    return text[: head.end()] + "".join(f"{row}\n" for row in rows) + text[end.start() :]


if __name__ == "__main__":
    main()
