"""When nobody's coming may be recorded (row B3, Ruling 11). Pure: a call's rounds in, a moment out.

A call counts once a display reported it shown or spoken. Where none reports in time it counts as
heard from then on: people stood in the hall and the clerk's voice is heard too. The clock begins
with the first heard call and stands still while a further one is not confirmed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import ceil

from hall_server.kernel.refusals import Refusal
from hall_server.premises.rulebook import Missed

NOTHING = timedelta(0)


class NoShowTooSoon(Refusal):
    """The hall's rule asks for more calls, or for more time to come.

    Details: `calls` asked for, `heard` so far, `wait_s` until one may call again or record it.
    """

    code = "no-show-too-soon"


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a call. `heard_at`: the first report that it was shown or spoken."""

    called_at: datetime
    heard_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoShowClock:
    """How far a visit's calls have come, if nothing else happens.

    counted: when each call was heard that counts, the last of them perhaps in future: while it is
    unconfirmed it counts from the moment the hall gives up waiting for a report. at: from when on
    nobody's coming may be recorded, None while too few calls count.
    sure: how many of them count already, the last one only if it was reported.
    """

    counted: tuple[datetime, ...]
    sure: int
    at: datetime | None

    def heard(self, now: datetime) -> int:
        """How many calls count at this moment."""
        return sum(moment <= now for moment in self.counted)


def no_show_clock(rounds: Sequence[Round], rule: Missed, slow: bool) -> NoShowClock:
    """`rounds` in their order, at least one; `slow`: somebody who needs more time to come."""
    moments = _heard_moments(rounds, timedelta(seconds=rule.unconfirmed_s))
    counted = _apart([m for m in moments if m is not None], timedelta(seconds=rule.gap_s))
    last = moments[-1]
    open_call = rounds[-1].heard_at is None and bool(counted) and counted[-1] == last
    sure = len(counted) - open_call
    if len(counted) < rule.calls or last is None:
        return NoShowClock(counted, sure, None)
    total = timedelta(seconds=rule.total_need_s if slow else rule.total_s)
    return NoShowClock(counted, sure, last + max(NOTHING, total - _ran(rounds, moments)))


def check_no_show(clock: NoShowClock, rule: Missed, now: datetime) -> None:
    """Raises `NoShowTooSoon`. A clock set back keeps no window waiting for an hour."""
    gap, longest = timedelta(seconds=rule.gap_s), rule.total_s + rule.total_need_s
    until = clock.at or (clock.counted[-1] + gap if clock.counted else now)
    left = max(NOTHING, until - now)
    if clock.at is not None and (
        not left or left > timedelta(seconds=longest + rule.unconfirmed_s)
    ):
        return
    wait_s = ceil(left.total_seconds() * 10) / 10
    raise NoShowTooSoon(calls=rule.calls, heard=clock.heard(now), wait_s=wait_s)


def _heard_moments(rounds: Sequence[Round], patience: timedelta) -> list[datetime | None]:
    """When each round was heard; None for one nobody confirmed before the next was called."""
    moments: list[datetime | None] = []
    for known, after in pairwise([*rounds, None]):
        assert known is not None
        moment = known.heard_at or known.called_at + patience
        superseded = known.heard_at is None and after is not None and moment > after.called_at
        moments.append(None if superseded else moment)
    return moments


def _apart(moments: Sequence[datetime], gap: timedelta) -> tuple[datetime, ...]:
    """Those at least `gap` after the one before that counts; a clock set back hinders none."""
    counted: list[datetime] = []
    for moment in moments:
        if not counted or not NOTHING <= moment - counted[-1] < gap:
            counted.append(moment)
    return tuple(counted)


def _ran(rounds: Sequence[Round], moments: Sequence[datetime | None]) -> timedelta:
    """How long the clock ran until the last round was called: from each heard call to the next."""
    ran = NOTHING
    for moment, after in zip(moments, rounds[1:], strict=False):
        if moment is not None:
            ran += max(NOTHING, after.called_at - moment)
    return ran
