"""What the hall does about its clocks by itself (row F3; Rulings 2 and 3)."""

import json
from dataclasses import replace
from datetime import date

import pytest

from hall_server.cases.clocks import colour, task_colour
from hall_server.cases.views import desk_cases
from hall_server.cases.watch import cases_to_watch
from hall_server.premises.casebook import Casebook, Deadlines
from tests.support.open_cases import case, hall_with, open_day, stored, task

pytestmark = pytest.mark.unit

THURSDAY, FRIDAY, SATURDAY = "2026-11-19", "2026-11-20", "2026-11-21"
MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"


def test_yellow_then_red_then_the_head_then_the_leader() -> None:
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY))
    seen = []
    for day in (THURSDAY, FRIDAY, SATURDAY, MONDAY, TUESDAY, WEDNESDAY):
        open_day(hall, day)
        now = stored(hall, "case-1")
        seen.append((colour(now, day), now.urged, now.stage))
    assert seen == [
        ("yellow", 0, 0),
        ("yellow", 0, 0),
        ("red", 0, 0),
        ("red", 1, 1),
        ("red", 2, 2),
        ("red", 3, 3),
    ]
    assert hall.told("cases_due_soon") == [{"window": 1, "cases": ["case-1"]}]
    assert [told["late"] for told in hall.told("case_urged")] == [1, 2, 3]
    assert [told["stage"] for told in hall.told("case_escalated")] == [2, 3]


def test_the_head_of_the_window_is_named() -> None:
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY))
    window = replace(hall.state.windows.find(1), head="wanghua")
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY), window)
    open_day(hall, TUESDAY)
    assert [told["head"] for told in hall.told("case_escalated")] == ["wanghua"]


def test_the_head_sees_at_the_own_desk_what_was_escalated() -> None:
    late = case(1, due=FRIDAY, yellow_from=THURSDAY)
    headed = replace(hall_with().state.windows.find(1), head="wanghua")
    hall = hall_with(late, headed)

    def seen(staff: str, day: str) -> list[str]:
        told = desk_cases(hall.state.casework, 3, staff, date.fromisoformat(day))
        return [row.case_id for row in told.rows]

    open_day(hall, MONDAY)
    assert seen("wanghua", MONDAY) == []
    open_day(hall, TUESDAY)
    assert seen("wanghua", TUESDAY) == ["case-1"]
    assert seen("somebody", TUESDAY) == []


def test_the_days_to_head_and_leader_are_the_halls() -> None:
    rules = Casebook(deadlines=Deadlines(head_days=0, leader_days=1))
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY), casebook=rules)
    open_day(hall, MONDAY)
    assert stored(hall, "case-1").stage == 2
    open_day(hall, TUESDAY)
    assert stored(hall, "case-1").stage == 3


def test_a_hall_that_slept_for_days_tells_everybody_at_once_and_only_once() -> None:
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY))
    open_day(hall, WEDNESDAY)
    open_day(hall, WEDNESDAY)
    assert (stored(hall, "case-1").urged, stored(hall, "case-1").stage) == (1, 3)
    assert len(hall.told("case_urged")) == 1


def test_a_clock_set_back_accuses_nobody() -> None:
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY))
    open_day(hall, MONDAY)
    before = stored(hall, "case-1")
    open_day(hall, THURSDAY)
    assert hall.state.business_day == MONDAY
    assert stored(hall, "case-1") == before


def test_a_hall_that_lost_its_memory_goes_on_where_it_was() -> None:
    hall = hall_with(case(1, due=FRIDAY, yellow_from=THURSDAY))
    open_day(hall, MONDAY)
    again, _ = hall.store.load()
    found = again.cases.find("case-1")
    assert found is not None
    assert (found.urged, found.urged_on, found.stage) == (1, MONDAY, 1)


def test_silence_accepts_on_the_day_of_receipt() -> None:
    """Ruling 3: received on Monday 16, five working days to Monday 23, accepted from Tuesday 24."""
    quiet = case(1, state="received", accepted_at=None, silent_from=TUESDAY, yellow_from=FRIDAY)
    hall = hall_with(replace(quiet, limit_days=10))
    open_day(hall, MONDAY)
    assert stored(hall, "case-1").state == "received"
    open_day(hall, TUESDAY)
    now = stored(hall, "case-1")
    assert (now.state, now.accepted_at) == ("accepted", now.received_at)
    assert now.due == "2026-11-30"
    assert now.silent_from is None
    told = hall.told("case_accepted_by_silence")
    assert told == [{"case": "case-1", "window": 1, "due": "2026-11-30"}]
    steps = [record for (name, _), record in hall.store.records.items() if name == "case_steps"]
    assert [step.row()["act"] for step in steps] == ["accept_by_silence", "escalate"]


