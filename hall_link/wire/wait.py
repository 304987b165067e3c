"""How long somebody will wait, as far as anybody can tell (rows A1, A13)."""

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
