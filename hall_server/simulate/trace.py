"""A day's citizens, as a table: who comes when, for what, and how long it takes.

A trace is a CSV file in UTF-8 with these columns, one line for each ticket, in any order:

- `arrives`: local time of day, `HH:MM:SS`;
- `item`: a service item's id of the hall file;
- `priority`: the id of a priority class, empty for none;
- `service_s`: seconds from the start of the visit to its end;
- `walk_s`: seconds from the call until the citizen stands at the window;
- `shows`: 1 comes when called, 0 does not;
- `returns_s`: seconds after a missed call at which the citizen comes back, empty for never.
"""

import csv
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import time
from pathlib import Path


class TraceFault(Exception):  # noqa: N818
    """A line of a trace that can't be understood; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Citizen:
    """One line of a trace."""

    arrives: time
    item: str
    priority: str
    service_s: int
    walk_s: int
    shows: bool
    returns_s: int | None


COLUMNS = tuple(field.name for field in fields(Citizen))


def read_trace(path: Path) -> list[Citizen]:
    """The citizens of a trace by their arrival. Raises `TraceFault`, `OSError`."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file)
        if table.fieldnames is None or set(COLUMNS) - set(table.fieldnames):
            raise TraceFault(f"the first line must name the columns {', '.join(COLUMNS)}")
        citizens = [_citizen(row, line) for line, row in enumerate(table, start=2)]
    return sorted(citizens, key=lambda citizen: citizen.arrives)


def _citizen(row: dict[str, str], line: int) -> Citizen:
    try:
        return Citizen(
            arrives=time.fromisoformat(row["arrives"]),
            item=row["item"],
            priority=row["priority"],
            service_s=int(row["service_s"]),
            walk_s=int(row["walk_s"]),
            shows=bool(int(row["shows"])),
            returns_s=int(row["returns_s"]) if row["returns_s"] else None,
        )
    except (TypeError, ValueError) as error:
        raise TraceFault(f"line {line}: {error}") from None


def write_trace(path: Path, citizens: Iterable[Citizen]) -> None:
    """Writes a trace as `read_trace` reads it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        table.writeheader()
        for citizen in citizens:
            row = asdict(citizen) | {
                "arrives": citizen.arrives.isoformat(timespec="seconds"),
                "shows": int(citizen.shows),
                "returns_s": "" if citizen.returns_s is None else citizen.returns_s,
            }
            table.writerow(row)
