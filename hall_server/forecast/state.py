"""What the hall has learned about its own times, in memory; it does not grow with the years."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime
from math import exp

from hall_server.forecast.error import Errors, PastError, past_error
from hall_server.forecast.learning import USUAL
from hall_server.forecast.model import Ground
from hall_server.forecast.tables import Estimate, Pace
from hall_server.kernel.clock import stored

COMPARED = 2000
"""So many of the latest compared estimates are kept, and read again at a start."""

FLOW_S = 3600.0
"""Over how long arrivals are averaged."""

LEAST_SEEN_S = 600.0


class Flow:
    """How many people come per second: those of the last hour, the latest counting most."""

    def __init__(self, first: float) -> None:
        self._first = first
        self._last = first
        self._weight = 0.0

    def add(self, moment: float) -> None:
        """Somebody came."""
        self._weight = self._weight * exp(-max(0.0, moment - self._last) / FLOW_S) + 1
        self._last = max(self._last, moment)

    def per_s(self, now: float) -> float:
        """The rate at a moment."""
        seen = max(LEAST_SEEN_S, now - self._first)
        faded = self._weight * exp(-max(0.0, now - self._last) / FLOW_S)
        return faded / (FLOW_S * (1 - exp(-seen / FLOW_S)))


class ForecastState:
    """Paces, estimates that wait to be compared, and the latest that were."""

    def __init__(self) -> None:
        self.paces: dict[str, Pace] = dict(USUAL)
        self.errors = Errors()
        self.grounds: dict[tuple[str, datetime], Ground] = {}
        self._open: dict[str, Estimate] = {}
        self._compared: deque[Estimate] = deque(maxlen=COMPARED)
        self._flows: dict[str, Flow] = {}
        self._day = ""
        self._opened = 0.0

    def forget(self) -> None:
        """The hall has changed: what was worked out about it is true no more."""
        self.grounds.clear()

    def apply_pace(self, record: Pace) -> None:
        self.paces[record.subject] = record

    def apply_estimate(self, record: Estimate) -> None:
        if record.business_day > self._day:
            self._begin_day(record)
        if self._open.pop(record.ticket_id, None) is None:
            self._note_arrival(record)
        if record.waited_s is not None:
            self._compared.append(record)
            self.errors.add(record)
        elif record.business_day == self._day:
            self._open[record.ticket_id] = record

    def _note_arrival(self, record: Estimate) -> None:
        if record.business_day == self._day and record.lane != "ordinary":
            flow = self._flows.setdefault(record.queue, Flow(self._opened))
            flow.add(stored(record.issued_at).timestamp())

    def _begin_day(self, first: Estimate) -> None:
        """Whoever was not called yesterday will not be."""
        self._day = first.business_day
        self._opened = stored(first.issued_at).timestamp()
        self._open.clear()
        self._flows.clear()

    def told(self, ticket_id: str) -> Estimate | None:
        """What a ticket was told, while it has not been called yet."""
        return self._open.get(ticket_id)

    def entitled_per_s(self, queue: str, now: float) -> float:
        """How many entitled people come to a queue at present."""
        flow = self._flows.get(queue)
        return flow.per_s(now) if flow else 0.0

    def compared(self, count: int) -> list[Estimate]:
        """The latest estimates whose wait has become known, the oldest of them first."""
        return list(self._compared)[-count:] if count else []

    def past_error(self) -> PastError:
        """The error of all that were compared lately."""
        return past_error(self._compared)

    def past_errors(self) -> Mapping[str, PastError]:
        """The same for each queue."""
        queues = sorted({estimate.queue for estimate in self._compared})
        return {q: past_error(e for e in self._compared if e.queue == q) for q in queues}
