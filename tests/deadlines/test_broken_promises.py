"""What is late stays late: nothing moves a day that is past (行政许可法 42; Ruling 1)."""

from dataclasses import fields
from typing import Any

import pytest

from hall_server.cases.clocks import colour
from hall_server.cases.moves import Who, allowed
from hall_server.cases.progress import progress_of
from hall_server.documents.paper import slip_of
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.registers.lines import CaseLine
from hall_server.registers.time_used import lateness
from tests.cases.case_hall import LEADER, CaseHall
from tests.support.open_cases import open_day

pytestmark = pytest.mark.unit

ASKING: dict[str, Any] = {"reason": "需要核查", "days": 5, "agreed": True}
HEARING: dict[str, Any] = {"step": "hearing", "days": 2}
DUE, AFTER, LATER = "2026-11-26", "2026-11-27", "2026-12-01"
"""Opened on Monday the 23rd with three working days: due on Thursday."""


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def refused(hall: CaseHall, case: str, act: str, *who: Any, **told: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        hall.act(case, act, *who, **told)
    return refusal.value.code


def shown(hall: CaseHall, case: str) -> tuple[str, int]:
    """Its colour today and how often it was urged."""
    return colour(hall.case(case), hall.state.business_day), hall.case(case).urged


# --- a longer limit -------------------------------------------------------------------------------


def test_a_longer_limit_is_asked_for_and_approved_on_the_last_day_at_the_latest(
    hall: CaseHall,
) -> None:
    case = hall.opened()
    open_day(hall, DUE)
    hall.act(case, "ask_extension", **ASKING)
    done = hall.act(case, "approve_extension", LEADER)
    assert (done.case.due, hall.case(case).first_due) == ("2026-12-03", DUE)


def test_a_case_past_its_day_is_not_made_good_by_asking(hall: CaseHall) -> None:
    case = hall.opened()
    open_day(hall, AFTER)
    assert refused(hall, case, "ask_extension", **ASKING) == "past-due"
    assert (hall.case(case).due, shown(hall, case)) == (DUE, ("red", 1))


def test_one_asked_in_time_and_left_undecided_lapses_and_can_only_be_denied(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "ask_extension", **ASKING)
    open_day(hall, AFTER)
    assert hall.case(case).extension == "lapsed"
    assert hall.told("extension_lapsed") == [{"case": case, "window": 1, "due": DUE}]
    file = hall.store.cold("case-file", case)
    assert [step.act for step in file.steps][-1] == "extension_lapsed"
    assert refused(hall, case, "approve_extension", LEADER) == "past-due"
    hall.act(case, "deny_extension", LEADER, reason="未在期限内决定")
    assert (hall.case(case).extension, hall.case(case).due) == ("denied", DUE)
    assert shown(hall, case)[0] == "red"


def test_the_console_offers_neither_once_the_day_is_past(hall: CaseHall) -> None:
    case = hall.opened()
    handler: frozenset[Who] = frozenset({"handler"})
    leader: frozenset[Who] = frozenset({"leader"})
    assert "ask_extension" in allowed(hall.case(case), handler, DUE)
    assert "ask_extension" not in allowed(hall.case(case), handler, AFTER)
    hall.act(case, "ask_extension", **ASKING)
    assert "approve_extension" not in allowed(hall.case(case), leader, AFTER)
    assert "deny_extension" in allowed(hall.case(case), leader, AFTER)


def test_the_day_that_was_promised_first_stays_readable(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "ask_extension", **ASKING)
    hall.act(case, "approve_extension", LEADER)
    hall.clock.advance(days=1)
    hall.act(case, "stop_clock", **HEARING)
    hall.clock.advance(days=1)
    hall.act(case, "resume_clock")
    assert (hall.case(case).first_due, hall.case(case).due) == (DUE, "2026-12-04")


# --- a special step -------------------------------------------------------------------------------


def test_a_hearing_held_after_the_day_is_noted_and_leaves_the_case_red(hall: CaseHall) -> None:
    case = hall.opened()
    open_day(hall, AFTER)
    done = hall.act(case, "stop_clock", **HEARING)
    assert (done.case.state, done.case.colour, done.case.due) == ("stopped", "red", DUE)
    assert "超期" in done.warnings[-1].zh
    open_day(hall, "2026-11-30")
    assert shown(hall, case) == ("red", 2)
    assert case in hall.state.cases.urgency.first(9, "2026-11-30", "")
    told = progress_of(hall.state.casework, hall.case(case))
    assert told.due == DUE
    assert "超过承诺" in told.headline.zh
    hall.act(case, "resume_clock")
    assert (hall.case(case).due, shown(hall, case)[0]) == (DUE, "red")


def test_a_stop_of_an_earlier_day_makes_nothing_good(hall: CaseHall) -> None:
    case = hall.opened()
    open_day(hall, AFTER)
    assert refused(hall, case, "stop_clock", **HEARING, day="2026-11-24") == "wrong-day"
    leader = Actor("staff", "wang", "clerk", 1)
    hall.act(case, "stop_clock", leader, **HEARING, day="2026-11-24")
    assert (hall.case(case).due, shown(hall, case)[0]) == (DUE, "red")
    hall.act(case, "resume_clock")
    assert (hall.case(case).due, shown(hall, case)[0]) == (DUE, "red")


def test_a_stop_that_lasts_longer_than_expected_is_urged_and_told_above(hall: CaseHall) -> None:
    """Stopped on Tuesday for two working days: yellow on Wednesday, late from Thursday."""
    case = hall.opened()
    hall.clock.advance(days=1)
    done = hall.act(case, "stop_clock", **HEARING)
    assert (done.case.due, done.case.cause) == ("2026-11-25", "stop")
    seen = []
    for day in ("2026-11-24", "2026-11-25", "2026-11-26", AFTER, "2026-11-30"):
        open_day(hall, day)
        seen.append((*shown(hall, case), hall.case(case).stage))
    assert seen == [
        ("grey", 0, 0),
        ("yellow", 0, 0),
        ("red", 1, 1),
        ("red", 2, 2),
        ("red", 3, 3),
    ]
    told = progress_of(hall.state.casework, hall.case(case))
    assert told.due is None
    assert "11月24日" in told.headline.zh
    assert "11月25日" in told.headline.zh
    hall.act(case, "resume_clock")
    assert (*shown(hall, case), hall.case(case).stage) == ("green", 3, 0)


NOT_COUNTED, COUNTED = "依法不计入办理期限", "不能抵消超期"


def test_the_notice_of_a_step_never_says_of_a_late_case_that_its_time_stands(
    hall: CaseHall,
) -> None:
    late, other = hall.opened(), hall.opened()
    in_time = _notice(hall, other)
    assert NOT_COUNTED in in_time
    assert "自此日起不计入时限" in in_time
    assert COUNTED not in in_time
    open_day(hall, AFTER)
    told = _notice(hall, late)
    assert COUNTED in told
    assert "特别程序开始日期" in told
    assert "2026年11月27日" in told
    assert "不计入" not in told


def _notice(hall: CaseHall, case: str) -> str:
    """The stop notice as the citizen reads it."""
    hall.act(case, "stop_clock", **HEARING)
    notice = hall.store.cold("case-file", case).documents[-1]
    assert notice.form == "stop-notice"
    return slip_of(hall.state.premises.premises, notice).model_dump_json()


def test_a_step_that_ended_yesterday_is_noted_so(hall: CaseHall) -> None:
    """Tuesday is stopped, Wednesday counts again: 1 day later than Thursday."""
    case = hall.opened()
    hall.clock.advance(days=1)
    hall.act(case, "stop_clock", **HEARING)
    hall.clock.advance(days=2)
    assert refused(hall, case, "resume_clock", day="2026-11-23") == "wrong-day"
    assert refused(hall, case, "resume_clock", day="2026-12-24") == "wrong-day"
    hall.act(case, "resume_clock", day="2026-11-25")
    assert hall.case(case).due == AFTER


def test_what_was_sent_up_late_is_late_when_it_is_answered(hall: CaseHall) -> None:
    """Red on the 27th, then another's promise runs; the register tells the late sending."""
    late, told = [], {"outcome": "granted"}
    for sent, day in (("2026-11-24", DUE), (LATER, "2026-12-02")):
        case = hall.opened("reported-up", superior="县民政局")
        assert hall.case(case).send_by == hall.case(case).due
        open_day(hall, sent)
        hall.act(case, "send_up")
        assert hall.case(case).stage == 0
        open_day(hall, day)
        hall.act(case, "note_answer", **told)
        row = hall.case(case).row()
        names = [column.name for column in fields(CaseLine)]
        late.append(lateness(CaseLine(**{name: row[name] for name in names}), day))
        hall = CaseHall()
    assert late == [-1, 1]


def test_handing_a_late_case_on_forgets_nothing(hall: CaseHall) -> None:
    case = hall.opened()
    open_day(hall, LATER)
    assert hall.case(case).stage == 3
    hall.act(case, "hand_on", LEADER, to_window=3)
    assert hall.case(case).stage == 3
