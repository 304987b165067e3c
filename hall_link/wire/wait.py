"""How long somebody will wait, as far as anybody can tell (rows A1, A13)."""

from collections.abc import Sequence
from statistics import median_low
from typing import Literal

from hall_link.wire.base import Message

STEP_MIN = 5


class Wait(Message):
    """A wait in minutes, as a range in steps of five that holds for four tickets in five.

    `median`: as many wait longer as shorter; None where only a range is known.
    """

    low: int
    high: int
    median: int | None = None

    @property
    def shape(self) -> Literal["below", "about", "range"]:
        """How it is to be said: under `high`, about `high`, or from `low` to `high` minutes."""
        if self.low == 0:
            return "below"
        return "about" if self.low == self.high else "range"


def visit_minutes(chosen: Sequence[int], of_queue: Sequence[int]) -> int:
    """What one visit takes, out of the minutes of the chosen items: those of the longest. Of the
    queue's items, where none was chosen, the middle one stands for all; 10 where it has none."""
    return max(chosen) if chosen else median_low(of_queue or [10])


def wait_range(ahead: int, rivals: int, minutes: int, windows: int) -> Wait | None:
    """Least and most minutes to wait; None while no window is open.

    ahead: who waits in the same queue before; rivals: who waits in any queue of the open
    `windows` that serve it; minutes: what one visit takes. Least: those windows serve nobody but
    this queue. Most: everybody who waits for one of them is served before.
    """
    if windows == 0:
        return None
    low, high = (count * minutes / windows for count in (ahead, max(ahead, rivals)))
    return Wait(
        low=int(low // STEP_MIN) * STEP_MIN, high=max(STEP_MIN, -int(-high // STEP_MIN) * STEP_MIN)
    )