def test_accepted_by_silence_and_late_at_once_is_urged_at_once() -> None:
    quiet = case(1, state="received", accepted_at=None, silent_from=TUESDAY, limit_days=3)
    hall = hall_with(quiet)
    open_day(hall, TUESDAY)
    now = stored(hall, "case-1")
    assert (now.due, now.urged, colour(now, TUESDAY)) == (THURSDAY, 1, "red")


@pytest.mark.parametrize("state", ["ready", "delivered"])
def test_a_clock_that_stands_still_hurries_nobody(state: str) -> None:
    hall = hall_with(case(1, state=state, due=THURSDAY, silent_from=THURSDAY))
    open_day(hall, TUESDAY)
    assert (stored(hall, "case-1").state, stored(hall, "case-1").urged) == (state, 0)
    assert colour(stored(hall, "case-1"), TUESDAY) == "grey"


def test_a_result_that_is_not_delivered_is_urged() -> None:
    hall = hall_with(case(1, state="decided", due=FRIDAY, deliver_by=MONDAY))
    open_day(hall, MONDAY)
    assert colour(stored(hall, "case-1"), MONDAY) == "yellow"
    open_day(hall, TUESDAY)
    assert (stored(hall, "case-1").urged, colour(stored(hall, "case-1"), TUESDAY)) == (1, "red")


def test_a_silent_window_agrees_to_nothing() -> None:
    """Ruling 2: an overdue circulated task turns red, is urged, escalates; it stays open."""
    lead = case(1, flow="joint", due="2026-12-11", yellow_from="2026-12-10")
    hall = hall_with(lead, task(1, lead, due=FRIDAY, yellow_from=THURSDAY))
    stages = []
    for day in (THURSDAY, MONDAY, TUESDAY, WEDNESDAY):
        open_day(hall, day)
        found = hall.state.cases.task("task-1")
        assert found is not None
        stages.append((task_colour(found, day), found.state, found.urged, found.stage))
    assert stages == [
        ("yellow", "open", 0, 0),
        ("red", "open", 1, 1),
        ("red", "open", 2, 2),
        ("red", "open", 3, 3),
    ]
    assert [told["window"] for told in hall.told("task_escalated")] == [2, 2]
    assert stored(hall, "case-1").urged == 0


def test_a_task_that_is_done_is_left_alone() -> None:
    lead = case(1, flow="joint", due="2026-12-11", yellow_from="2026-12-10")
    hall = hall_with(lead, task(1, lead, due=FRIDAY, yellow_from=THURSDAY, state="agreed"))
    open_day(hall, WEDNESDAY)
    assert not hall.told("task_urged")


def test_an_on_the_spot_case_is_told_of_its_minute_once() -> None:
    quick = case(
        1,
        flow="on_the_spot",
        business_day=MONDAY,
        received_at=f"{MONDAY}T01:00:00.000000+00:00",
        due=MONDAY,
        yellow_from=MONDAY,
        due_at=f"{MONDAY}T01:30:00.000000+00:00",
        yellow_at=f"{MONDAY}T01:20:00.000000+00:00",
    )
    hall = hall_with(quick)
    open_day(hall, MONDAY)
    shown = []
    for minutes in (0, 19, 2, 10):
        hall.clock.advance(minutes=minutes)
        moment = hall.clock.now().isoformat(timespec="microseconds")
        shown.append(colour(stored(hall, "case-1"), MONDAY, moment))
        assert (cases_to_watch(hall.state.cases, hall.clock.now()) is None) == (shown[-1] != "red")
    assert shown == ["green", "green", "yellow", "red"]
    hall.device("kiosk")
    assert (stored(hall, "case-1").urged, stored(hall, "case-1").stage) == (1, 1)
    assert colour(stored(hall, "case-1"), MONDAY) == "red", "told without the minute"
    hall.clock.advance(minutes=30)
    hall.device("kiosk")
    assert stored(hall, "case-1").urged == 1
    hall.clock.advance(hours=-1)
    assert cases_to_watch(hall.state.cases, hall.clock.now()) is None


def test_the_ledger_holds_ids_and_days_only() -> None:
    lead = case(1, flow="joint", due=FRIDAY, yellow_from=THURSDAY)
    quiet = case(2, state="received", accepted_at=None, silent_from=TUESDAY)
    hall = hall_with(lead, quiet, task(1, lead, due=FRIDAY, yellow_from=THURSDAY))
    open_day(hall, WEDNESDAY)
    known = {"case", "cases", "task", "window", "staff", "stage", "late", "due", "head"}
    bodies = [json.loads(entry.body) for entry in hall.store.entries]
    watched = [body for body in bodies if body["kind"].startswith(("case", "task"))]
    assert watched
    assert all(set(body["data"]) <= known for body in watched)
    assert {body["actor"] for body in watched} == {"system:hall"}
