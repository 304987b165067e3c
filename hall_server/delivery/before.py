"""What records change from: where a ticket stood, who answered for a case, what a window was."""

from collections.abc import Iterable

from hall_server.cases.tables import Case
from hall_server.delivery.hall import Hall
from hall_server.kernel.work import Record
from hall_server.queue.tables import Ticket
from hall_server.windows.tables import Window


class Before:
    """Made before the records are applied. A ticket handed on is told where it was, too.

    `reshaped`: a window serves other queues than before, comes or goes, which the guide's
    pages tell.
    """

    def __init__(self, hall: Hall, records: Iterable[Record] = ()) -> None:
        self._hall = hall
        self.queues: set[str] = set()
        self.windows: set[int] = set()
        self.lines_of: set[int] = set()
        self.answering: set[int] = set()
        self.reshaped = False
        for record in records:
            if isinstance(record, Ticket):
                self._note_ticket(record)
            elif isinstance(record, Case):
                self._note_case(record)
            elif isinstance(record, Window):
                self.reshaped = self.reshaped or self._is_reshaped(record)

    def _note_ticket(self, after: Ticket) -> None:
        before = self._hall.queue.tickets.get(after.id)
        if before is None:
            return
        if before.queue != after.queue:
            self.queues.add(before.queue)
        if before.window is not None and before.window != after.window:
            self.windows.add(before.window)
        if before.for_window is not None:
            self.lines_of.add(before.for_window)

    def _note_case(self, after: Case) -> None:
        """The desks that answered for it until now."""
        before = self._hall.cases.find(after.id)
        if before is None:
            return
        seat = self._hall.windows.seat_of(before.owner)
        self.answering.add(before.window)
        if seat is not None:
            self.answering.add(seat.window)

    def _is_reshaped(self, after: Window) -> bool:
        before = self._hall.windows.known(after.number)
        if before is None or after.retired:
            return True
        return (before.queues, before.in_service) != (after.queues, after.in_service)
