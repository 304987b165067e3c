"""Writes `docs/features.md`: each row of `docs/rows.yaml` with the tests that show it.

`python -m tools.features --write build/rows.json` writes it, `--check build/rows.json` fails when
it is not what would be written. The JSON comes from `pytest --rows build/rows.json`:
row id -> {test: whether it drives the real part}, of the tests that passed. Of several runs of
pytest, all their files are given.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROWS = Path("docs/rows.yaml")
FEATURES = Path("docs/features.md")
STATES = ("done", "begun", "open")
FILES_SHOWN = 6

HEAD = """# What the hall does

Written by `make features` from [`rows.yaml`](rows.yaml) and the tests that passed; `make test`
fails when it is out of date. **done**: a person in that role can do it on the real thing, and a
test drives it that way. **begun**: some of it; what is missing is said. **open**: nothing to use
yet. A test under "shown by" drives the real part; "rules only" means that so far only the rules
behind the row are tested.
"""

Shown = Mapping[str, Mapping[str, bool]]
"""Row id -> {test: real?}, as `pytest --rows` writes it."""


class Fault(Exception):  # noqa: N818
    """The rows, the tests and the table do not agree; one line for each disagreement."""


@dataclass(frozen=True)
class Row:
    """What the hall is to do. `note` tells what a begun row lacks."""

    id: str
    what: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class Section:
    """Rows of one subject."""

    title: str
    rows: tuple[Row, ...]


def read_rows(text: str) -> list[Section]:
    """The sections of a `rows.yaml`. Raises `Fault` for rows that are not well told."""
    try:
        sections = [_section(told) for told in yaml.safe_load(text)]
    except (TypeError, KeyError) as error:
        raise Fault(f"rows.yaml: a section or row is not well formed: {error}") from None
    faults = list(_row_faults([row for section in sections for row in section.rows]))
    if faults:
        raise Fault("\n".join(faults))
    return sections


def _section(told: dict[str, Any]) -> Section:
    return Section(told["title"], tuple(Row(**row) for row in told["rows"]))


def _row_faults(rows: Sequence[Row]) -> Iterator[str]:
    ids = [row.id for row in rows]
    for row_id in dict.fromkeys(i for i in ids if ids.count(i) > 1):
        yield f"{row_id}: is there more than once"
    for row in rows:
        if row.state not in STATES:
            yield f"{row.id}: state {row.state!r} is none of {', '.join(STATES)}"
        if (row.state == "begun") != bool(row.note):
            yield f"{row.id}: a note tells what a begun row lacks, and only that"


def find_faults(sections: Iterable[Section], shown: Shown) -> Iterator[str]:
    """Where rows and tests disagree: rows without a test that shows them, tests of no row."""
    rows = {row.id: row for section in sections for row in section.rows}
    for row in rows.values():
        if row.state != "open" and not files_of(shown.get(row.id, {}), real=True):
            yield f"{row.id}: {row.state}, but no passed test drives its real part"
    for row_id in sorted(set(shown) - set(rows)):
        yield f"{row_id}: no such row, but marked at {', '.join(sorted(shown[row_id]))}"


def files_of(tests: Mapping[str, bool], real: bool) -> list[str]:
    """The files of the tests that are (not) real, in order."""
    return sorted({name.partition("::")[0] for name, is_real in tests.items() if is_real == real})


def table(sections: Iterable[Section], shown: Shown) -> str:
    """The whole text of `docs/features.md`. Raises `Fault`."""
    sections = list(sections)
    faults = list(find_faults(sections, shown))
    if faults:
        raise Fault("\n".join(faults))
    parts = [HEAD, _count([row for section in sections for row in section.rows])]
    return "\n".join(parts + [_part(section, shown) for section in sections])


def _count(rows: Sequence[Row]) -> str:
    counts = {state: sum(row.state == state for row in rows) for state in STATES}
    told = ", ".join(f"{count} {state}" for state, count in counts.items())
    return f"{len(rows)} rows: {told}.\n"


def _part(section: Section, shown: Shown) -> str:
    lines = [f"## {section.title}", "", "| id | what | state | shown by |", "|---|---|---|---|"]
    return "\n".join([*lines, *(_line(row, shown.get(row.id, {})) for row in section.rows), ""])


def _line(row: Row, tests: Mapping[str, bool]) -> str:
    state = f"{row.state}; missing: {row.note}" if row.note else row.state
    return f"| {row.id} | {row.what} | {state} | {_shown_by(tests)} |"


def _shown_by(tests: Mapping[str, bool]) -> str:
    real = files_of(tests, real=True)
    if real:
        return _names(real)
    rules = files_of(tests, real=False)
    return f"rules only: {_names(rules)}" if rules else ""


def _names(files: Sequence[str]) -> str:
    told = [f"`{name}`" for name in files[:FILES_SHOWN]]
    more = [f"and {len(files) - FILES_SHOWN} more"] if len(files) > FILES_SHOWN else []
    return ", ".join(told + more)


def read_shown(paths: Iterable[Path]) -> Shown:
    """What several runs of the tests showed together."""
    shown: dict[str, dict[str, bool]] = {}
    for path in paths:
        for row, tests in json.loads(path.read_text(encoding="utf-8")).items():
            shown.setdefault(row, {}).update(tests)
    return shown


def check(path: Path, text: str) -> None:
    """Raises `Fault` unless the file holds this very text."""
    if not path.exists():
        raise Fault(f"{path} is not there; write it: make features")
    old, new = path.read_text(encoding="utf-8").splitlines(), text.splitlines()
    if old == new:
        return
    changed = [f"- {line}" for line in old if line not in new]
    changed += [f"+ {line}" for line in new if line not in old]
    raise Fault("\n".join([f"{path} is out of date; write it anew: make features", *changed]))


def main(words: Sequence[str] | None = None) -> int:
    """Exit status 0 when all is well, 1 with a message on stderr when not."""
    parser = argparse.ArgumentParser(prog="python -m tools.features", description=__doc__)
    act = parser.add_mutually_exclusive_group(required=True)
    some = {"type": Path, "metavar": "JSON", "nargs": "+"}
    act.add_argument("--write", **some, help="write the table")
    act.add_argument("--check", **some, help="fail when it is out of date")
    chosen = parser.parse_args(words)
    try:
        shown = read_shown(chosen.write or chosen.check)
        text = table(read_rows(ROWS.read_text(encoding="utf-8")), shown)
        if chosen.check:
            check(FEATURES, text)
        else:
            FEATURES.write_text(text, encoding="utf-8")
    except (Fault, OSError, ValueError) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
