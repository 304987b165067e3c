"""Kiosks and clerks who act at once while the server is recorded, and what they were told."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.power.recording import OPTIONS
from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, key_of

WINDOWS = (4, 9, 11)
QUEUES = ("civil", "land", "finance")
AT_ONCE = 3
"""Numbers asked for before the first answer: they share a commit."""

SOMEBODY = "11010519491231002X"
"""The first names himself: the day's key is made for him, in a file of its own."""

REPLY = re.compile(rb'"type":"reply","id":"(power-\d+)"')

Act = tuple[str, str]
"""What the ledger calls it, and the ticket."""


@dataclass
class Recorded:
    """`acts`: the id of a call -> what its answer said was done; `answer`: how an id is found in
    what was sent."""

    before: Path
    data: Path
    trace: Path
    acts: dict[str, Act] = field(default_factory=dict)
    answer: re.Pattern[bytes] = REPLY


class RecordedHall(RunningHall):
    """A hall whose server runs under strace."""

    synchronous = "FULL"

    @property
    def trace(self) -> Path:
        return self.data.with_name(self.data.name + ".trace")

    def spawn(self, words: list[str], env: dict[str, str]) -> Any:
        command = [sys.executable, "-m", "tests.power.served", self.synchronous, *words]
        with self.log.open("ab") as log:
            return subprocess.Popen(
                ["strace", *OPTIONS, "-o", str(self.trace), *command],
                env={**env, "PYTHONPATH": os.pathsep.join(sys.path)},
                stdout=log,
                stderr=log,
            )

    def stop(self) -> None:
        """strace ends with the program it follows."""
        if self.process is not None and self.process.poll() is None:
            subprocess.run(["pkill", "-INT", "-P", str(self.process.pid)], check=False)
            self.process.wait(20)


class Hands:
    """Those who act; every answer is kept."""

    def __init__(self, hall: RunningHall, recorded: Recorded) -> None:
        self._hall = hall
        self._recorded = recorded
        self._count = 0

    def act(self, rounds: int) -> None:
        """Every round: some take numbers at once, and each window serves one of them."""
        lines = [Line(self._hall) for _ in (*WINDOWS, "kiosk")]
        try:
            *desks, kiosk = [line.__enter__() for line in lines]
            kiosk.hello("kiosk", key_of(self._hall, "kiosk"))
            for window, desk in zip(WINDOWS, desks, strict=True):
                desk.hello("clerk", key_of(self._hall, "clerk", window))
            for _ in range(rounds):
                self._round(kiosk, desks)
        finally:
            for line in lines:
                line.__exit__()

    def _round(self, kiosk: Line, desks: list[Line]) -> None:
        for place in range(AT_ONCE):
            item = ITEMS[QUEUES[place % len(QUEUES)]]
            named = {} if self._count else {"person": SOMEBODY}
            self._say(kiosk, "take_ticket", items=[item], print=False, **named)
        for _ in range(AT_ONCE):
            self._hear(kiosk, "ticket_taken")
        for kind, event, more in (
            ("call_next", "ticket_called", {}),
            ("start_visit", "visit_started", {}),
            ("finish_visit", "visit_finished", {"outcome": "done"}),
        ):
            for window, desk in zip(WINDOWS, desks, strict=True):
                self._say(desk, kind, window=window, **more)
            for desk in desks:
                self._hear(desk, event)

    def _say(self, line: Line, kind: str, **fields: object) -> None:
        self._count += 1
        command = {"kind": kind, **fields}
        line.say({"type": "call", "id": f"power-{self._count}", "command": command})

    def _hear(self, line: Line, event: str) -> None:
        reply = line.hear("reply", within=60)
        assert reply["error"] is None, reply
        self._recorded.acts[reply["id"]] = (event, str(reply["result"]["ticket_id"]))


def acts_in(database: Any) -> list[Act]:
    """The acts of these kinds in a ledger."""
    found = database.execute(
        "SELECT kind, body FROM ledger WHERE kind IN "
        "('ticket_taken', 'ticket_called', 'visit_started', 'visit_finished')"
    )
    return [(kind, json.loads(body)["data"]["ticket"]) for kind, body in found]
