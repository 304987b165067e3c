"""Rectifications in memory: those not closed, and those closed today."""

from hall_server.rectifications.tables import Rectification


class RectificationsState:
    """Bad ratings still to be put right."""

    def __init__(self) -> None:
        self.day = ""
        self._known: dict[str, Rectification] = {}

    def begin_day(self, day: str) -> None:
        """Lets go of what was closed before this day."""
        if day <= self.day:
            return
        self.day = day
        self._known = {r.id: r for r in self._known.values() if r.state != "closed"}

    def apply(self, record: Rectification) -> None:
        self._known[record.id] = record

    def find(self, rectification_id: str) -> Rectification | None:
        return self._known.get(rectification_id)

    def all(self) -> list[Rectification]:
        """Every one in memory, the oldest first."""
        return sorted(self._known.values(), key=lambda record: (record.opened_at, record.id))
