"""Complaints in memory: those not closed, and those of today."""

from collections.abc import Iterable

from hall_server.complaints.tables import Complainant, Complaint, ComplaintStep
from hall_server.kernel.watchlist import Watchlist
from hall_server.kernel.yearbook import place_of


class ComplaintsState:
    """What still has to be answered. Who complained is never in memory."""

    def __init__(self) -> None:
        self.day = ""
        self.watched = Watchlist()
        self._complaints: dict[str, Complaint] = {}
        self._numbers: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def begin_day(self, day: str) -> None:
        """Lets go of what was closed before this day."""
        if day <= self.day:
            return
        self.day = day
        for gone in [c for c in self._complaints.values() if c.state == "closed"]:
            del self._complaints[gone.id]
            del self._numbers[gone.number]
        self.watched.begin_day(self._complaints)

    def apply(self, record: Complaint) -> None:
        year, place = place_of(record.number)
        self._last[year] = max(self._last.get(year, 0), place)
        self._complaints[record.id] = record
        self._numbers[record.number] = record.id
        self.watched.add(record.id)

    def apply_complainant(self, record: Complainant) -> None:
        """Names are the database's: read where a handler asks to see one."""

    def apply_step(self, record: ComplaintStep) -> None:
        """A complaint's file is the database's; memory has where it stands."""

    def next_place(self, year: str) -> int:
        """The next one's place in the year's register, from 1, without gaps."""
        return self._last.get(year, 0) + 1

    def find(self, complaint_id: str) -> Complaint | None:
        return self._complaints.get(complaint_id)

    def with_number(self, number: str) -> Complaint | None:
        return self._complaints.get(self._numbers.get(number, ""))

    def all(self) -> Iterable[Complaint]:
        """Every complaint in memory, in no order."""
        return self._complaints.values()
