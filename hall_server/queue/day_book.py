"""What the day's tickets and calls tell of windows, clerks and missed people, always at hand."""

import bisect
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from hall_server.kernel.clock import stored
from hall_server.queue.tables import Call, Ticket

Ended = tuple[str, str]
"""When a visit ended, and the ticket's id; in the order of time."""

MICROSECOND = timedelta(microseconds=1)


@dataclass(slots=True)
class Tally:
    """A clerk's day. Times in microseconds, so that sums are exact in whatever order."""

    served: int = 0
    no_shows: int = 0
    serve_us: int = 0
    wait_us: int = 0

    def count(self, ticket: Ticket, sign: int) -> None:
        """Takes an ended ticket in (1) or out again (-1)."""
        if ticket.state == "missed":
            self.no_shows += sign
        elif ticket.state == "finished":
            self.served += sign
            self.serve_us += sign * _between(ticket.started_at, ticket.ended_at)
            self.wait_us += sign * _between(ticket.issued_at, ticket.started_at)


class DayBook:
    """Follows the tickets in memory; nothing in it is kept that they do not tell."""

    def __init__(self) -> None:
        self._ended: dict[int, list[Ended]] = defaultdict(list)
        self._missed: dict[str, list[Ended]] = defaultdict(list)
        self._tallies: dict[str, Tally] = defaultdict(Tally)
        self._rounds: dict[str, dict[int, Call]] = defaultdict(dict)

    def add(self, ticket: Ticket) -> None:
        """Takes a ticket in as it is now."""
        if ticket.ended_at is None:
            return
        if ticket.window is not None:
            bisect.insort(self._ended[ticket.window], (ticket.ended_at, ticket.id))
        if ticket.state == "missed":
            bisect.insort(self._missed[ticket.queue], (ticket.ended_at, ticket.id))
        if ticket.staff is not None:
            self._tallies[ticket.staff].count(ticket, 1)

    def remove(self, ticket: Ticket) -> None:
        """Takes a ticket out as it was."""
        if ticket.ended_at is None:
            return
        if ticket.window is not None:
            self._ended[ticket.window].remove((ticket.ended_at, ticket.id))
        if ticket.state == "missed":
            self._missed[ticket.queue].remove((ticket.ended_at, ticket.id))
        if ticket.staff is not None:
            self._tallies[ticket.staff].count(ticket, -1)

    def add_call(self, call: Call) -> None:
        """Takes in a round of a call, or what was reported of it."""
        self._rounds[call.id][call.round] = call

    def rounds(self, call_id: str) -> list[Call]:
        """Every round of a call, in their order."""
        return [call for _, call in sorted(self._rounds.get(call_id, {}).items())]

    def last_ended(self, window: int) -> str | None:
        """The ticket whose visit or call ended last at a window, if it is not back at one."""
        ended = self._ended.get(window)
        return ended[-1][1] if ended else None

    def missed(self, queue: str) -> Iterator[str]:
        """The tickets of a queue that are missed now, the latest first."""
        return (ticket_id for _, ticket_id in reversed(self._missed.get(queue, ())))

    def tally(self, staff: str) -> Tally:
        """A clerk's counts of this day."""
        return self._tallies.get(staff) or Tally()


def _between(begin: str | None, end: str | None) -> int:
    if begin is None or end is None:
        return 0
    return max(0, (stored(end) - stored(begin)) // MICROSECOND)
