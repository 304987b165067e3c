"""When to try again, and when a line has gone quiet: arithmetic on moments passed in, no clock.

All moments are monotonic seconds, all lengths are seconds.
"""

from collections.abc import Callable
from math import inf

from hall_link.wire.envelope import Welcome

FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 1.0
"""A server that is back is found within this, whatever happened before."""

PICTURE_WAIT_S = 10.0
"""How long a welcome, or the answer to a resync, may take."""

SHORTEST_HEARTBEAT_S = 0.1
MISSED_HEARTBEATS = 3

Jitter = Callable[[], float]
"""Gives numbers from 0 to 1, such as `random.random`."""


class Backoff:
    """Pauses that double up to `LONGEST_PAUSE_S`, each shortened at random by up to a half.

    The randomness keeps the devices of a hall from knocking all at the same moment.
    """

    def __init__(self, jitter: Jitter) -> None:
        self._jitter = jitter
        self._ceiling = FIRST_PAUSE_S

    def pause(self) -> float:
        """The next pause: between half of the present ceiling and the ceiling."""
        pause = self._ceiling * (1 - self._jitter() / 2)
        self._ceiling = min(self._ceiling * 2, LONGEST_PAUSE_S)
        return pause

    def reset(self) -> None:
        """Begin again with the shortest pause."""
        self._ceiling = FIRST_PAUSE_S


class LineWatch:
    """What one open line owes by when: our heartbeat, their heartbeat, a promised snapshot."""

    def __init__(self, now: float) -> None:
        self._heartbeat_s: float = Welcome.model_fields["heartbeat_s"].default
        self._heard_at = now
        self._sent_at = now
        self._picture_due = now + PICTURE_WAIT_S

    def agree(self, heartbeat_s: float) -> None:
        """Use the server's heartbeat from now on."""
        self._heartbeat_s = max(heartbeat_s, SHORTEST_HEARTBEAT_S)

    def heard(self, now: float) -> None:
        self._heard_at = now

    def sent(self, now: float) -> None:
        self._sent_at = now

    def expect_picture(self, now: float) -> None:
        """A snapshot was asked for."""
        self._picture_due = now + PICTURE_WAIT_S

    def picture_came(self) -> None:
        self._picture_due = inf

    @property
    def heartbeat_due(self) -> float:
        """When we must have said something again."""
        return self._sent_at + self._heartbeat_s

    @property
    def dead_at(self) -> float:
        """When the line counts as dead unless something is heard before."""
        silence = self._heard_at + MISSED_HEARTBEATS * self._heartbeat_s
        return min(silence, self._picture_due)
