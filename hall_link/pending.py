"""Calls that have no answer yet, kept over reconnections under the same command id."""

from math import inf

from hall_link.timers import Backoff, Jitter
from hall_link.wire.envelope import Call


class _Pending:
    def __init__(self, call: Call, backoff: Backoff) -> None:
        self.call = call
        self.backoff = backoff
        self.send_at = inf


class PendingCalls:
    """In the order they were asked for. Those told to try again are sent again after a pause."""

    def __init__(self, jitter: Jitter) -> None:
        self._jitter = jitter
        self._calls: dict[str, _Pending] = {}

    def add(self, call: Call) -> None:
        """Keep `call` until it is removed. Raises ValueError while its id is under way."""
        if call.id in self._calls:
            raise ValueError(f"command id {call.id} is under way")
        self._calls[call.id] = _Pending(call, Backoff(self._jitter))

    def remove(self, call_id: str) -> bool:
        """Forget the call; False when it was not known."""
        return self._calls.pop(call_id, None) is not None

    def postpone(self, call_id: str, now: float) -> None:
        """The server said try again: send this call once more after a short pause."""
        if pending := self._calls.get(call_id):
            pending.send_at = now + pending.backoff.pause()

    def all(self) -> list[Call]:
        """Every call, for a new line; pauses are over."""
        for pending in self._calls.values():
            pending.send_at = inf
        return [pending.call for pending in self._calls.values()]

    def due(self, now: float) -> list[Call]:
        """The postponed calls whose pause has ended; each is given once."""
        ripe = [pending for pending in self._calls.values() if pending.send_at <= now]
        for pending in ripe:
            pending.send_at = inf
        return [pending.call for pending in ripe]

    @property
    def next_due(self) -> float:
        """When `due` has something next; infinity for never."""
        return min((pending.send_at for pending in self._calls.values()), default=inf)
