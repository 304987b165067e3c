"""How often one address, or the holder of one ticket, may ask without a key."""

from collections import OrderedDict
from datetime import datetime, timedelta

from hall_server.kernel.refusals import Refusal

MINUTE = timedelta(minutes=1)
MOST_ADDRESSES = 4096
"""Who is remembered at one time; the one heard of longest ago is forgotten first."""


class TooOften(Refusal):
    """So many requests came from there within a minute. Details: the `limit`."""

    code = "too-often"


class Turnstile:
    """Lets `limit` requests of an address (or of a ticket, by its id) pass in a minute, then in the
    next minute again."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._counts: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def check(self, address: str, now: datetime) -> None:
        """Counts one request. Raises `TooOften`. A clock set back locks nobody out for longer."""
        since, count = self._counts.pop(address, (now, 0))
        if not since <= now < since + MINUTE:
            since, count = now, 0
        self._counts[address] = (since, count + 1)
        if len(self._counts) > MOST_ADDRESSES:
            self._counts.popitem(last=False)
        if count >= self._limit:
            raise TooOften(limit=self._limit)
