"""What kind of day a date is, and its sessions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.wire.base import Words
from hall_server.premises.calendar import PUBLISHED, is_market_day, is_published, kind_of, spans_of
from hall_server.premises.hours import DayOff, MarketDays, OpeningHours, Season, Span

pytestmark = [pytest.mark.unit, pytest.mark.row("I7")]

USUAL = [Span(opens="08:30", closes="12:00"), Span(opens="14:30", closes="17:30")]
DUTY = [Span(opens="09:00", closes="11:30")]
SUMMER = [Span(opens="08:00", closes="12:00"), Span(opens="15:00", closes="18:00")]
MARKET = [Span(opens="08:00", closes="13:00")]


def name(text: str) -> Words:
    return Words(zh=text, en=text)


HOURS = OpeningHours(
    sessions=USUAL,
    weekend=DUTY,
    seasons=[Season(name=name("夏"), begins="06-15", ends="09-15", sessions=SUMMER)],
    days=[
        DayOff(day="2026-10-02", name=name("假日值班"), sessions=DUTY),
        DayOff(day="2026-11-24", name=name("培训")),
    ],
    market=MarketDays(calendar="lunar", ends_with=[2, 5, 8], sessions=MARKET),
)


@pytest.mark.parametrize(
    ("day", "sessions"),
    [
        ("2026-11-25", USUAL),  # a Wednesday, 十月十七
        ("2026-11-22", DUTY),  # a Sunday, 十月十四
        ("2026-10-01", []),  # National Day
        ("2026-10-02", DUTY),  # a holiday on which the hall decided to open
        ("2026-10-10", USUAL),  # a Saturday made a working day by the State Council
        ("2026-11-24", []),  # closed by the hall itself
        ("2026-06-14", DUTY),  # a Sunday
        ("2026-06-17", SUMMER),
        ("2026-09-16", USUAL),  # the season ended yesterday
        ("2026-11-29", DUTY),
        ("2026-11-28", DUTY),
        ("2026-12-05", DUTY),
        ("2026-11-23", MARKET),  # a Monday, 十月十五
        ("2026-12-06", MARKET),  # a Sunday, 十月廿八
    ],
)
def test_the_sessions_of_a_day(day: str, sessions: list[Span]) -> None:
    assert spans_of(HOURS, date.fromisoformat(day)) == sessions


def test_a_market_day_without_hours_of_its_own_opens_no_weekend() -> None:
    hours = HOURS.model_copy(update={"market": MarketDays(calendar="lunar", ends_with=[8])})
    assert spans_of(hours, date(2026, 12, 6)) == DUTY
    assert kind_of(hours, date(2026, 12, 6)).market


def test_a_holiday_has_its_name() -> None:
    holiday = kind_of(HOURS, date(2026, 10, 1)).holiday
    assert holiday == Words(zh="国庆节", en="National Day")
    assert kind_of(HOURS, date(2026, 11, 22)).holiday is None, "a plain Sunday"


def test_a_season_goes_over_new_year() -> None:
    winter = Season(name=name("冬"), begins="11-01", ends="02-29", sessions=SUMMER)
    hours = OpeningHours(sessions=USUAL, seasons=[winter])
    assert spans_of(hours, date(2026, 11, 25)) == SUMMER
    assert spans_of(hours, date(2026, 2, 11)) == SUMMER
    assert spans_of(hours, date(2026, 3, 4)) == USUAL


@pytest.mark.parametrize(
    ("market", "day", "expected"),
    [
        (MarketDays(ends_with=[3, 6, 9]), date(2026, 11, 23), True),
        (MarketDays(ends_with=[3, 6, 9]), date(2026, 11, 24), False),
        (MarketDays(ends_with=[0]), date(2026, 11, 30), True),
        (MarketDays(weekdays=[7]), date(2026, 11, 22), True),
        (MarketDays(days=["2026-11-25"]), date(2026, 11, 25), True),
        (MarketDays(calendar="lunar", ends_with=[1]), date(2026, 2, 17), True),  # 正月初一
        (MarketDays(calendar="lunar", ends_with=[5]), date(2026, 9, 25), True),  # 八月十五
    ],
)
def test_market_days(market: MarketDays, day: date, expected: bool) -> None:
    assert is_market_day(market, day) is expected


def test_a_year_nobody_published_has_its_mondays_to_fridays() -> None:
    year = max(PUBLISHED) + 1
    days = [date(year, 10, day) for day in range(1, 8)]
    plain = HOURS.model_copy(update={"market": None})
    assert not is_published(plain, days[0])
    for day in days:
        assert spans_of(plain, day) == (USUAL if day.isoweekday() <= 5 else DUTY)


def test_the_hall_knows_a_year_before_the_package_does() -> None:
    year = max(PUBLISHED) + 1
    first = date(year, 10, 1)
    weekend = next(date(year, 1, d) for d in range(1, 8) if date(year, 1, d).isoweekday() == 6)
    told = {first.isoformat(): False, weekend.isoformat(): True}
    hours = OpeningHours(sessions=USUAL, weekend=DUTY, working_days=told)
    assert is_published(hours, first)
    assert spans_of(hours, weekend) == USUAL
    if first.isoweekday() <= 5:
        assert kind_of(hours, first).holiday is not None
        assert spans_of(hours, first) == []


@given(st.dates(date(2004, 1, 1), date(2099, 12, 31)))
def test_every_day_of_the_century_has_an_answer(day: date) -> None:
    assert all(span.opens < span.closes for span in spans_of(HOURS, day))
