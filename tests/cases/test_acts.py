"""Every act on a case, and every refusal (rows F1, F2, F5, F6; Ruling 1)."""

from dataclasses import replace
from typing import Any

import pytest

from hall_link.wire.cases import CasePaper
from hall_link.wire.guide import LimitUnit
from hall_server.kernel.refusals import Refusal
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, PHOTO, CaseHall, missing, refused
from tests.support.small_hall import clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("F2"), pytest.mark.row("F6")]

OTHER = clerk(3)
WAITING = [HELD, missing(BOOK), missing(PHOTO)]


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


# --- taken in -------------------------------------------------------------------------------------


def test_a_supplement_case_runs_from_the_day_its_papers_are_complete(hall: CaseHall) -> None:
    case = hall.opened("supplement", papers=WAITING, ground=2)
    hall.clock.advance(days=1)
    assert refused(hall, case, "add_papers") == "papers-needed"
    assert hall.act(case, "add_papers", papers=[PHOTO]).case.state == "supplementing"
    hall.clock.advance(days=3)
    done = hall.act(case, "add_papers", papers=[CasePaper(name="户口簿")])  # by its name
    assert (done.case.state, done.case.due) == ("accepted", "2026-12-02")
    assert [paper.form for paper in done.documents] == ["accept-notice"]
    kept = hall.case(case)
    assert (kept.complete_day, kept.visits) == ("2026-11-27", 3)
    assert [paper.place for paper in kept.papers] == [0, 1, 2]


def test_papers_put_right_are_accepted_at_once(hall: CaseHall) -> None:
    case = hall.opened(papers=[HELD, missing(BOOK)])
    assert refused(hall, case, "accept") == "wrong-state"
    done = hall.act(case, "add_papers", papers=[BOOK])
    assert [paper.form for paper in done.documents] == ["promise-slip"]
    assert done.case.due == "2026-11-26"


def test_an_on_the_spot_case_put_right_later_has_its_minutes_from_then_on(hall: CaseHall) -> None:
    case = hall.opened("on-the-spot", papers=[HELD, missing(PHOTO)])
    hall.clock.advance(days=1)
    hall.act(case, "add_papers", papers=[PHOTO])
    kept = hall.case(case)
    assert (kept.due, kept.due_at) == ("2026-11-24", "2026-11-24T01:30:00.000000+00:00")


def test_what_was_received_is_accepted_or_corrected(hall: CaseHall) -> None:
    case, other = hall.opened(papers=[]), hall.opened(papers=[])
    hall.clock.advance(days=1)
    assert hall.act(case, "accept").case.due == "2026-11-27"
    assert refused(hall, other, "correct") == "papers-needed"
    done = hall.act(other, "correct", papers=[PHOTO], reason="照片不是白底")
    assert (done.case.state, [d.form for d in done.documents]) == (
        "correcting",
        ["correction-notice"],
    )


def test_only_what_the_guide_names_may_come_later(hall: CaseHall) -> None:
    case = hall.opened(papers=[HELD, missing(BOOK)])
    assert refused(hall, case, "note_owed", papers=[BOOK]) == "field-missing"
    late = {"papers": [BOOK], "day": "2026-12-10"}
    assert hall.act(case, "note_owed", **late).case.state == "accepted"
    other = hall.opened(papers=[HELD, missing(PHOTO)])
    assert refused(hall, other, "note_owed", papers=[PHOTO], day="2026-12-10") == "papers-needed"


def test_what_was_handed_in_is_returned_or_refused(hall: CaseHall) -> None:
    returned, refusing = hall.opened(papers=[]), hall.opened(papers=[])
    assert refused(hall, returned, "return") == "ground-needed"
    assert refused(hall, returned, "return", ground=4) == "ground-needed"
    assert refused(hall, refusing, "refuse") == "reason-needed"
    forms = [
        hall.act(returned, "return", ground=3).documents,
        hall.act(refusing, "refuse", reason="不属本镇").documents,
    ]
    assert [[d.form for d in given] for given in forms] == [["return-slip"], ["nonaccept-slip"]]


