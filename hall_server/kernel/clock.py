"""The only place that knows what time it is."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present moment, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time(), UTC)


class ChosenClock:
    """A clock that starts at a chosen moment and runs on at real speed (demo halls, tests)."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(UTC)
        self._zero = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._zero)


class StandingClock:
    """A clock moved by hand."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        return self.moment

    def advance(self, **parts: float) -> None:
        """Moves on by a `timedelta` of these parts; negative parts set the clock back."""
        self.moment += timedelta(**parts)


def business_day(moment: datetime, zone: ZoneInfo) -> date:
    """The hall's calendar day at `moment`."""
    return moment.astimezone(zone).date()


def to_text(moment: datetime) -> str:
    """How a moment is stored: ISO 8601 in UTC with microseconds; text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str | None) -> datetime | None:
    """The moment stored as `text`."""
    return None if text is None else datetime.fromisoformat(text)


def stored(text: str) -> datetime:
    """The moment stored as `text`, where there must be one."""
    return datetime.fromisoformat(text)
