"""The day's ratings and the pads' questions, in memory."""

from hall_server.ratings.tables import Ask, Rating


class RatingsState:
    """What each window's pad asks now, and the day's ratings of each clerk."""

    def __init__(self) -> None:
        self.day = ""
        self._asks: dict[str, Ask] = {}
        self._latest: dict[int, str] = {}
        self._levels: dict[str, list[int]] = {}

    def begin_day(self, day: str) -> None:
        """Yesterday's counts are the reports' business."""
        if day <= self.day:
            return
        self.day = day
        self._asks = {key: ask for key, ask in self._asks.items() if ask.outcome == "open"}
        self._levels = {}

    def apply_ask(self, record: Ask) -> None:
        self._asks[record.ticket_id] = record
        if record.outcome == "open":
            self._latest[record.window] = record.ticket_id

    def apply_rating(self, record: Rating) -> None:
        if record.business_day == self.day and record.staff is not None:
            self._levels.setdefault(record.staff, []).append(record.level)

    def ask_of(self, ticket_id: str) -> Ask | None:
        """The question asked about a visit."""
        return self._asks.get(ticket_id)

    def open_ask(self, window: int) -> Ask | None:
        """What the window's pad asks now."""
        ask = self._asks.get(self._latest.get(window, ""))
        return ask if ask is not None and ask.outcome == "open" else None

    def open_asks(self) -> list[Ask]:
        """Every question not yet answered or given up."""
        return [ask for ask in self._asks.values() if ask.outcome == "open"]

    def levels(self, staff: str) -> list[int]:
        """The levels the clerk was given today, in the order they came."""
        return self._levels.get(staff, [])
