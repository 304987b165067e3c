"""Rectifications in memory: those not closed, and those closed today."""

from collections.abc import Iterable

from hall_server.kernel.watchlist import Watchlist
from hall_server.rectifications.tables import Rectification


class RectificationsState:
    """Bad ratings still to be put right."""

    def __init__(self) -> None:
        self.day = ""
        self.watched = Watchlist()
        self._known: dict[str, Rectification] = {}

    def begin_day(self, day: str) -> None:
        """Lets go of what was closed before this day."""
        if day <= self.day:
            return
        self.day = day
        self._known = {r.id: r for r in self._known.values() if r.state != "closed"}
        self.watched.begin_day(self._known)

    def apply(self, record: Rectification) -> None:
        self._known[record.id] = record
        self.watched.add(record.id)

    def find(self, rectification_id: str) -> Rectification | None:
        return self._known.get(rectification_id)

    def all(self) -> Iterable[Rectification]:
        """Every one in memory, in no order."""
        return self._known.values()
