"""The calculator's answer by the hall's own rules."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from hall_link.wire.base import Words
from hall_server.premises.casebook import Casebook, Deadlines
from hall_server.premises.hours import DayOff, OpeningHours, Span
from hall_server.premises.tables import Premises
from hall_server.premises.timetable import Timetable
from hall_server.web.deadline_api import DeadlineAsked, DeadlineTold, told

pytestmark = pytest.mark.unit


def _premises(hours: OpeningHours | None = None, **rules: Any) -> Premises:
    return Premises(
        hall_id="small",
        name=Words(zh="小镇大厅", en="Hall"),
        hotline="12345",
        time_zone="Asia/Shanghai",
        hours=hours,
        casebook=Casebook(deadlines=Deadlines(**rules)),
    )


def _ask(premises: Premises | None = None, **asked: Any) -> DeadlineTold:
    asked = {"kind": "committed", "received": "2026-02-13", "limit": 2} | asked
    hall = premises or _premises()
    return told(hall, DeadlineAsked.model_validate(asked), Timetable(hall.hours, hall.zone))


def test_the_issues_example() -> None:
    answer = _ask()
    assert answer.due == date(2026, 2, 24)
    marks = [(day.day.day, day.mark, day.n) for day in answer.days]
    assert marks[0] == (13, "start", None)
    assert marks[1] == (14, "makeup", 1)
    assert marks[2:11] == [(day, "holiday", None) for day in range(15, 24)]
    assert marks[11:] == [(24, "counted", 2)]
    assert answer.days[2].why.zh == "春节"


def test_opening_days_never_move_a_due_day() -> None:
    """Ruling 4: closed on the worked Saturday, open all through the festival."""
    day = [Span(opens="09:00", closes="17:00")]
    reason = Words(zh="装修", en="Works")
    hours = OpeningHours(
        sessions=day,
        weekend=day,
        working_days={f"2026-02-{n}": n != 14 for n in range(14, 24)},
        days=[DayOff(day="2026-02-14", name=reason)],
    )
    assert _ask(_premises(hours)).due == _ask().due == date(2026, 2, 24)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ({"kind": "returned", "limit": None}, "2026-02-13"),
        ({"kind": "on_the_spot", "limit": None}, "2026-02-13"),
        ({"kind": "joint"}, "2026-02-24"),
        ({"kind": "supplement"}, "2026-02-24"),
        ({"kind": "supplement", "complete": "2026-02-24"}, "2026-02-26"),
        ({"kind": "reported_up"}, "2026-02-24"),
        ({"kind": "reported_up", "limit": None}, "2026-02-24"),
        ({"kind": "reported_up", "complete": "2026-02-14"}, "2026-02-25"),
        ({"accepted": "2026-02-14"}, "2026-02-25"),
        ({"extension": 3}, "2026-02-27"),
        ({"limit": None}, "2026-02-27"),
    ],
)
def test_each_kind_and_each_setting(asked: dict[str, Any], due: str) -> None:
    assert _ask(**asked).due == date.fromisoformat(due)


def test_the_halls_variant_is_the_answers() -> None:
    on_receipt = _ask(_premises(starts="on-receipt"))
    assert (on_receipt.due, on_receipt.starts) == (date(2026, 2, 14), "on-receipt")
    assert _ask(_premises(starts="after-receipt"), accepted="2026-02-14").due == _ask().due


@pytest.mark.parametrize(
    ("received", "at"),
    [
        ("2026-03-09T09:00", "2026-03-09T09:30:00+08:00"),
        ("2026-03-09T01:00Z", "2026-03-09T09:30:00+08:00"),
        ("2026-03-09T16:30:00-08:00", "2026-03-10T09:00:00+08:00"),
    ],
)
def test_minutes_are_counted_in_the_halls_time(received: str, at: str) -> None:
    answer = _ask(kind="on_the_spot", received=received)
    assert answer.due_at is not None
    assert answer.due_at.isoformat() == at
    assert answer.due == answer.due_at.date()
    assert answer.limit is None


def test_a_year_nobody_has_published_is_said_to_be_unsure() -> None:
    answer = _ask(received="2026-12-30", limit=5)
    assert not answer.sure
    assert any("2027年" in words.zh for words in answer.why)


@pytest.mark.parametrize(
    "asked",
    [
        {"kind": "petition"},
        {"received": "2026-02-30"},
        {"received": "1770940800"},
        {"received": "1999-12-31"},
        {"received": "2100-01-01T00:00"},
        {"limit": -1},
        {"limit": 366},
        {"limit": 300, "extension": 66},
        {"extension": "many"},
        {"accepted": "2026-02-12"},
        {"complete": "2026-02-12"},
        {"compleet": "2026-02-13"},
    ],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _ask(**asked)
