"""What is true of every due day, whatever the case."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.cases.tables import Stop
from hall_server.deadlines.calendar import LegalCalendar
from hall_server.deadlines.due import Due
from hall_server.deadlines.rules import due_of
from hall_server.premises.casebook import Deadlines

pytestmark = pytest.mark.unit

CALENDAR = LegalCalendar()
RULES = Deadlines()
A_DAY = timedelta(days=1)

days = st.dates(date(2024, 1, 1), date(2026, 11, 30))
limits = st.integers(1, 60)
starts = st.sampled_from(["after-acceptance", "after-receipt", "on-receipt"])
quick = settings(max_examples=60, deadline=None)


def _due(
    day: date, limit: int, start: str = "after-acceptance", stops: tuple[Stop, ...] = ()
) -> Due:
    rules = Deadlines.model_validate({"starts": start})
    return due_of(rules, CALENDAR, "committed", day, day, None, limit, stops)


def _worked(after: date, until: date) -> int:
    """Working days after one day up to another, counted one by one."""
    days = (after + A_DAY * n for n in range(1, (until - after).days + 1))
    return sum(CALENDAR.is_working(day) for day in days)


@quick
@given(days, limits, starts)
def test_it_is_a_working_day_and_so_many_were_counted(day: date, limit: int, start: str) -> None:
    due = _due(day, limit, start)
    assert due.due is not None
    assert CALENDAR.is_working(due.due)
    first = day - A_DAY if start == "on-receipt" else day
    assert _worked(first, due.due) == limit


@quick
@given(days, limits, starts)
def test_a_longer_promise_is_never_due_earlier(day: date, limit: int, start: str) -> None:
    short, long = _due(day, limit, start).due, _due(day, limit + 1, start).due
    assert short is not None
    assert long is not None
    assert short < long


@quick
@given(days, limits)
def test_a_case_taken_in_later_is_never_due_earlier(day: date, limit: int) -> None:
    early, late = _due(day, limit).due, _due(day + A_DAY, limit).due
    assert early is not None
    assert late is not None
    assert early <= late


@quick
@given(days, st.integers(1, 30), st.integers(0, 20), st.integers(1, 15))
def test_a_stop_adds_exactly_the_working_days_it_stood(
    day: date, limit: int, begins: int, lasts: int
) -> None:
    since = day + A_DAY * begins
    until = since + A_DAY * lasts
    plain = _due(day, limit).due
    stopped = _due(day, limit, stops=(Stop("hearing", f"{since}", f"{until}"),)).due
    assert plain is not None
    assert stopped is not None
    stood = 0 if since > plain else _worked(max(since, day + A_DAY) - A_DAY, until - A_DAY)
    assert _worked(plain, stopped) == stood


@quick
@given(days, limits, st.integers(1, 30))
def test_an_extension_is_so_many_working_days_more(day: date, limit: int, more: int) -> None:
    plain = _due(day, limit).due
    longer = due_of(RULES, CALENDAR, "committed", day, day, None, limit, extension=more).due
    assert plain is not None
    assert longer == CALENDAR.after(plain, more)


@quick
@given(days, limits)
def test_yellow_lies_between_the_start_and_the_due_day(day: date, limit: int) -> None:
    due = _due(day, limit)
    assert due.due is not None
    assert due.yellow_from is not None
    assert day <= due.yellow_from <= due.due


@quick
@given(days, st.integers(0, 40))
def test_days_left_are_what_was_counted_forward(day: date, n: int) -> None:
    due = CALENDAR.after(day, n)
    assert CALENDAR.between(day, due) == n
    assert CALENDAR.between(due, day) == -n
    assert CALENDAR.between(day, day) == 0


@quick
@given(days, days.map(str), st.booleans())
def test_in_a_published_year_no_hall_moves_a_due_day(day: date, own: str, worked: bool) -> None:
    assert LegalCalendar({own: worked}).is_working(day) == CALENDAR.is_working(day)


def test_a_year_nobody_has_published_is_told() -> None:
    assert CALENDAR.known(date(2026, 12, 31))
    assert not CALENDAR.known(date(2027, 1, 1))
    assert LegalCalendar({"2027-02-06": False}).known(date(2027, 1, 1))
