"""Minutes are counted while the hall is open (row I7); each moment was worked out by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hall_server.cases.clocks import colour
from hall_server.kernel.clock import stored, to_text
from hall_server.premises.hours import DayOff, OpeningHours, Span
from hall_server.premises.timetable import Timetable
from hall_server.web.deadline_api import DeadlineAsked, told
from tests.cases.case_hall import CaseHall
from tests.support.small_hall import words

pytestmark = pytest.mark.unit

HALL = ZoneInfo("Asia/Shanghai")
HOURS = OpeningHours(
    sessions=[Span(opens="08:30", closes="12:00"), Span(opens="13:30", closes="17:30")],
    days=[DayOff(day="2026-11-25", name=words("停电检修"))],
)

WORKED = [
    ("in one go", "2026-11-23T09:00", "2026-11-23T09:30", "All thirty in the morning."),
    ("to the lunch break", "2026-11-23T11:30", "2026-11-23T12:00", "The thirtieth ends at noon."),
    ("over the lunch break", "2026-11-23T11:50", "2026-11-23T13:50", "Ten before, twenty after."),
    ("in the lunch break", "2026-11-23T12:40", "2026-11-23T14:00", "None before, all after 13:30."),
    ("over the night", "2026-11-23T17:20", "2026-11-24T08:50", "Ten before, twenty on Tuesday."),
    ("after closing", "2026-11-23T17:45", "2026-11-24T09:00", "All on Tuesday."),
    ("over a closed day", "2026-11-24T17:25", "2026-11-26T08:55", "Five; Wednesday is shut."),
    ("over the weekend", "2026-11-27T17:15", "2026-11-30T08:45", "Fifteen, fifteen on Monday."),
    ("before opening", "2026-11-23T08:00", "2026-11-23T09:00", "Nothing before half past eight."),
]


@pytest.mark.parametrize(("name", "received", "due", "reasoning"), WORKED)
def test_closed_time_is_skipped(name: str, received: str, due: str, reasoning: str) -> None:
    hall = CaseHall(hours=HOURS)
    hall.clock.moment = datetime.fromisoformat(received).replace(tzinfo=HALL)
    case = hall.case(hall.opened("on-the-spot"))
    assert case.due_at is not None
    assert f"{stored(case.due_at).astimezone(HALL):%Y-%m-%dT%H:%M}" == due, f"{name}: {reasoning}"
    assert case.due == due[:10]
    premises = hall.state.premises.premises
    asked = DeadlineAsked.model_validate({"kind": "on_the_spot", "received": received})
    answer = told(premises, asked, Timetable(HOURS, HALL))
    assert answer.due_at is not None
    assert f"{answer.due_at:%Y-%m-%dT%H:%M}" == due
    in_a_row = due[11:] in ("09:30", "12:00")
    assert any("午休" in said.zh for said in answer.why) is not in_a_row


def test_the_last_third_is_of_open_minutes_and_nobody_is_late_in_the_break() -> None:
    """At 11:50: ten minutes before noon, twenty after half past one, the last ten are yellow."""
    hall = CaseHall(hours=HOURS)
    hall.clock.moment = datetime(2026, 11, 23, 11, 50, tzinfo=HALL)
    case = hall.case(hall.opened("on-the-spot"))

    def at(clock: str) -> str:
        moment = datetime.fromisoformat(f"2026-11-23T{clock}").replace(tzinfo=HALL)
        return colour(case, "2026-11-23", to_text(moment))

    shown = [at(clock) for clock in ("11:55", "12:21", "13:31", "13:39", "13:40", "13:50", "13:51")]
    assert shown == ["green", "green", "green", "green", "yellow", "yellow", "red"]
