"""May a ticket be taken now, and is it reached before closing?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall_link.wire.base import Words
from hall_server.premises.gate import (
    HallClosed,
    NotBeforeClosing,
    check_open,
    check_reached,
    open_minutes,
    service_end,
)
from hall_server.premises.hours import DayOff, OpeningHours, Span
from hall_server.premises.timetable import OutOfTurn, Timetable

pytestmark = [pytest.mark.unit, pytest.mark.row("A17")]

ZONE = ZoneInfo("Asia/Shanghai")
TRAINING = Words(zh="培训", en="Training")
HOURS = OpeningHours(
    sessions=[Span(opens="08:30", closes="12:00"), Span(opens="14:30", closes="17:30")],
    last_ticket_min=15,
    days=[DayOff(day="2026-11-26", name=TRAINING)],
)
TABLE = Timetable(HOURS, ZONE)


def at(clock: str, day: int = 23) -> datetime:
    """A moment of a November day; the 23rd is a Monday."""
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=ZONE).astimezone(UTC)


def closed(table: Timetable, now: datetime) -> tuple[str, str | None]:
    with pytest.raises(HallClosed) as caught:
        check_open(table, table.phase(now).hours, now)
    return caught.value.details["state"], caught.value.details["reopens"]


@pytest.mark.parametrize(
    ("now", "state", "reopens"),
    [
        (at("08:29"), "before", at("08:30")),
        (at("11:45"), "last-ticket", at("14:30")),
        (at("12:00"), "break", at("14:30")),
        (at("17:15"), "last-ticket", at("08:30", 24)),
        (at("17:30"), "after", at("08:30", 24)),
        (at("10:00", 26), "closed", at("08:30", 27)),
        (at("17:30", 27), "after", at("08:30", 30)),
        (at("10:00", 28), "closed", at("08:30", 30)),
    ],
)
def test_no_tickets_now(now: datetime, state: str, reopens: datetime) -> None:
    assert closed(TABLE, now) == (state, reopens.isoformat())


@pytest.mark.parametrize("clock", ["08:30", "11:44", "14:30", "17:14"])
def test_tickets_now(clock: str) -> None:
    check_open(TABLE, TABLE.phase(at(clock)).hours, at(clock))


def test_a_hall_without_hours_never_closes() -> None:
    table = Timetable(None, ZONE)
    for clock in ("00:00", "12:30", "23:59"):
        hours = table.phase(at(clock)).hours
        assert (hours.state, hours.sessions) == ("open", [])
        check_open(table, hours, at(clock))
        check_reached(None, hours, at(clock), 600, can_book=False)
    assert service_end(table, at("23:30"), 90) == at("01:00", 24)


def test_who_would_not_be_reached_is_told_and_has_a_choice() -> None:
    hours = TABLE.phase(at("11:30")).hours
    check_reached(HOURS, hours, at("11:30"), 29, can_book=True)
    with pytest.raises(NotBeforeClosing) as caught:
        check_reached(HOURS, hours, at("11:30"), 30, can_book=False)
    assert caught.value.details == {
        "closes": at("12:00").isoformat(),
        "choices": ["extended", "come-again"],
    }


def test_no_extended_service_is_offered_where_there_is_none() -> None:
    strict = HOURS.model_copy(update={"extended": False})
    with pytest.raises(NotBeforeClosing) as caught:
        check_reached(strict, TABLE.phase(at("17:00")).hours, at("17:00"), 45, can_book=True)
    assert caught.value.details["choices"] == ["come-again", "appointment"]


@pytest.mark.parametrize(
    ("now", "minutes", "end"),
    [
        (at("09:00"), 30, at("09:30")),
        (at("11:50"), 30, at("14:50")),
        (at("12:30"), 30, at("15:00")),
        (at("17:20"), 20, at("08:40", 24)),
        (at("17:00", 25), 60, at("09:00", 27)),  # the 26th is closed for training
        (at("17:00", 27), 60, at("09:00", 30)),  # over a weekend
    ],
)
@pytest.mark.row("I7")
def test_the_closed_time_does_not_count(now: datetime, minutes: int, end: datetime) -> None:
    assert service_end(TABLE, now, minutes) == end
    assert open_minutes(TABLE, now, end) == minutes


def test_time_does_not_run_backwards() -> None:
    assert open_minutes(TABLE, at("10:00"), at("09:00")) == 0


def test_closed_and_open_out_of_turn_the_latest_word_last() -> None:
    away = OutOfTurn(open=False, begins=at("10:00"), ends=at("16:00"), reason=TRAINING)
    back = OutOfTurn(open=True, begins=at("15:00"), ends=at("18:00"), reason=TRAINING)
    table = Timetable(HOURS, ZONE, [away, back])
    spans = [(s.opens, s.closes) for s in table.sessions(date(2026, 11, 23))]
    assert spans == [(at("08:30"), at("10:00")), (at("15:00"), at("18:00"))]
    hours = table.phase(at("10:00")).hours
    assert (hours.state, hours.reopens, hours.reason) == ("break", at("15:00"), TRAINING)


def test_a_phase_ends_where_the_next_begins() -> None:
    moment, states = at("00:00"), []
    while moment < at("00:00", 24):
        phase = TABLE.phase(moment, still_served=True)
        assert phase.holds_at(moment)
        assert phase.holds_at(phase.until - timedelta(microseconds=1))
        states.append(phase.hours.state)
        moment = phase.until
    assert states == ["before", "open", "extended", "break", "open", "extended", "after"]
