"""Guessing the digits of a case is stopped, and so is finding out which numbers exist (row A9)."""

from collections import OrderedDict
from datetime import datetime, timedelta

MOST = 5
"""Wrong tries for one number within `SPAN`; then it is closed, to the right digits as well."""

SPAN = timedelta(hours=1)
MOST_NUMBERS = 10_000
"""How many numbers are remembered; the one tried longest ago is forgotten first."""


class Tries:
    """Wrong tries by number, of numbers there are and of numbers there are not alike.

    Kept in memory alone: after a restart everybody has their tries again.
    """

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def closed(self, number: str, now: datetime) -> bool:
        """Whether the number had its tries. A clock set back closes nothing for longer."""
        since, count = self._wrong.get(number, (now, 0))
        return count >= MOST and since <= now < since + SPAN

    def note(self, number: str, now: datetime) -> None:
        """One more wrong try."""
        since, count = self._wrong.pop(number, (now, 0))
        if not since <= now < since + SPAN:
            since, count = now, 0
        self._wrong[number] = (since, count + 1)
        if len(self._wrong) > MOST_NUMBERS:
            self._wrong.popitem(last=False)
