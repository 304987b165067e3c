"""Who sat at a window on days gone by: from whom what is said of it is kept (rows D5, H5)."""

from collections.abc import Callable
from dataclasses import astuple, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hall_server.kernel.clock import to_text


@dataclass(frozen=True, slots=True)
class SeatsAsked:
    """A window and days, `YYYY-MM-DD`, both included; as moments `begin` up to before `end`."""

    window: int
    first: str
    last: str
    begin: str
    end: str

    @property
    def key(self) -> str:
        """By which it is read cold."""
        return " ".join(map(str, astuple(self)))

    @classmethod
    def of_key(cls, key: str) -> "SeatsAsked":
        """What was asked by this key."""
        window, *days = key.split(" ")
        return cls(int(window), *days)


def sat_at(
    window: int, first: date, last: date, zone: ZoneInfo, cold: Callable[[str, str], Any]
) -> tuple[str, ...]:
    """The sign-in names of everybody who sat there or served from there on these days, each once,
    those who sit there still among them. `cold` is the unit of work's."""
    asked = SeatsAsked(
        window,
        first.isoformat(),
        last.isoformat(),
        _midnight(first, zone),
        _midnight(last + timedelta(days=1), zone),
    )
    return tuple(cold("seats", asked.key) or ())


def _midnight(day: date, zone: ZoneInfo) -> str:
    return to_text(datetime.combine(day, time(), zone))
