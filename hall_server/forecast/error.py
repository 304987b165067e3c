"""What past estimates teach about the next ones: a range that holds for four in five (row I3).

Each estimate that was compared leaves its error, in deviations of the model's own. The range of the
next one is drawn from the errors of those told about as long a wait in the same kind of lane: split
conformal prediction over a sliding window, with a normal law's own errors to begin with.
"""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist, median
from typing import Protocol

from hall_server.forecast.tables import Estimate

WINDOW = 150
"""So many of the latest errors of a kind draw its range."""

PRIOR = tuple(NormalDist().inv_cdf((2 * i + 1) / 60) for i in range(30))
"""What a kind begins with: they leave as others come."""

ADD_S = 30.0
"""Seconds by which both are greater before they are compared: nobody cares for 5 against 10."""

STEPS_S = (30.0, 300.0, 900.0, 1800.0)
"""Waits up to so long are of one kind."""

Kind = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A wait in seconds: four in five lie from `low` to `high`, half of them below `median`."""

    low: int
    median: int
    high: int


@dataclass(frozen=True, slots=True)
class PastError:
    """How good the estimates were that have been compared, waits in seconds.

    inside: the share that lay in the range told. middle_off_s: half were further off than this.
    bias_s: on average they waited so much longer than the median told.
    """

    count: int
    inside: float | None
    middle_off_s: float | None
    bias_s: float | None


def kind_of(lane: str, expected_s: float) -> Kind:
    """Which estimates are alike."""
    return lane == "ordinary", bisect_left(STEPS_S, expected_s)


class Errors:
    """The latest errors of each kind."""

    def __init__(self) -> None:
        self._latest: dict[Kind, deque[float]] = {}
        self._sorted: dict[Kind, list[float]] = {}

    def add(self, estimate: Estimate) -> None:
        """Takes in an estimate whose wait has become known."""
        assert estimate.open_s is not None
        kind = kind_of(estimate.lane, estimate.expected_s)
        latest, ordered = self._of(kind)
        if len(latest) >= WINDOW:
            del ordered[bisect_left(ordered, latest.popleft())]
        error = _log(estimate.open_s) - _log(estimate.expected_s)
        latest.append(error / estimate.sigma)
        insort(ordered, error / estimate.sigma)

    def span(self, lane: str, expected_s: float, sigma: float) -> Span:
        """The range for a wait the model expects."""
        ordered = self._of(kind_of(lane, expected_s))[1]
        low, middle, high = (_quantile(ordered, share) for share in (0.1, 0.5, 0.9))
        seconds = [exp(_log(expected_s) + z * sigma) - ADD_S for z in (low, middle, high)]
        return Span(*(max(0, round(s)) for s in seconds))

    def _of(self, kind: Kind) -> tuple[deque[float], list[float]]:
        if kind not in self._latest:
            self._latest[kind] = deque(PRIOR)
            self._sorted[kind] = sorted(PRIOR)
        return self._latest[kind], self._sorted[kind]


def _log(seconds: float) -> float:
    return log(max(0.0, seconds) + ADD_S)


def _quantile(ordered: list[float], share: float) -> float:
    """The value below which this share lies, as one more of its kind would see it: a little further
    out than among those that are known."""
    position = share * (len(ordered) + 1) - 1
    below = max(0, min(len(ordered) - 2, int(position)))
    part = max(0.0, min(1.0, position - below))
    return ordered[below] * (1 - part) + ordered[below + 1] * part


class Told(Protocol):
    """An estimate and what came of it, in seconds; None while that is not known."""

    @property
    def low_s(self) -> int: ...
    @property
    def median_s(self) -> int: ...
    @property
    def high_s(self) -> int: ...
    @property
    def waited_s(self) -> int | None: ...


def past_error(estimates: Iterable[Told]) -> PastError:
    """How good estimates were; those not compared yet are left out."""
    known = [(e, e.waited_s) for e in estimates if e.waited_s is not None]
    if not known:
        return PastError(0, None, None, None)
    inside = sum(e.low_s <= waited <= e.high_s for e, waited in known)
    off = [waited - e.median_s for e, waited in known]
    return PastError(
        count=len(known),
        inside=inside / len(known),
        middle_off_s=median(map(abs, off)),
        bias_s=sum(off) / len(off),
    )
