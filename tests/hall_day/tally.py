"""What became of every ticket, by the ledger alone, held against what everybody is shown."""

import json
import re
from collections import Counter
from html import unescape
from typing import Any

import httpx

from tests.hall_day.day import Day
from tests.support.database import faults, rows
from tests.support.whole_hall import soon

BECOMES = {
    "ticket_taken": "waiting",
    "served_without_ticket": "serving",
    "ticket_called": "called",
    "visit_started": "serving",
    "visit_held": "held",
    "visit_transferred": "transferred",
    "visit_handed_on": "transferred",
    "visit_finished": "finished",
    "ticket_missed": "missed",
    "ticket_returned": "restored",
    "ticket_cancelled": "cancelled",
}
"""An event of the ledger -> the state of its ticket from then on. Others tell it themselves."""

IN_LINE = ("waiting", "transferred", "restored")
AT_A_WINDOW = ("called", "serving")


def all_agree(day: Day) -> Counter[str]:
    """Every ticket is in the one state its events led to; wall, kiosk, `/hall` and the holders'
    phones tell the same. How many there are in each state today.
    """
    soon(lambda: _untold(day) == [], "agreement", within=5)
    assert faults(day.whole.hall.data) == []
    day.whole.screens_are_true(within=5)
    return Counter(state for _, state in _today(day).values())


def _untold(day: Day) -> list[str]:
    """Where somebody is told something else than the ledger has."""
    now, tickets = day.whole.now(), _today(day)
    lines = Counter(queue for queue, state in tickets.values() if state in IN_LINE)
    shown = {queue["id"]: queue["waiting"] for queue in now["queues"] if queue["waiting"]}
    served = sum(state in AT_A_WINDOW for _, state in tickets.values())
    wrong = [] if shown == dict(lines) else [f"boards {shown}, in line {dict(lines)}"]
    if served != sum(window["serving"] is not None for window in now["windows"]):
        wrong.append(f"{served} at windows")
    states = _by_the_ledger(day)
    wrong += [f"{key}: {states.get(key)}" for key, (_, s) in tickets.items() if states[key] != s]
    for slip in day.slips:
        ticket, told = _phone(day, slip.secret)
        if told != states[ticket]:
            wrong.append(f"the phone of {slip.number}: {told}")
    return wrong


def _today(day: Day) -> dict[str, tuple[str, str]]:
    """Ticket -> its queue and its state in the database."""
    query = "SELECT id, queue, state FROM tickets WHERE business_day = ?"
    found = rows(day.whole.hall.data, query, day.whole.now()["business_day"])
    return {key: (queue, state) for key, queue, state in found}


def _by_the_ledger(day: Day) -> dict[str, str]:
    states: dict[str, str] = {}
    for kind, body in rows(day.whole.hall.data, "SELECT kind, body FROM ledger ORDER BY seq"):
        told: dict[str, Any] = json.loads(body)["data"]
        if kind in BECOMES:
            states[told["ticket"]] = BECOMES[kind]
        elif kind in ("act_undone", "ticket_ended_with_day"):
            states[told["ticket"]] = told["state"]
        elif kind == "ticket_split":
            states[told["second"]] = "waiting"
    return states


def _phone(day: Day, secret: str) -> tuple[str, str]:
    """Ticket and state, as the page itself tells them."""
    page = httpx.get(f"{day.whole.hall.url}/t/{secret}").text
    found = re.search(r'id="told">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    told = json.loads(unescape(found[1]))
    query = "SELECT id FROM tickets WHERE secret = ?"
    return str(rows(day.whole.hall.data, query, secret)[0][0]), str(told["now"]["state"])