def test_what_is_over_is_over(hall: CaseHall) -> None:
    case = hall.opened("on-the-spot")
    hall.act(case, "close", outcome="granted", channel="counter", recipient="张建国")
    assert refused(hall, case, "note_progress", reason="x") == "wrong-state"
    assert hall.case(case).closed_at is not None
    hall.clock.advance(days=1)
    hall.opened()  # a day later memory has it no more
    for gone, code in ((case, "wrong-state"), ("nonsense", "unknown-case")):
        with pytest.raises(Refusal) as refusal:
            hall.act(gone, "withdraw", reason="x")
        assert refusal.value.code == code


def test_the_acceptance_notice_proves_when_the_clock_started(hall: CaseHall) -> None:
    case = hall.opened(papers=[])
    hall.clock.advance(days=1)
    hall.act(case, "accept")
    told = [dict(d.fields) for d in hall.store.cold("case-file", case).documents]
    assert [fields["received_at"] for fields in told] == ["2026-11-23 09:00", "2026-11-24 09:00"]
    assert (told[1]["due"], told[1]["limit"]) == ("2026-11-27", "3 个工作日")


def test_a_notice_of_what_is_missing_tells_by_when(hall: CaseHall) -> None:
    for kind in ("committed", "supplement"):
        case = hall.opened(kind, papers=WAITING, ground=2)
        (notice,) = hall.store.cold("case-file", case).documents
        told = dict(notice.fields)
        assert told["missing"] == "户口簿|1 份\n照片|1 份"
        assert told["due"] == "2026-12-07"  # ten working days


# --- the clock ------------------------------------------------------------------------------------


def test_a_special_step_stops_the_clock_with_a_notice(hall: CaseHall) -> None:
    case = hall.opened()
    assert refused(hall, case, "stop_clock", days=2) == "field-missing"
    assert refused(hall, case, "stop_clock", step="hearing") == "limit-needed"
    done = hall.act(case, "stop_clock", step="hearing", days=2)
    assert (done.case.state, done.case.due, done.case.colour) == (
        "stopped",
        "2026-11-24",  # until when the step is expected to go on
        "grey",
    )
    assert ([d.form for d in done.documents], done.warnings) == (["stop-notice"], [])
    told = dict(hall.store.cold("case-file", case).documents[-1].fields)
    assert (told["step"], told["since"], told["days"]) == ("听证", "2026-11-23", "2 个工作日")
    hall.clock.advance(days=2)  # Monday to Wednesday
    done = hall.act(case, "resume_clock")
    assert (done.case.state, done.case.due) == ("accepted", "2026-11-27")
    assert refused(hall, case, "resume_clock") == "wrong-state"


def test_a_step_longer_than_the_promise_is_a_warning(hall: CaseHall) -> None:
    done = hall.act(hall.opened(), "stop_clock", step="expert_review", days=20)
    assert len(done.warnings) == 1


@pytest.mark.parametrize(
    ("unit", "limit", "days", "warned"),
    [
        ("month", 1, 20, False),
        ("month", 1, 25, True),
        ("day", 7, 6, True),
        ("day", 7, 5, False),
        ("same_day", 1, 2, True),
    ],
)
def test_a_step_is_longer_than_the_promise_by_days_not_by_figures(
    hall: CaseHall, unit: LimitUnit, limit: int, days: int, warned: bool
) -> None:
    """A month from Monday 23 November ends on 23 December, 22 working days on; seven days on
    30 November, five working days on."""
    opened = hall.opened()
    hall.state.cases.apply_case(replace(hall.case(opened), limit_unit=unit, limit_days=limit))
    done = hall.act(opened, "stop_clock", step="hearing", days=days)
    assert bool(done.warnings) is warned


