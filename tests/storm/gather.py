"""Brings together what everybody kept, once the storm is over."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from hall_link.socket import DeviceLink
from hall_link.summary import summary
from hall_server.kernel.ledger import Entry
from tests.storm.storm_hall import StormHall
from tests.support.crowd import Act
from tests.support.database import rows
from tests.support.whole_hall import summary_of
from tools.storm.checker import WAITS_FOR_PAPER
from tools.storm.evidence import (
    BOOKED,
    CASE_OPENED,
    COMPLAINED,
    Evidence,
    GivenTicket,
    Job,
    KeptTicket,
    Matter,
    Paper,
)

REPRINT = "重打"

MATTERS = f"""
    SELECT '{BOOKED}', id, secret, ticket_id FROM bookings
    UNION ALL SELECT '{CASE_OPENED}', id, number, ticket_id FROM cases
    UNION ALL SELECT '{COMPLAINED}', id, number, ticket_id FROM complaints
"""


def gather(
    hall: StormHall, shown: Mapping[str, str], acts: list[Act], links: list[DeviceLink]
) -> Evidence:
    """Everything the checker looks at. The hall is calm and goes on running."""
    data = hall.hall.data
    ((hall_id, seq, head),) = rows(data, "SELECT hall_id, head_seq, head_hash FROM hall")
    ledger = rows(data, "SELECT seq, business_day, kind, body, hash FROM ledger ORDER BY seq")
    tickets = rows(data, "SELECT id, business_day, number, secret, state, window FROM tickets")
    return Evidence(
        hall_id=hall_id,
        acts=tuple(_by_id(data, acts)),
        shown=dict(shown),
        ledger=tuple(Entry(*row) for row in ledger),
        head=(seq, head),
        tickets=tuple(KeptTicket(*row) for row in tickets),
        matters=tuple(Matter(*row) for row in rows(data, MATTERS)),
        ratings=tuple(ticket for (ticket,) in rows(data, "SELECT ticket_id FROM ratings")),
        given=_given(hall),
        jobs=_jobs(data),
        journal=_journal(hall),
        papers=papers_of(hall),
        boards=boards_of(hall, links),
        truth=summary_of(hall.now()),
    )


def _by_id(data: Path, acts: list[Act]) -> list[Act]:
    """The acts by the ids the ledger has: a booking is told by its secret, a complaint by its
    number. What the tables don't know stays as it was told."""
    ids = dict(
        rows(data, "SELECT secret, id FROM bookings UNION SELECT number, id FROM complaints")
    )
    return [(kind, ids.get(told, told)) for kind, told in acts]


def _given(hall: StormHall) -> tuple[GivenTicket, ...]:
    query = "SELECT ticket_id, json_extract(told, '$.number'), handed_in FROM given ORDER BY place"
    found = _read(hall.folder / "kiosk-data" / "reserves.db", query)
    return tuple(GivenTicket(one, number, bool(done)) for one, number, done in found)


def _journal(hall: StormHall) -> tuple[Job, ...]:
    found = _read(
        hall.folder / "printer-data" / "journal.db", "SELECT job_id, number, state FROM jobs"
    )
    return tuple(Job(*row) for row in found)


def _jobs(data: Path) -> tuple[Job, ...]:
    query = (
        "SELECT job_id, number, print_jobs.state, ticket_id "
        "FROM print_jobs JOIN tickets ON tickets.id = ticket_id"
    )
    return tuple(Job(*row) for row in rows(data, query))


def papers_of(hall: StormHall) -> tuple[Paper, ...]:
    """Every slip with a ticket's code on it."""
    slips = hall.paper.slips()
    return tuple(
        Paper(_number(slip), slip["qr"][0], REPRINT in slip["text"]) for slip in slips if slip["qr"]
    )


def _number(slip: dict[str, Any]) -> str:
    return str(max(slip["lines"], key=lambda line: int(line["size"][1]))["text"]).strip()


def boards_of(hall: StormHall, links: list[DeviceLink]) -> dict[str, dict[str, Any]]:
    """What each device tells of the hall; those without a screen by their place among the links."""
    told = {name: device.state().get("hall") or {} for name, device in hall.devices.items()}
    for place, link in enumerate(links):
        snapshot = link.state.snapshot
        told[f"link {place}"] = summary(snapshot.board if snapshot else None) or {}
    return told


def unrest(hall: StormHall, links: list[DeviceLink]) -> list[str]:
    """What is still on its way: numbers, slips, ratings, news. A printer that died in the storm's
    last slip, or only now, is put right by whoever stands there."""
    hall.paper.tell("ok")
    jobs = [*_jobs(hall.hall.data), *_journal(hall)]
    waits = [f"number {given.number}" for given in _given(hall) if not given.handed_in]
    waits += [f"slip {job.number} {job.state}" for job in jobs if job.state in WAITS_FOR_PAPER]
    lying = {paper.number for paper in papers_of(hall)}
    printed = {job.number for job in jobs if job.state == "printed"}
    waits += [f"slip {number} in the printer" for number in sorted(printed - lying)]
    waits += ["rating"] if hall.pad.state().get("unsent") else []
    truth = summary_of(hall.now())
    boards = boards_of(hall, links).items()
    return waits + [f"news to the {device}" for device, told in boards if told != truth]


def _read(database: Path, query: str) -> list[tuple[Any, ...]]:
    if not database.exists():
        return []
    with closing(sqlite3.connect(database, timeout=10)) as opened:
        return opened.execute(query).fetchall()
