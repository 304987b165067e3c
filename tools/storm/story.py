"""What the ledger tells of each ticket, booking, case and complaint, row by row. Pure."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hall_server.kernel.ledger import Entry
from tools.storm.evidence import Act

CALLED = "ticket_called"
SECOND_OF_SPLIT = "second_of_split"
"""In the ledger the second ticket of a split stands in the first one's row."""

ABOUT = {
    "booked": "booking",
    "booking_changed": "booking",
    "booking_cancelled": "booking",
    "booking_arrived": "booking",
    "case_opened": "case",
    "case_acted": "case",
    "complaint_received": "complaint",
}
"""Kind of row -> what it is about, where that is no ticket."""

STATES = {
    "ticket_taken": "waiting",
    SECOND_OF_SPLIT: "waiting",
    "served_without_ticket": "serving",
    CALLED: "called",
    "visit_started": "serving",
    "visit_finished": "finished",
    "visit_handed_on": "transferred",
    "visit_transferred": "transferred",
    "visit_held": "held",
    "ticket_missed": "missed",
    "ticket_returned": "restored",
    "ticket_cancelled": "cancelled",
    "ticket_withdrawn": "cancelled",
}
"""Kind of row -> the state its ticket is in after it."""

TELLS_STATE = {"ticket_handed_in", "act_undone"}
"""Rows that tell the state themselves."""

UNTOLD = {"visit_released", "ticket_ended_with_day"}
"""Rows after which it may be in one of several."""

COMES = {CALLED, "served_without_ticket"}
LEAVES = {
    "visit_finished",
    "visit_handed_on",
    "visit_transferred",
    "visit_held",
    "visit_released",
    "ticket_missed",
    "ticket_cancelled",
    "ticket_ended_with_day",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One row, or what it tells of one of the tickets in it. `data`: the row's."""

    kind: str
    about: str
    data: dict[str, Any]

    @property
    def window(self) -> int | None:
        """The window it happened at."""
        return self.data.get("window")


def story(ledger: Iterable[Entry]) -> Iterator[Told]:
    """Every row about one of them, in order. A row nobody can read is the chain's to tell."""
    for entry in ledger:
        data = _data(entry.body)
        for kind, name in (
            (entry.kind, ABOUT.get(entry.kind, "ticket")),
            (SECOND_OF_SPLIT, "second"),
        ):
            if isinstance(about := data.get(name), str):
                yield Told(kind, about, data)


def acts(ledger: Iterable[Entry]) -> Iterator[Act]:
    """The same, only what was done and to whom."""
    return ((told.kind, told.about) for told in story(ledger))


def state_after(told: Told, before: str | None) -> str | None:
    """In which state a ticket is after this; None where the ledger leaves that open."""
    if told.kind in UNTOLD:
        return None
    if told.kind in TELLS_STATE:
        return told.data.get("state")
    return STATES.get(told.kind, before)


def visits_open(ledger: Iterable[Entry]) -> Iterator[tuple[Told, str | None]]:
    """Each row that tells of a window, and whose visit was open there before it."""
    here: dict[int, str] = {}
    for told in story(ledger):
        if told.window is not None:
            yield told, here.get(told.window)
            if told.kind in COMES or _back_at_window(told):
                here[told.window] = told.about
        if told.kind in LEAVES or uncalled(told):
            here = {window: other for window, other in here.items() if other != told.about}


def _back_at_window(told: Told) -> bool:
    return told.kind == "act_undone" and told.data.get("act") != "call"


def uncalled(told: Told) -> bool:
    """Whether a call was taken back."""
    return told.kind == "act_undone" and told.data.get("act") == "call"


def _data(body: str) -> dict[str, Any]:
    try:
        data = json.loads(body)["data"]
    except (ValueError, KeyError, TypeError):
        return {}
    return data if isinstance(data, dict) else {}