def test_an_extension_needs_reason_consent_and_a_leader_and_comes_once(hall: CaseHall) -> None:
    case = hall.opened()
    asking: dict[str, Any] = {"reason": "需要核查", "days": 5, "agreed": True}
    assert refused(hall, case, "ask_extension", **{**asking, "reason": ""}) == "reason-needed"
    assert refused(hall, case, "ask_extension", **{**asking, "agreed": False}) == "agreement-needed"
    assert refused(hall, case, "ask_extension", **{**asking, "days": None}) == "limit-needed"
    assert refused(hall, case, "ask_extension", **{**asking, "days": 11}) == "too-long"
    assert refused(hall, case, "approve_extension", LEADER) == "wrong-state"
    hall.act(case, "ask_extension", **asking)
    assert hall.case(case).due == "2026-11-26"
    assert refused(hall, case, "ask_extension", **asking) == "extension-used"
    assert refused(hall, case, "approve_extension") == "approval-needed"
    done = hall.act(case, "approve_extension", LEADER)
    assert (done.case.due, [d.form for d in done.documents]) == ("2026-12-03", ["extension-notice"])
    (notice,) = hall.store.cold("case-file", case).documents[1:]
    told = dict(notice.fields)
    assert (told["reason"], told["due_before"], told["due"]) == (
        "需要核查",
        "2026-11-26",
        "2026-12-03",
    )
    assert refused(hall, case, "ask_extension", **asking) == "extension-used"


def test_a_denied_extension_leaves_the_day(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "ask_extension", reason="忙", days=1, agreed=True)
    assert refused(hall, case, "deny_extension", LEADER) == "reason-needed"
    hall.act(case, "deny_extension", LEADER, reason="按时办结")
    assert (hall.case(case).extension, hall.case(case).due) == ("denied", "2026-11-26")


# --- with others ----------------------------------------------------------------------------------


def test_handing_on_keeps_who_was_asked_first(hall: CaseHall) -> None:
    case = hall.opened(first_asked="li")
    assert refused(hall, case, "hand_on") == "windows-needed"
    assert refused(hall, case, "hand_on", to_window=77) == "unknown-window"
    assert refused(hall, case, "hand_on", to_staff="nobody") == "unknown-staff"
    assert refused(hall, case, "hand_on", to_window=1) == "windows-needed"
    hall.act(case, "hand_on", to_window=3)
    kept = hall.case(case)
    assert (kept.window, kept.owner) == (3, "clerk-3")
    assert (kept.first_asked, kept.first_handler) == ("li", CLERK.id)
    assert refused(hall, case, "note_progress", reason="x") == "not-your-case"
    hall.act(case, "note_progress", OTHER, reason="已核对")
    hall.act(case, "hand_on", LEADER, to_staff="li")
    assert (hall.case(case).window, hall.case(case).owner) == (3, "li")


def test_nobody_acts_from_a_window_that_is_not_theirs(hall: CaseHall) -> None:
    case = hall.opened()
    assert refused(hall, case, "note_progress", CLERK, window=2, reason="x") == "wrong-window"
    assert refused(hall, case, "accept", LEADER) == "not-your-case"


def test_a_reported_up_case_is_sent_and_answered(hall: CaseHall) -> None:
    case = hall.opened("reported-up", superior="县民政局")
    assert refused(hall, case, "decide", outcome="granted") == "wrong-state"
    hall.clock.advance(days=1)
    done = hall.act(case, "send_up")
    assert (done.case.state, done.case.due) == ("sent_up", "2026-11-27")
    assert refused(hall, case, "note_answer") == "outcome-needed"
    assert hall.act(case, "note_answer", outcome="granted").case.state == "decided"
    assert refused(hall, hall.opened(), "send_up", superior="县") == "wrong-state"


