"""How long things take, learned from what happened (row I3). Pure.

Times are kept as logarithms: a visit of forty minutes among those of ten is unusual, not four times
as important. One that is further off than `FURTHEST` deviations counts as if it were that far: a
clerk who forgets to press finish over lunch teaches little. What was seen last counts most.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import erfc, exp, log, sqrt

from hall_server.forecast.tables import Pace

FURTHEST = 2.5
REMEMBERED = 200.0
"""So many of the latest visits decide on a pace; what is older fades."""

TRUST = 6.0
"""The hall file's own minutes weigh as much as so many visits."""

SHORTEST_S = 1.0
LEAST_VARIANCE = 0.01
SPREAD = 0.55
"""The deviation of a visit's logarithm before any was seen: two in three last from 0.6 to 1.7
times as long as usual."""


@dataclass(frozen=True)
class Duration:
    """A duration whose logarithm is normal: `mu`, `sigma`."""

    mu: float
    sigma: float

    @cached_property
    def mean(self) -> float:
        """Seconds on average."""
        return exp(self.mu + self.sigma**2 / 2)

    @cached_property
    def cv2(self) -> float:
        """The squared coefficient of variation."""
        return exp(self.sigma**2) - 1

    def left(self, elapsed: float) -> float:
        """The seconds it lasts on, on average, when it has lasted so long already."""
        if elapsed <= SHORTEST_S:
            return self.mean
        z = (self.mu - log(elapsed)) / self.sigma
        still = _normal(z)
        if still < 1e-4:  # so late that the formula says nothing: then half as long again
            return elapsed / 2
        return self.mean * _normal(z + self.sigma) / still - elapsed


def _normal(z: float) -> float:
    return erfc(-z / sqrt(2)) / 2


USUAL: Mapping[str, Pace] = {
    "come": Pace("come", TRUST, log(20.0), 0.5),
    "hall": Pace("hall", TRUST, 0.0, 0.3),
    "shows": Pace("shows", 20.0, 0.95, 0.05),
}
"""What a new hall reckons with."""


def of_hour(subject: str) -> Pace:
    """What is believed of an hour of the day at first: its visits are like all others."""
    return Pace(subject, 30.0, 0.0, SPREAD**2)


def fresh(subject: str, minutes: float) -> Pace:
    """What is believed of an item before anybody came for it: the minutes of the hall file."""
    return Pace(subject, TRUST, log(60 * minutes), SPREAD**2)


def duration(pace: Pace, moved: float = 0.0) -> Duration:
    """The pace as a duration, its logarithm moved on by `moved`."""
    return Duration(pace.mean + moved, sqrt(pace.variance))


def told(pace: Pace, value: float) -> Pace:
    """The pace after one more value: a logarithm of seconds, or 1 or 0 of a share."""
    reach = FURTHEST * sqrt(pace.variance)
    step = max(-reach, min(reach, value - pace.mean))
    seen = min(pace.seen, REMEMBERED) + 1
    change = (step * (step - step / seen) - pace.variance) / seen
    return replace(
        pace,
        seen=seen,
        mean=pace.mean + step / seen,
        variance=max(pace.variance + change, LEAST_VARIANCE),
    )
