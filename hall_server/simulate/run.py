"""Living a day twice, by the hall's rules and first come, first served, and writing it down."""

import csv
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from hall_server.hall_file.model import HallFile
from hall_server.premises.rulebook import CallingRule
from hall_server.simulate.day import DayLived, Visit, live
from hall_server.simulate.figures import Figures, compared, figures, waited
from hall_server.simulate.trace import Citizen

TICKETS = ("number", "queue", "window", "issued", "called", "started", "ended", "waited_s")


class UnknownRule(Exception):  # noqa: N818
    """The hall file has no calling rule of this name."""


def run(
    file: HallFile,
    day: date,
    citizens: Sequence[Citizen],
    out: Path,
    rule: str | None = None,
    plain: bool = False,
) -> Figures:
    """Writes `summary.json` and a CSV of tickets for each day lived into `out`; gives the summary.

    rule: one rule of the file for every window. plain: first come, first served alone, and nothing
    to compare it with. Raises `UnknownRule`.
    """
    chosen = None if plain else with_rule(file, rule) if rule else file
    out.mkdir(parents=True, exist_ok=True)
    summary: Figures = {"day": day.isoformat(), "citizens": len(citizens)}
    if chosen is not None:
        lived = live(chosen, day, citizens)
        _write_tickets(out / "tickets.csv", lived)
        summary["rules"] = figures(lived)
    lived = live(first_come(file), day, citizens)
    _write_tickets(out / "tickets-first-come.csv", lived)
    summary["first_come"] = figures(lived)
    if chosen is not None:
        summary["compared"] = compared(summary["rules"], summary["first_come"])
    text = json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
    (out / "summary.json").write_text(text, encoding="utf-8")
    return summary


def with_rule(file: HallFile, rule: str) -> HallFile:
    """The hall with one of its rules at every window. Raises `UnknownRule`."""
    if rule not in {known.id for known in file.rules}:
        raise UnknownRule(rule)
    windows = [window.model_copy(update={"rule": rule}) for window in file.windows]
    return file.model_copy(update={"windows": windows})


def first_come(file: HallFile) -> HallFile:
    """The hall without rules: at every window who came first, whoever that is."""
    changes = {"queues": "longest-wait", "priority": "none"}
    rules: list[CallingRule] = [rule.model_copy(update=changes) for rule in file.rules]
    return file.model_copy(update={"rules": rules})


def _write_tickets(path: Path, lived: DayLived) -> None:
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        told = ("low_min", "median_min", "high_min")
        writer.writerow(["arrives", "item", "priority", *TICKETS, *told, "missed", "refused"])
        for visit in lived.visits:
            writer.writerow(_line(visit))


def _line(visit: Visit) -> list[object]:
    moments = (visit.issued, visit.called, visit.started, visit.ended)
    wait = visit.wait or {}
    return [
        visit.citizen.arrives.isoformat(),
        visit.citizen.item,
        visit.citizen.priority,
        visit.number,
        visit.queue,
        visit.window,
        *(moment and moment.isoformat(timespec="seconds") for moment in moments),
        waited(visit) if visit.called else None,
        *(wait.get(end) for end in ("low", "median", "high")),
        visit.missed,
        visit.refused,
    ]