def test_windows_join_are_urged_and_let_go(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2])
    assert refused(hall, case, "join_windows", joined=[2]) == "windows-needed"
    hall.act(case, "join_windows", joined=[3])
    assert refused(hall, case, "decide", outcome="granted") == "tasks-open"
    hall.act(case, "urge")
    assert [task.urged for task in hall.state.cases.tasks_of(case)] == [1, 1]
    hall.act(case, "withdraw", reason="不办了")
    assert {task.state for task in hall.state.cases.tasks_of(case)} == {"dropped"}
    assert refused(hall, hall.opened(), "join_windows", joined=[3]) == "wrong-state"


def test_a_leader_urges_the_owner(hall: CaseHall) -> None:
    case = hall.opened()
    assert refused(hall, case, "urge") == "approval-needed"
    assert hall.act(case, "urge", LEADER).case.urged == 1


@pytest.mark.row("F5")
def test_an_agents_work_ends_on_a_listed_ground(hall: CaseHall) -> None:
    case = hall.opened(agency="agent", agreed=True)
    assert refused(hall, case, "end_agency") == "ground-needed"
    assert refused(hall, case, "end_agency", ground=7) == "ground-needed"
    assert hall.act(case, "end_agency", ground=6).case.state == "accepted"
    assert refused(hall, case, "end_agency", ground=1) == "wrong-state"
    assert refused(hall, hall.opened(), "end_agency", ground=1) == "wrong-state"


def test_another_authoritys_number_is_noted(hall: CaseHall) -> None:
    case = hall.opened()
    assert refused(hall, case, "set_outer") == "field-missing"
    hall.act(case, "set_outer", outer=" 51-2026-7 ")
    assert hall.case(case).outer == "51-2026-7"


# --- the result -----------------------------------------------------------------------------------


def test_nothing_is_over_without_outcome_recipient_signature_and_papers(hall: CaseHall) -> None:
    owing = BOOK.model_copy(update={"state": "owed", "owed_until": "2026-12-10"})
    case = hall.opened(papers=[HELD, owing])
    assert refused(hall, case, "close") == "wrong-state"
    assert refused(hall, case, "decide") == "outcome-needed"
    assert refused(hall, case, "decide", outcome="denied") == "reason-needed"
    assert hall.act(case, "decide", outcome="granted").case.due == "2026-11-30"
    assert refused(hall, case, "lay_out") == "field-missing"
    done = hall.act(case, "lay_out", shelf="B-12")
    assert ([d.form for d in done.documents], done.case.state) == (["pickup-slip"], "ready")
    assert refused(hall, case, "deliver", channel="counter") == "recipient-needed"
    assert refused(hall, case, "close") == "recipient-needed"
    hall.act(case, "deliver", channel="counter", recipient="张建国")
    assert refused(hall, case, "close") == "papers-owed"
    hall.act(case, "add_papers", papers=[BOOK])
    assert refused(hall, case, "close") == "signature-needed"
    hall.sign_all(case)
    assert hall.act(case, "close", reason="很满意").case.state == "closed"
    steps = hall.store.cold("case-file", case).steps
    assert dict(steps[-1].facts)["feedback"] == "noted"
    assert "张建国" not in "".join(entry.body for entry in hall.store.entries)


def test_what_is_denied_is_told_why(hall: CaseHall) -> None:
    done = hall.act(hall.opened(), "decide", outcome="denied", reason="收入超过标准")
    assert [d.form for d in done.documents] == ["deny-decision"]


def test_on_the_spot_is_one_act(hall: CaseHall) -> None:
    case = hall.opened("on-the-spot")
    given = {"outcome": "granted", "channel": "counter", "recipient": "张建国"}
    assert refused(hall, case, "close", **{**given, "outcome": None}) == "outcome-needed"
    assert refused(hall, case, "close", **{**given, "recipient": " "}) == "recipient-needed"
    assert hall.act(case, "close", **given).case.state == "closed"
    assert refused(hall, case, "close", **given) == "wrong-state"


def test_an_applicant_withdraws_for_a_reason(hall: CaseHall) -> None:
    case = hall.opened()
    assert refused(hall, case, "withdraw") == "reason-needed"
    assert hall.act(case, "withdraw", reason="不办了").case.state == "withdrawn"
