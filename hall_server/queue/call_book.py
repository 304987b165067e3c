"""The day's calls: their latest rounds, whom they passed, and whose turn it is at each window."""

import bisect
from collections import defaultdict
from collections.abc import Iterable

from hall_link.mirror import RECENT_CALLS
from hall_server.queue.choosing import Turn
from hall_server.queue.tables import Call

Pass = tuple[int, int]
"""The place of the ticket that was called, and the place of its call."""


class CallBook:
    """Takes calls in as they are made, recalled or taken back; the same calls read again from the
    database, in their order, make the same book."""

    def __init__(self) -> None:
        self._latest: dict[str, Call] = {}
        self._first: dict[str, Call] = {}
        self._turns: dict[int, Turn] = {}
        self._passes: dict[str, list[Pass]] = defaultdict(list)
        self.last_place = 0

    def apply(self, record: Call) -> None:
        """Takes in a round of a call, a report about it, or that it was taken back."""
        self.last_place = max(self.last_place, record.place)
        known = self._latest.get(record.id)
        if record.undone:
            self._take_back(record.id)
        elif known is None:
            self._count(record)
            self._latest[record.id] = record
        elif record.round >= known.round:
            if record.round > known.round:
                del self._latest[record.id]  # a new round goes to the newest end
            self._latest[record.id] = record

    def _count(self, call: Call) -> None:
        self._first[call.id] = call
        for line in call.lines:
            bisect.insort(self._passes[line], (call.ticket_place, call.place))
        self._count_turn(call)

    def _take_back(self, call_id: str) -> None:
        """Nobody was passed by a call that was taken back, and it was nobody's turn."""
        self._latest.pop(call_id, None)
        undone = self._first.pop(call_id, None)
        if undone is None:
            return
        for line in undone.lines:
            self._passes[line].remove((undone.ticket_place, undone.place))
        self._turns.pop(undone.window, None)
        for call in self._first.values():
            if call.window == undone.window:
                self._count_turn(call)

    def _count_turn(self, call: Call) -> None:
        """Who is called back from being put aside had a turn before."""
        turn = self.turn(call.window)
        if not call.lines:
            return
        if call.lane == "entitled":
            self._turns[call.window] = Turn(others=0, entitled=turn.entitled + 1)
        elif call.lane == "ordinary" and turn.others is not None:
            self._turns[call.window] = Turn(others=turn.others + 1, entitled=0)

    # --- looking --------------------------------------------------------------------------------

    def turn(self, window: int) -> Turn:
        """What the window called last."""
        return self._turns.get(window, Turn())

    def passed(self, line: str, place: int, since: int) -> tuple[int, int]:
        """How many who stood behind this place were called out of the line before it: by calls
        made after `since`, and in the whole day."""
        passes = self._passes.get(line, [])
        behind = passes[bisect.bisect_left(passes, (place + 1, 0)) :]
        return sum(called > since for _, called in behind), len(behind)

    def find(self, call_id: str) -> Call | None:
        """The latest round of a call."""
        return self._latest.get(call_id)

    def all(self) -> Iterable[Call]:
        """Every call in its latest round, the oldest first."""
        return self._latest.values()

    def firsts(self) -> Iterable[Call]:
        """Every call in its first round, the oldest first."""
        return self._first.values()

    def recent(self) -> list[Call]:
        """The latest calls, the newest first."""
        return list(self._latest.values())[: -RECENT_CALLS - 1 : -1]
