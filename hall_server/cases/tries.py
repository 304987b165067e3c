"""Guessing the digits of a case is stopped, and so is finding out which numbers exist (row A9)."""

from collections import OrderedDict
from datetime import datetime, timedelta

MOST = 5
"""Wrong tries for one number from one place within `SPAN`; then it is closed from there, to the
right digits as well."""

MOST_ANYWHERE = 50
"""Wrong tries for one number from all places together: who guesses from many gets no further."""

SPAN = timedelta(hours=1)
MOST_REMEMBERED = 20_000
"""How much is remembered; what was tried longest ago is forgotten first."""

ANYWHERE = ""


class Tries:
    """Wrong tries by number and place, of numbers there are and of numbers there are not alike.

    A place is an address, or the kiosk or desk somebody asks at: a stranger's tries elsewhere shut
    nobody out who stands in the hall with the paper. Kept in memory alone: after a restart
    everybody has their tries again, and no address outlives the process.
    """

    def __init__(self) -> None:
        self._wrong: OrderedDict[tuple[str, str], tuple[datetime, int]] = OrderedDict()

    def closed(self, number: str, place: str, now: datetime) -> bool:
        """Whether the number had its tries. A clock set back closes nothing for longer."""
        here, anywhere = (self._count(number, of, now) for of in (place, ANYWHERE))
        return here >= MOST or anywhere >= MOST_ANYWHERE

    def note(self, number: str, place: str, now: datetime) -> None:
        """One more wrong try."""
        for of in (place, ANYWHERE):
            count = self._count(number, of, now)
            since, _ = self._wrong.pop((number, of), (now, 0))
            self._wrong[number, of] = (since if count else now, count + 1)
        while len(self._wrong) > MOST_REMEMBERED:
            self._wrong.popitem(last=False)

    def _count(self, number: str, place: str, now: datetime) -> int:
        since, count = self._wrong.get((number, place), (now, 0))
        return count if since <= now < since + SPAN else 0
