"""What a case is promised, in the unit its item publishes it in (rows F1, F2; Ruling 6)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hall_link.wire.guide import ServiceItem, TimeLimit
from hall_server.devices.tables import Device
from hall_server.guide.tables import GuideItem
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.records import records_of
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import SYSTEM, Actor, Record
from hall_server.premises.hours import OpeningHours, Span
from hall_server.staff.tables import Staff
from hall_server.web.manager.decisions_view import decisions_for
from hall_server.windows.sign_in import TakeWindow
from tests.cases.case_hall import (
    BOOK,
    CLERK,
    HELD,
    LEADER,
    PHOTO,
    CaseHall,
    case_records,
    missing,
    papered,
)
from tests.support.small_hall import words

pytestmark = [pytest.mark.unit, pytest.mark.row("F2")]

HOURS = OpeningHours(
    sessions=[Span(opens="08:30", closes="12:00"), Span(opens="14:00", closes="17:30")]
)
OTHER = Actor("staff", "zhao", "administrator")


def promising(amount: int, unit: Any, legal: TimeLimit | None = None) -> ServiceItem:
    promised = TimeLimit(amount=amount, unit=unit)
    return papered().model_copy(update={"promised": promised, "legal": legal})


def hall_of(item: ServiceItem, **settings: Any) -> CaseHall:
    records: list[Record] = [
        record for record in case_records(**settings) if not _is_papered(record)
    ]
    return CaseHall([*records, GuideItem(position=9, item=item)])


def _is_papered(record: Record) -> bool:
    return isinstance(record, GuideItem) and record.item.id == "item-papers"


def refused(hall: CaseHall, **told: Any) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        hall.open("committed", **told)
    return refusal.value


@pytest.mark.parametrize(
    ("amount", "unit", "due", "on_slip"),
    [
        (3, "working_day", "2026-11-26", "3 个工作日"),
        (3, "day", "2026-11-26", "3 天"),
        (5, "day", "2026-11-30", "5 天"),  # Saturday the 28th gives way to Monday
        (1, "month", "2026-12-23", "1 个月"),
        (0, "same_day", "2026-11-23", "当日办结"),
        (20, "minute", "2026-11-23", "20 分钟"),
        (2, "hour", "2026-11-23", "2 小时"),
    ],
)
def test_a_promise_counts_in_its_own_unit(amount: int, unit: Any, due: str, on_slip: str) -> None:
    hall = hall_of(promising(amount, unit))
    done = hall.open("committed")
    assert done.case.due == due
    case = hall.case(done.case.case_id)
    assert (case.limit_days, case.limit_unit) == (amount, unit)
    slip = hall.state.documents.find(done.documents[0].document_id)
    assert slip is not None
    assert dict(slip.fields)["limit"] == on_slip
    assert dict(slip.fields)["due"] == due


def test_the_same_day_ends_with_its_last_session_and_minutes_skip_the_lunch() -> None:
    hall = hall_of(promising(0, "same_day"), hours=HOURS)
    case = hall.case(hall.opened())
    assert case.due_at == "2026-11-23T09:30:00.000000+00:00"
    hall = hall_of(promising(4, "hour"), hours=HOURS)
    case = hall.case(hall.opened())  # nine to twelve, and one hour after lunch
    assert case.due_at == "2026-11-23T07:00:00.000000+00:00"


def test_less_is_the_clerks_to_give_and_more_a_leaders() -> None:
    hall = hall_of(promising(3, "working_day", TimeLimit(amount=20, unit="working_day")))
    assert hall.open(limit=2).case.due == "2026-11-25"
    told = refused(hall, limit=8)
    assert (told.code, told.details) == ("longer-promise", {"promised": 3, "unit": "working_day"})
    done = hall.open(limit=8, reason="要到村里核实")
    assert (done.case.due, done.case.wish) == ("2026-11-26", "longer")

    case = done.case.case_id
    with pytest.raises(Refusal, match="approval-needed"):
        hall.act(case, "approve_longer")
    approved = hall.act(case, "approve_longer", LEADER).case
    assert (approved.due, approved.wish) == ("2026-12-03", None)
    assert hall.case(case).first_due == "2026-11-26"

    denied = hall.open(limit=8, reason="要到村里核实").case.case_id
    with pytest.raises(Refusal, match="reason-needed"):
        hall.act(denied, "deny_longer", LEADER)
    hall.act(denied, "deny_longer", LEADER, reason="按承诺办")
    assert (hall.case(denied).wish, hall.case(denied).due) == (None, "2026-11-26")


def test_more_than_the_law_allows_is_nobodys() -> None:
    hall = hall_of(promising(3, "working_day", TimeLimit(amount=10, unit="day")))
    told = refused(hall, limit=9, reason="要到村里核实")  # 4 December is past the 3rd
    assert (told.code, told.details) == ("too-long", {"most": 10, "unit": "day"})
    assert hall.open(limit=8, reason="要到村里核实").case.wish == "longer"


def test_what_promises_nothing_is_bound_by_the_hall() -> None:
    item = papered().model_copy(update={"promised": None})
    hall = hall_of(item)
    assert hall.open().case.due == "2026-11-30"  # default_days
    assert hall.open(limit=20).case.wish is None
    assert refused(hall, limit=21).details == {"most": 20, "unit": "working_day"}


def test_the_level_above_promises_no_more_than_the_law() -> None:
    hall = hall_of(promising(3, "working_day", TimeLimit(amount=20, unit="working_day")))
    case = hall.opened("reported-up", superior="县民政局")
    with pytest.raises(Refusal, match="too-long"):
        hall.act(case, "send_up", days=21)
    hall.act(case, "send_up", days=20)
    assert hall.case(case).due == "2026-12-21"


def test_nobody_decides_on_what_they_asked_for_or_handle() -> None:
    hall = CaseHall()
    wang = Actor("staff", "wang", "clerk", 1)
    case = hall.opened("fast-track", actor=CLERK, reason="重点项目")
    hall.act(case, "hand_on", LEADER, to_staff="wang")
    for who in (LEADER, wang):
        with pytest.raises(Refusal, match=r"own-request|wrong-window|window-closed"):
            hall.act(case, "approve_fast_track", who, window=1)
    with pytest.raises(Refusal, match="own-request"):
        hall.act(case, "deny_fast_track", LEADER, reason="不符合")
    hall.act(case, "deny_fast_track", OTHER, reason="不符合")
    assert (hall.case(case).wish, hall.case(case).green) == (None, False)


def test_an_extension_is_not_approved_by_who_asked_for_it() -> None:
    hall = CaseHall()
    case = hall.opened()
    hall.act(case, "hand_on", LEADER, to_staff="li")
    hall.act(case, "ask_extension", CLERK, days=2, reason="要复核", agreed=True)
    hall.act(case, "hand_on", LEADER, to_staff="wang")
    with pytest.raises(Refusal, match="own-request"):
        hall.act(case, "approve_extension", LEADER)
    hall.act(case, "approve_extension", OTHER)
    assert hall.case(case).due == "2026-11-30"


def test_a_case_handed_to_an_empty_window_is_somebodys_until_one_sits_there() -> None:
    su = Staff("su", words("苏敏"), words("窗口"), ("clerk",), password_hash="kept")
    empty = [r for r in case_records() if not (isinstance(r, Device) and r.window == 3)]
    hall = CaseHall([*empty, su])
    case = hall.opened()
    hall.act(case, "hand_on", to_window=3)
    kept = hall.case(case)
    assert (kept.window, kept.owner, kept.kept) == (3, CLERK.id, True)
    hall.do(TakeWindow(window=3, name="su", password_hash="kept"), SYSTEM)
    taken = hall.case(case)
    assert (taken.owner, taken.kept) == ("su", False)
    assert hall.told("case_taken_over")[0]["before"] == CLERK.id


MARCH: dict[tuple[str, int], str] = {
    ("same_day", 0): "2026-03-02",
    ("working_day", 1): "2026-03-03",
    ("working_day", 3): "2026-03-05",
    ("working_day", 10): "2026-03-16",
    ("working_day", 15): "2026-03-23",
    ("working_day", 21): "2026-03-31",
    ("working_day", 61): "2026-05-29",  # 6 Apr, 1-5 May off, Sat 9 May worked
    ("day", 30): "2026-04-01",
}
"""What is accepted on Monday, 2 March 2026, is due: counted by hand."""


def test_every_promise_of_the_sample_hall_comes_out_right() -> None:
    file = read_hall_file(sample_hall_path())
    items = [record for record in records_of(file) if isinstance(record, GuideItem)]
    here = {"queue": "a", "department": "d", "windows": [], "materials": []}
    ours = [
        GuideItem(position=20 + place, item=record.item.model_copy(update=here))
        for place, record in enumerate(items)
    ]
    hall = CaseHall([*case_records(), *ours])
    hall.clock.moment = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    promised = {record.item.id: record.item.promised for record in items if record.item.promised}
    assert len(promised) == 29
    for item, promise in promised.items():
        done = hall.open("committed", item=item, papers=[])
        assert done.case.due == MARCH[promise.unit, promise.amount], item


def test_the_third_visit_is_told_to_desk_and_leader() -> None:
    hall = CaseHall()
    some = [HELD, missing(BOOK), missing(PHOTO)]
    case = hall.opened("supplement", papers=some, ground=2)
    hall.act(case, "add_papers", papers=[BOOK])
    assert (hall.case(case).visits, decisions_for(hall.state, "wang").loose) == (2, ())
    told = hall.act(case, "add_papers", papers=[PHOTO]).case
    assert (told.visits, told.often) == (3, True)
    (line,) = decisions_for(hall.state, "wang").loose
    assert (line.why, line.visits, line.number) == ("often", 3, told.number)


def test_what_waits_for_a_leader_is_still_known_after_a_restart() -> None:
    hall = CaseHall()
    hall.open("fast-track", reason="重点项目")
    hall.open(limit=8, reason="要到村里核实")
    for state in (hall.state, hall.store.load()[0]):
        desk = decisions_for(state, "wang")
        assert desk.count == 2
        assert {line.asked for line in desk.decisions} == {"fast_track", "longer"}
    decided = next(c for c in hall.state.cases.all() if c.wish == "longer")
    hall.act(decided.id, "deny_longer", LEADER, reason="按承诺办")
    assert decisions_for(hall.state, "wang").count == 1
