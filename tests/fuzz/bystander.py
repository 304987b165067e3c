"""Somebody who only wants a number while others do harm, and an eye on the server's memory."""

import threading
from statistics import median

import psutil

from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.people import ITEMS, key_of

HANGS_S = 20.0
"""No promise of speed: whoever is not answered for so long is not answered."""

EVERY_S = 0.25


class Bystander:
    """A kiosk and a board of their own. `faults`: what was not as it is on any other day."""

    def __init__(self, hall: RunningHall) -> None:
        self._hall = hall
        self._keys = {role: key_of(hall, role) for role in ("kiosk", "display")}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._live)
        self.faults: list[str] = []
        self.answered = 0
        self.pushes = 0
        self.memory: list[int] = []

    def __enter__(self) -> "Bystander":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _live(self) -> None:
        try:
            with Line(self._hall) as kiosk, Line(self._hall) as board:
                kiosk.hello("kiosk", self._keys["kiosk"])
                board.hello("display", self._keys["display"])
                while not self._over.wait(EVERY_S):
                    self._turn(kiosk, board)
        except Exception as fault:
            self.faults.append(f"{type(fault).__name__}: {fault}")

    def _turn(self, kiosk: Line, board: Line) -> None:
        self.memory.append(_memory(self._hall))
        name = f"bystander-{self.answered}"
        kiosk.say(_call(name))
        reply = kiosk.hear("reply", within=HANGS_S)
        if reply["id"] != name or (reply["error"] or {}).get("code") in ("internal", "try-again"):
            self.faults.append(f"asked as {name}, answered {reply}")
        self.answered += 1
        for line in (kiosk, board):
            line.say({"type": "heartbeat"})
        if reply["error"] is None:
            seen = board.hear("push", within=HANGS_S)
            self.pushes += bool(seen["changes"])

    @property
    def growth(self) -> float:
        """How much more memory the last third took than the second: 0.05 is five per cent. The
        first is for what is loaded when it is first asked for."""
        third = len(self.memory) // 3
        return median(self.memory[-third:]) / median(self.memory[third : 2 * third]) - 1


def _call(name: str) -> dict[str, object]:
    command = {"kind": "take_ticket", "items": [ITEMS["general"]], "print": False}
    return {"type": "call", "id": name, "command": command}


def _memory(hall: RunningHall) -> int:
    """Bytes of the server's own."""
    assert hall.process is not None
    now: int = psutil.Process(hall.process.pid).memory_info().rss
    return now
