"""Requests to the duty officer in memory: those not done, and those of today."""

from hall_server.requests.tables import Requester, ServiceRequest

OPEN = frozenset({"asked", "promised"})


class RequestsState:
    """What the duty officer still has to answer or to do."""

    def __init__(self) -> None:
        self.day = ""
        self._known: dict[str, ServiceRequest] = {}
        self._requesters: dict[str, Requester] = {}
        self._last: dict[str, int] = {}

    def begin_day(self, day: str) -> None:
        """Lets go of what was done or declined before this day."""
        if day <= self.day:
            return
        self.day = day
        for gone in [r for r in self._known.values() if r.state not in OPEN]:
            del self._known[gone.id]
            self._requesters.pop(gone.id, None)

    def apply(self, record: ServiceRequest) -> None:
        year, place = record.number[:4], int(record.number[4:])
        self._last[year] = max(self._last.get(year, 0), place)
        self._known[record.id] = record

    def apply_requester(self, record: Requester) -> None:
        self._requesters[record.request_id] = record

    def next_place(self, year: str) -> int:
        """The next one's place in the year's list, from 1, without gaps."""
        return self._last.get(year, 0) + 1

    def find(self, request_id: str) -> ServiceRequest | None:
        return self._known.get(request_id)

    def requester(self, request_id: str) -> Requester | None:
        return self._requesters.get(request_id)

    def all(self) -> list[ServiceRequest]:
        """Every one in memory, the oldest first."""
        return sorted(self._known.values(), key=lambda record: record.number)
