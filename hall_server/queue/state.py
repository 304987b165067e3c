"""Tickets of the day and the calls, in memory."""

import bisect
from collections import defaultdict

from hall_link.mirror import RECENT_CALLS
from hall_server.queue.rules import AT_WINDOW, OPEN_STATES
from hall_server.queue.tables import Call, Queue, Ticket


class QueueState:
    """The day's tickets, who waits where, and who is at which window."""

    def __init__(self) -> None:
        self.queues: dict[str, Queue] = {}
        self.tickets: dict[str, Ticket] = {}
        self.day = ""
        self._secrets: dict[str, str] = {}
        self._lines: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._serials: dict[str, int] = {}
        self._last_place = 0
        self._at_window: dict[int, str] = {}
        self._calls: dict[str, Call] = {}
        self._last_call = 0

    # --- taking in what was decided -------------------------------------------------------------

    def apply_queue(self, record: Queue) -> None:
        self.queues[record.id] = record

    def apply_ticket(self, record: Ticket) -> None:
        """A ticket of an earlier day leaves memory when it ends; the database has it."""
        before = self.tickets.pop(record.id, None)
        if before is not None:
            self._forget(before)
        self._last_place = max(self._last_place, record.place)
        if record.business_day < self.day and record.state not in OPEN_STATES:
            return
        self.tickets[record.id] = record
        self._secrets[record.secret] = record.id
        if record.business_day == self.day:
            serial = max(self._serials.get(record.queue, 0), record.serial)
            self._serials[record.queue] = serial
        self._place(record)

    def _forget(self, before: Ticket) -> None:
        del self._secrets[before.secret]
        if before.state == "waiting":
            line = self._lines[before.queue]
            del line[bisect.bisect_left(line, (before.place, before.id))]
        elif before.state in AT_WINDOW and before.window is not None:
            self._at_window.pop(before.window, None)

    def _place(self, record: Ticket) -> None:
        if record.state == "waiting":
            bisect.insort(self._lines[record.queue], (record.place, record.id))
        elif record.window is not None and record.state in AT_WINDOW:
            self._at_window[record.window] = record.id

    def apply_call(self, record: Call) -> None:
        known = self._calls.get(record.id)
        if known is not None and known.round > record.round:
            return
        if known is not None and known.round < record.round:
            del self._calls[record.id]  # a new round goes to the newest end
        self._calls[record.id] = record
        self._last_call = max(self._last_call, record.place)

    def begin_day(self, day: str) -> None:
        """Lets go of tickets that ended before this day, and of yesterday's calls and numbers."""
        if day <= self.day:
            return
        self.day = day
        kept = [t for t in self.tickets.values() if t.business_day == day or t.state in OPEN_STATES]
        calls = [call for call in self._calls.values() if call.business_day == day]
        self.tickets, self._secrets, self._calls = {}, {}, {}
        self._lines.clear()
        self._serials, self._at_window = {}, {}
        for ticket in kept:
            self.apply_ticket(ticket)
        for call in calls:
            self.apply_call(call)

    # --- looking --------------------------------------------------------------------------------

    def next_serial(self, queue: str) -> int:
        return self._serials.get(queue, 0) + 1

    @property
    def last_place(self) -> int:
        return self._last_place

    @property
    def last_call(self) -> int:
        """The place of the latest call."""
        return self._last_call

    def waiting(self, queue: str) -> int:
        """How many wait in a queue."""
        line = self._lines.get(queue)
        return len(line) if line else 0

    def ahead(self, ticket: Ticket) -> int:
        """How many wait before this waiting ticket."""
        return bisect.bisect_left(self._lines[ticket.queue], (ticket.place, ticket.id))

    def head(self, queue: str) -> Ticket | None:
        """The first in a queue."""
        line = self._lines.get(queue)
        return self.tickets[line[0][1]] if line else None

    def first(self, queue: str, count: int) -> list[Ticket]:
        """The first `count` of a queue."""
        return [self.tickets[ticket_id] for _, ticket_id in self._lines.get(queue, [])[:count]]

    def at_window(self, window: int) -> Ticket | None:
        """The ticket called to or served at a window."""
        ticket_id = self._at_window.get(window)
        return self.tickets[ticket_id] if ticket_id else None

    def with_secret(self, secret: str) -> Ticket | None:
        """The ticket of this secret, if it is in memory."""
        ticket_id = self._secrets.get(secret)
        return self.tickets[ticket_id] if ticket_id else None

    def call(self, call_id: str) -> Call | None:
        """The latest round of a call."""
        return self._calls.get(call_id)

    def recent_calls(self) -> list[Call]:
        """The latest calls, the newest first."""
        return list(self._calls.values())[: -RECENT_CALLS - 1 : -1]
