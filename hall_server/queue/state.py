"""Tickets of the day and the calls, in memory."""

from collections import defaultdict
from collections.abc import Container, Iterable

from hall_server.forecast.state import ForecastState
from hall_server.queue.call_book import CallBook
from hall_server.queue.choosing import Turn
from hall_server.queue.day_book import DayBook
from hall_server.queue.hand_book import HandBook
from hall_server.queue.issued import Issued
from hall_server.queue.lines import Lines
from hall_server.queue.moves import AT_WINDOW, IN_LINE, OPEN_STATES
from hall_server.queue.reserve_book import ReserveBook
from hall_server.queue.rules import prefix_of
from hall_server.queue.tables import Call, Lane, Queue, Ticket, window_line


class QueueState:
    """The day's tickets, who waits where, and who is at which window."""

    def __init__(self) -> None:
        self.queues: dict[str, Queue] = {}
        self._retired: dict[str, Queue] = {}
        self.tickets: dict[str, Ticket] = {}
        self.day = ""
        self.woke_at = ""
        self.forecast = ForecastState()
        self.lines = Lines()
        self.book = DayBook()
        self.issued = Issued()
        self.reserves = ReserveBook()
        self.hands = HandBook()
        self._secrets: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._serials: dict[str, int] = {}
        self._last_place = 0
        self._carried: dict[str, set[int]] = defaultdict(set)
        self._at_window: dict[int, str] = {}
        self._aside: dict[int, set[str]] = defaultdict(set)
        self._calls = CallBook()

    # --- taking in what was decided -------------------------------------------------------------

    def apply_queue(self, record: Queue) -> None:
        kept, left = self.queues, self._retired
        if record.retired:
            kept, left = left, kept
        left.pop(record.id, None)
        kept[record.id] = record

    def apply_ticket(self, record: Ticket) -> None:
        """A ticket of an earlier day leaves memory when it ends; the database has it."""
        before = self.tickets.pop(record.id, None)
        if before is not None:
            self._forget(before)
        if record.booking is None:  # a booked place may lie ahead: nobody goes behind it for that
            self._last_place = max(self._last_place, record.place)
        self._last_place = max(self._last_place, record.taken)
        if record.business_day < self.day and record.state not in OPEN_STATES:
            return
        if before is None and record.business_day == self.day:
            self.issued.note(record)
        self.tickets[record.id] = record
        self._secrets[record.secret] = record.id
        self._numbers[record.number] = record.id
        prefix = prefix_of(record.number)
        if record.business_day != self.day:
            self._carried[prefix].add(record.serial)
        elif not record.offline:  # numbers do not go on from a reserve's figure
            self._serials[prefix] = max(self._serials.get(prefix, 0), record.serial)
        self._place(record)

    def _forget(self, before: Ticket) -> None:
        del self._secrets[before.secret]
        if self._numbers.get(before.number) == before.id:
            del self._numbers[before.number]
        self._carried[prefix_of(before.number)].discard(before.serial)
        if before.state in IN_LINE:
            self.lines.remove(before)
        elif before.state == "held" and before.window is not None:
            self._aside[before.window].discard(before.id)
        elif before.window is not None and self._at_window.get(before.window) == before.id:
            del self._at_window[before.window]
        self.book.remove(before)

    def _place(self, record: Ticket) -> None:
        if record.state in IN_LINE:
            self.lines.add(record)
        elif record.state == "held" and record.window is not None:
            self._aside[record.window].add(record.id)
        elif record.window is not None and record.state in AT_WINDOW:
            self._at_window[record.window] = record.id
        self.book.add(record)

    def apply_call(self, record: Call) -> None:
        self.book.add_call(record)
        self._calls.apply(record)

    def begin_day(self, day: str) -> None:
        """Lets go of tickets that ended before this day, and of yesterday's calls and numbers."""
        if day <= self.day:
            return
        self.day = day
        kept = [t for t in self.tickets.values() if t.business_day == day or t.state in OPEN_STATES]
        self.tickets, self._secrets, self._numbers = {}, {}, {}
        self.lines, self._calls = Lines(), CallBook()
        self._serials, self._at_window = {}, {}
        self.book, self.issued = DayBook(), Issued()
        self._aside.clear()
        self._carried.clear()
        self.reserves.begin_day(day)
        self.hands.begin_day(day)
        for ticket in kept:
            self.apply_ticket(ticket)

    # --- looking --------------------------------------------------------------------------------

    def queue_of(self, ticket: Ticket) -> Queue:
        """The queue of a ticket, also when the hall has given it up since."""
        return self.queue_called(ticket.queue)

    def queue_called(self, name: str) -> Queue:
        """The queue of this id, also when the hall has given it up since."""
        return self.queues.get(name) or self._retired[name]

    def next_serial(self, prefix: str) -> int:
        """The next figure of these letters; the numbers of open tickets of earlier days, and those
        set aside for later, are passed over, so that no number is called for two people."""
        serial = self._serials.get(prefix, 0) + 1
        while self.is_set_aside(prefix, serial):
            serial += 1
        return serial

    def is_set_aside(self, prefix: str, serial: int) -> bool:
        """Whether a number belongs to an open ticket of an earlier day, a kiosk or a drawer."""
        held = self.reserves.has(prefix, serial) or self.hands.has(prefix, serial)
        return held or serial in self._carried[prefix]

    def reserve_serial(self, prefix: str, begin: int, given: Container[int]) -> int:
        """The first figure of these letters from `begin` on that nobody has or will be given, and
        that is not among those `given` just now."""
        serial = max(begin, self._serials.get(prefix, 0) + 1)
        while serial in given or self.is_set_aside(prefix, serial):
            serial += 1
        return serial

    def numbered(self, number: str) -> Ticket | None:
        """The ticket in memory that has this number."""
        ticket_id = self._numbers.get(number)
        return self.tickets[ticket_id] if ticket_id else None

    @property
    def last_place(self) -> int:
        """The last place anybody got; nobody who comes now may stand before it."""
        return self._last_place

    @property
    def last_call(self) -> int:
        """The place of the latest call."""
        return self._calls.last_place

    def waiting(self, queue: str) -> int:
        """How many wait in a queue, those who wait for one of its windows only among them."""
        return self.lines.of_queue(queue)

    def ahead(self, ticket: Ticket) -> int:
        """How many others of its line stand before this ticket, by their places."""
        here = self.tickets.get(ticket.id)
        before = self.lines.before(ticket.line, ticket.place)
        if here is None or here.state not in IN_LINE or here.line != ticket.line:
            return before
        return before - (here.place < ticket.place)  # it moves back in its own line just now

    def passed(self, ticket: Ticket) -> int:
        """How many who stood behind this waiting ticket were called before it."""
        return self._calls.passed(ticket.line, ticket.place, ticket.lined_after)[0]

    def most_passed(self, line: str, lane: Lane) -> int:
        """How often whoever was passed most in a lane was passed.

        Whoever stands behind a ticket that has been there for all the day's calls was passed no
        more often than that one: only those who joined later stand before it unseen.
        """
        most = 0
        for ticket_id in self.lines.lane(line, lane):
            ticket = self.tickets[ticket_id]
            passed, of_day = self._calls.passed(line, ticket.place, ticket.lined_after)
            most = max(most, passed)
            if passed == of_day:
                break
        return most

    def turn(self, window: int) -> Turn:
        """What the window called last."""
        return self._calls.turn(window)

    def in_lines(self, lines: Iterable[str], count: int) -> list[Ticket]:
        """The first `count` of these lines together, by their places."""
        return [self.tickets[ticket_id] for ticket_id in self.lines.first(lines, count)]

    def at_window(self, window: int) -> Ticket | None:
        """The ticket called to or served at a window."""
        ticket_id = self._at_window.get(window)
        return self.tickets[ticket_id] if ticket_id else None

    def asks_again(self, ticket: Ticket) -> bool:
        """Whether somebody was called before the hall was started anew (`woke_at`, as stored), so
        that nobody knows whether they heard it (row K9)."""
        return ticket.state == "called" and (ticket.called_at or "") < self.woke_at

    def held_at(self, window: int) -> list[Ticket]:
        """The tickets put aside at a window, in the order they were called."""
        held = [self.tickets[ticket_id] for ticket_id in self._aside.get(window, ())]
        return sorted(held, key=lambda ticket: (ticket.called_at or "", ticket.id))

    def with_secret(self, secret: str) -> Ticket | None:
        """The ticket of this secret, if it is in memory."""
        ticket_id = self._secrets.get(secret)
        return self.tickets[ticket_id] if ticket_id else None

    def call(self, call_id: str) -> Call | None:
        """The latest round of a call."""
        return self._calls.find(call_id)

    def calls(self) -> Iterable[Call]:
        """The day's calls, each in its latest round, the oldest first."""
        return self._calls.all()

    def first_calls(self) -> Iterable[Call]:
        """The day's calls as they were made, without recalls, the oldest first."""
        return self._calls.firsts()

    def recent_calls(self) -> list[Call]:
        """The latest calls, the newest first."""
        return self._calls.recent()


def lines_of(queues: Iterable[str], number: int) -> list[str]:
    """The lines a window calls out of: who waits for it alone, then its queues in their order."""
    return [window_line(number), *queues]
