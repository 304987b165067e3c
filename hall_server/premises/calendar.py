"""What kind of day a date is: working days, statutory holidays, market days. Pure.

Working days are the State Council's, by the `chinese-calendar` package, and a hall's own overrides.
They say when the hall opens; legal deadlines have a calendar of their own (Ruling 4).
"""

from dataclasses import dataclass
from datetime import date

import chinese_calendar
from borax.calendars.lunardate import LunarDate

from hall_link.wire.base import Words
from hall_server.premises.hours import DayOff, MarketDays, OpeningHours, Span

PUBLISHED = frozenset(day.year for day in chinese_calendar.constants.holidays)
"""The years whose days off the State Council had published when the package was made."""


@dataclass(frozen=True, slots=True)
class KindOfDay:
    """`holiday`: its name, where the day is off by law. `own`: the hall decided on it itself."""

    working: bool
    holiday: Words | None = None
    own: DayOff | None = None
    market: bool = False


def kind_of(hours: OpeningHours, day: date) -> KindOfDay:
    """Never raises: a year nobody has published yet has its Mondays to Fridays."""
    named = hours.working_days.get(day.isoformat())
    published = is_published(hours, day)
    working = named if named is not None else _is_working(day)
    return KindOfDay(
        working=working,
        holiday=holiday_name(day) if not working and published else None,
        own=next((own for own in hours.days if own.day == day.isoformat()), None),
        market=hours.market is not None and is_market_day(hours.market, day),
    )


def is_published(hours: OpeningHours, day: date) -> bool:
    """Whether the working days of this year are known, from the State Council or the hall."""
    year = f"{day.year}-"
    return day.year in PUBLISHED or any(known.startswith(year) for known in hours.working_days)


def _is_working(day: date) -> bool:
    if day.year not in PUBLISHED:
        return day.isoweekday() <= 5
    return bool(chinese_calendar.is_workday(day))


def holiday_name(day: date) -> Words | None:
    """The name of a statutory holiday; a plain Saturday or Sunday has none."""
    if day.year not in PUBLISHED:
        weekday = day.isoweekday() <= 5
        return Words(zh="放假", en="Public holiday") if weekday else None
    name = chinese_calendar.get_holiday_detail(day)[1]
    if name is None:
        return None
    chinese: str = chinese_calendar.Holiday(name).chinese
    return Words(zh=chinese if chinese.endswith(("节", "元旦")) else f"{chinese}节", en=name)


def is_market_day(market: MarketDays, day: date) -> bool:
    """Whether people come to market (逢场) on this date. A lunar 初五, 十五 and 廿五 end with 5."""
    figure = LunarDate.from_solar(day).day if market.calendar == "lunar" else day.day
    return (
        figure % 10 in market.ends_with
        or day.isoweekday() in market.weekdays
        or day.isoformat() in market.days
    )


def spans_of(hours: OpeningHours, day: date) -> list[Span]:
    """The sessions of a date, in the order of the hall file; none where the hall stays closed.

    The hall's own word on a day goes first, then a statutory holiday closes, then a market day's
    own sessions, then the weekend's or those of the season.
    """
    kind = kind_of(hours, day)
    if kind.own is not None:
        return kind.own.sessions
    if kind.holiday is not None:
        return []
    if kind.market and hours.market is not None and hours.market.sessions:
        return hours.market.sessions
    return _usual(hours, day) if kind.working else hours.weekend


def _usual(hours: OpeningHours, day: date) -> list[Span]:
    today = day.strftime("%m-%d")
    for season in hours.seasons:
        through = season.begins <= today <= season.ends
        over_new_year = season.begins > season.ends
        if through or (over_new_year and (today >= season.begins or today <= season.ends)):
            return season.sessions
    return hours.sessions


def why_closed(hours: OpeningHours, day: date) -> Words | None:
    """Why a day has other hours than its weekday lets expect; None where it has not."""
    kind = kind_of(hours, day)
    return kind.own.name if kind.own is not None else kind.holiday
