"""The day's ratings and the pads' questions, in memory."""

from hall_server.ratings.tables import Ask, Rating, Supplement


class RatingsState:
    """What each window's pad asks now, and the day's ratings of each clerk."""

    def __init__(self) -> None:
        self.day = ""
        self._asks: dict[str, Ask] = {}
        self._open: dict[int, Ask] = {}
        self._levels: dict[str, list[int]] = {}

    def begin_day(self, day: str) -> None:
        """Yesterday's counts are the reports' business."""
        if day <= self.day:
            return
        self.day = day
        self._asks = {ask.ticket_id: ask for ask in self._open.values()}
        self._levels = {}

    def apply_ask(self, record: Ask) -> None:
        """A question of an earlier day leaves memory when it is closed; the database has it."""
        present = self._open.get(record.window)
        if record.outcome == "open":
            self._open[record.window] = record
        elif present is not None and present.ticket_id == record.ticket_id:
            del self._open[record.window]
        if record.outcome != "open" and record.business_day < self.day:
            self._asks.pop(record.ticket_id, None)
        else:
            self._asks[record.ticket_id] = record

    def apply_rating(self, record: Rating) -> None:
        if record.business_day == self.day and record.staff is not None:
            self._levels.setdefault(record.staff, []).append(record.level)

    def apply_supplement(self, record: Supplement) -> None:
        """What was added to a rating is the reports' business."""

    def ask_of(self, ticket_id: str) -> Ask | None:
        """The question asked about a visit."""
        return self._asks.get(ticket_id)

    def open_ask(self, window: int) -> Ask | None:
        """What the window's pad asks now."""
        return self._open.get(window)

    def open_asks(self) -> list[Ask]:
        """Every question not yet answered or given up; at most one of each window."""
        return list(self._open.values())

    def levels(self, staff: str) -> list[int]:
        """The levels the clerk was given today, in the order they came."""
        return self._levels.get(staff, [])
