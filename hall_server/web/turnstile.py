"""How often one address, or the holder of one ticket, may ask without a key."""

from collections import OrderedDict
from datetime import datetime, timedelta

from starlette.requests import HTTPConnection

from hall_server.kernel.refusals import Refusal

GUESSES = 60
"""How many secrets that nobody has an address may ask for in a minute; those that somebody has are
answered all the same where they are of today, for a whole hall of phones may share an address."""

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
        if self.count(address, now) > self._limit:
            raise TooOften(limit=self._limit)

    def check_open(self, address: str, now: datetime) -> None:
        """Counts nothing: what is counted is known only afterwards. Raises `TooOften`."""
        if self._of_minute(address, now)[1] >= self._limit:
            raise TooOften(limit=self._limit)

    def count(self, address: str, now: datetime) -> int:
        """Counts one; how many it is in this minute."""
        since, count = self._of_minute(address, now)
        self._counts[address] = (since, count + 1)
        self._counts.move_to_end(address)
        if len(self._counts) > MOST_ADDRESSES:
            self._counts.popitem(last=False)
        return count + 1

    def _of_minute(self, address: str, now: datetime) -> tuple[datetime, int]:
        since, count = self._counts.get(address, (now, 0))
        return (since, count) if since <= now < since + MINUTE else (now, 0)


def address_of(request: HTTPConnection) -> str:
    """Where a request comes from."""
    return request.client.host if request.client else ""
