"""Requests to the duty officer in memory: those not done, and those of today."""

from hall_server.kernel.yearbook import place_of
from hall_server.requests.dues import OPEN, next_look
from hall_server.requests.tables import Requester, ServiceRequest

NEVER = "9999"
"""After every stored moment."""


class RequestsState:
    """What the duty officer still has to answer or to do."""

    def __init__(self) -> None:
        self.day = ""
        self._known: dict[str, ServiceRequest] = {}
        self._requesters: dict[str, Requester] = {}
        self._last: dict[str, int] = {}
        self._first: str | None = None

    def begin_day(self, day: str) -> None:
        """Lets go of what was done or declined before this day."""
        if day <= self.day:
            return
        self.day = day
        for gone in [r for r in self._known.values() if r.state not in OPEN]:
            del self._known[gone.id]
            self._requesters.pop(gone.id, None)
        self._first = None

    def apply(self, record: ServiceRequest) -> None:
        year, place = place_of(record.number)
        self._last[year] = max(self._last.get(year, 0), place)
        self._known[record.id] = record
        self._first = None

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
        return sorted(self._known.values(), key=lambda record: (record.received_at, record.id))

    def waiting(self) -> list[ServiceRequest]:
        """Those something has still to be done about, the oldest first."""
        return [request for request in self.all() if request.state in OPEN]

    def late(self, now: str) -> list[ServiceRequest]:
        """Those something has to be told of, at a stored moment. Unless there is one, none is
        looked at."""
        if self._first is None:
            looks = map(next_look, self._known.values())
            self._first = min((look for look in looks if look is not None), default=NEVER)
        if now <= self._first:
            return []
        known = ((request, next_look(request)) for request in self._known.values())
        return [request for request, look in known if look is not None and look < now]
