"""Many press at once at two windows that serve one line: nobody is ever at both (row B15)."""

import asyncio
import json
import random
from collections import Counter
from contextlib import AsyncExitStack
from typing import Any

import pytest

from hall_link.session import Refused
from hall_link.socket import DeviceLink
from hall_link.wire.commands import Command
from hall_link.wire.tickets import TakeTicket, TicketTaken
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    FinishVisit,
    HoldVisit,
    MarkNoShow,
    Recall,
    StartVisit,
    TransferVisit,
    Undo,
)
from tests.support.database import faults, rows
from tests.support.devices import linked
from tests.support.hall import RunningHall
from tests.support.looping import run
from tests.support.people import ITEMS, key_of

CALLERS = (3, 3, 3, 4, 4, 4)
"""Three hands at each of the two windows: a console, its key-pad, a calling program."""

PEOPLE, PRESSES = 30, 60
WEIGHTS = {
    "call_next": 3,
    "call_chosen": 4,
    "recall": 1,
    "undo": 3,
    "start": 2,
    "finish": 1,
    "finish_and_call": 1,
    "hold": 1,
    "no_show": 1,
    "transfer": 1,
}


def pressed(window: int, chance: random.Random, tickets: list[str]) -> Command:
    """What a hand may press. Chosen are only a few, so that many choose the same."""
    match chance.choices([*WEIGHTS], [*WEIGHTS.values()])[0]:
        case "call_next":
            return CallNext(window=window)
        case "call_chosen":
            return CallChosen(window=window, ticket_id=chance.choice(tickets[:4] + tickets[-2:]))
        case "recall":
            return Recall(window=window)
        case "undo":
            return Undo(window=window)
        case "start":
            return StartVisit(window=window)
        case "hold":
            return HoldVisit(window=window)
        case "no_show":
            return MarkNoShow(window=window)
        case "transfer":
            return TransferVisit(window=window, to_queue="civil", place="front")
        case finish:
            call = finish == "finish_and_call"
            return FinishVisit(window=window, outcome="done", call_next=call)


async def hand(link: DeviceLink, window: int, tickets: list[str], seed: int) -> int:
    """Presses as often as everybody; how many presses were not refused."""
    chance, done = random.Random(seed), 0
    for _ in range(PRESSES):
        try:
            await link.call(pressed(window, chance, tickets))
        except Refused as refused:
            if refused.code in ("internal", "try-again"):
                raise
        else:
            done += 1
    return done


async def everybody(hall: RunningHall) -> int:
    """All hands at once; how many presses were done."""
    keys = {window: key_of(hall, "clerk", window) for window in set(CALLERS)}
    async with AsyncExitStack() as stack:
        kiosk = await stack.enter_async_context(linked(hall, key_of(hall, "kiosk"), "kiosk"))
        tickets = []
        for _ in range(PEOPLE):
            taken = await kiosk.call(TakeTicket(items=[ITEMS["civil"]], print=False))
            assert isinstance(taken, TicketTaken)
            tickets.append(taken.ticket_id)
        links = [
            await stack.enter_async_context(linked(hall, keys[window], "clerk"))
            for window in CALLERS
        ]
        hands = (
            hand(link, window, tickets, seed)
            for seed, (link, window) in enumerate(zip(links, CALLERS, strict=True))
        )
        return sum(await asyncio.gather(*hands))


class Hall:
    """Who is at which window, as the ledger tells it."""

    def __init__(self) -> None:
        self.at: dict[str, int] = {}
        self.seen: Counter[str] = Counter()

    def hears(self, kind: str, told: dict[str, Any]) -> None:
        """One entry of the ledger, held against all before it."""
        name = f"{kind}:{told['act']}" if kind == "act_undone" else kind
        match name:
            case "ticket_called" | "act_undone:finish" | "act_undone:no_show":
                self._comes(told["ticket"], told["window"])
            case "ticket_recalled" | "visit_started":
                assert self.at[told["ticket"]] == told["window"]
            case (
                "visit_finished"
                | "ticket_missed"
                | "visit_held"
                | "visit_transferred"
                | "act_undone:call"
            ):
                assert self.at.pop(told["ticket"]) == told["window"]
            case _:
                return
        self.seen[name] += 1

    def _comes(self, ticket: str, window: int) -> None:
        assert ticket not in self.at, f"{ticket} is at {self.at[ticket]} and goes to {window}"
        assert window not in self.at.values(), f"somebody is at {window}"
        self.at[ticket] = window


@pytest.mark.row("B15", "B17")
def test_nobody_is_at_two_windows_and_no_window_has_two(hall: RunningHall) -> None:
    done = run(asyncio.wait_for(everybody(hall), 90))
    assert done > PEOPLE
    told = Hall()
    for kind, body in rows(hall.data, "SELECT kind, body FROM ledger ORDER BY seq"):
        told.hears(kind, json.loads(body)["data"])
    assert len(told.seen) >= len(WEIGHTS), told.seen
    query = "SELECT id, window FROM tickets WHERE state IN ('called', 'serving')"
    assert dict(rows(hall.data, query)) == told.at
    assert faults(hall.data) == []
