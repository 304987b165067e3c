"""How a case ends, whichever way: told, signed, handed over, of its true day (rows F2, F6)."""

from dataclasses import fields
from typing import Any

import pytest

from hall_link.wire.cases import FindCase
from hall_link.wire.documents import IssueDocument, VoidDocument
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.registers.lines import CaseLine
from hall_server.registers.time_used import lateness
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, PHOTO, CaseHall, missing, refused
from tests.support.small_hall import clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("F6")]

COLUMNS = [column.name for column in fields(CaseLine)]
GIVEN: dict[str, Any] = {"channel": "counter", "recipient": "张建国"}
WAITING = [HELD, missing(BOOK), missing(PHOTO)]
GIVING_UP: dict[str, tuple[str, dict[str, Any]]] = {
    "returned": ("return", {"ground": 1}),
    "refused": ("refuse", {"reason": "不属本镇"}),
    "withdrawn": ("withdraw", {"reason": "不办了"}),
}


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def line_of(hall: CaseHall, case: str) -> int | None:
    """Whether the register calls it late."""
    row = hall.case(case).row()
    return lateness(CaseLine(**{name: row[name] for name in COLUMNS}), hall.state.business_day)


def headline(hall: CaseHall, case: str) -> str:
    asked = FindCase(number=hall.case(case).number, last_four="1234")
    told: str = hall.do(asked, Actor("device", "kiosk-1", "kiosk")).headline.zh
    return told


# --- after acceptance -----------------------------------------------------------------------------


def test_what_is_accepted_can_only_be_decided_or_withdrawn(hall: CaseHall) -> None:
    case = hall.opened()
    assert refused(hall, case, "refuse", reason="弄错了") == "wrong-state"
    assert refused(hall, case, "return", ground=1) == "wrong-state"
    done = hall.act(case, "decide", outcome="denied", reason="不属本镇管辖")
    assert [paper.form for paper in done.documents] == ["deny-decision"]
    (decision,) = [d for d in hall.store.cold("case-documents", case) if d.form == "deny-decision"]
    assert dict(decision.fields)["reason"] == "不属本镇管辖"


def test_no_joint_case_ends_with_a_part_open(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2, 3])
    assert refused(hall, case, "refuse", reason="x") == "wrong-state"
    assert refused(hall, case, "decide", outcome="denied", reason="x") == "tasks-open"


def test_a_denial_is_signed_for_also_on_the_spot(hall: CaseHall) -> None:
    case = hall.opened("on-the-spot")
    denied = {"outcome": "denied", "reason": "不符合条件"}
    assert refused(hall, case, "close", **denied, **GIVEN) == "signature-needed"
    hall.act(case, "decide", **denied)
    assert refused(hall, case, "close", **GIVEN) == "signature-needed"
    hall.sign_all(case)
    assert hall.act(case, "close", **GIVEN).case.state == "closed"


def test_what_was_denied_stays_told_after_it_is_over(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "decide", outcome="denied", reason="收入超过标准")
    told = [headline(hall, case)]
    hall.act(case, "deliver", **GIVEN)
    told.append(headline(hall, case))
    hall.sign_all(case)
    hall.act(case, "close")
    told.append(headline(hall, case))
    assert told == ["没有获准，决定书上写了原因", *["没有获准，决定书已交给您"] * 2]


# --- given up -------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", GIVING_UP)
def test_what_is_given_up_is_over_when_its_slip_is_signed_and_taken(
    hall: CaseHall, outcome: str
) -> None:
    act, told = GIVING_UP[outcome]
    case = hall.opened(papers=[])
    done = hall.act(case, act, **told)
    (slip,) = done.documents
    assert (done.case.state, slip.needs != []) == (outcome, True)
    assert done.case.due == "2026-11-30"  # five working days to hand it over
    kept = hall.case(case)
    assert (kept.outcome, kept.decided_on, kept.closed_at) == (outcome, "2026-11-23", None)
    assert refused(hall, case, "close") == "recipient-needed"
    assert refused(hall, case, "close", **GIVEN) == "signature-needed"
    hall.sign_all(case)
    assert hall.act(case, "close", **GIVEN).case.state == "closed"
    assert hall.case(case).outcome == outcome


def test_at_the_window_it_is_one_act_a_signature_and_the_end(hall: CaseHall) -> None:
    case = hall.opened("supplement", papers=WAITING, ground=2)
    assert refused(hall, case, "return", ground=1, channel="counter") == "recipient-needed"
    hall.act(case, "return", ground=1, **GIVEN)
    hall.sign_all(case)
    hall.act(case, "close")
    whose = hall.state.cases.applicant(case)
    assert whose is not None
    assert (hall.case(case).state, whose.recipient) == ("closed", "张建国")
    assert "张建国" not in "".join(entry.body for entry in hall.store.entries)


def test_a_kind_that_ends_as_it_is_opened_is_handed_over_too(hall: CaseHall) -> None:
    case = hall.opened("returned", ground=1)
    assert (hall.case(case).outcome, hall.case(case).closed_at) == ("returned", None)
    assert headline(hall, case) == "已退回，请领取退回通知书，上面写了原因"
    hall.sign_all(case)
    hall.act(case, "close", **GIVEN)
    assert headline(hall, case) == "已退回，原因见退回通知书"


@pytest.mark.parametrize(("days", "late"), [(2, -1), (3, 0), (7, 1)])
def test_what_is_withdrawn_counts_by_the_day_it_was(hall: CaseHall, days: int, late: int) -> None:
    case = hall.opened()  # due on the 26th
    hall.clock.advance(days=days)
    hall.act(case, "withdraw", reason="不办了")
    assert line_of(hall, case) == late


def test_a_withdrawal_slip_tells_the_papers_given_back(hall: CaseHall) -> None:
    some, none = hall.opened(papers=[HELD, missing(PHOTO)]), hall.opened(papers=[missing(PHOTO)])
    for case, told in ((some, "身份证|1 份"), (none, None)):
        hall.act(case, "withdraw", reason="不办了")
        slip = hall.store.cold("case-documents", case)[-1]
        assert (slip.form, dict(slip.fields).get("held")) == ("withdraw-slip", told)


def test_parts_of_other_windows_are_let_go_as_it_is_given_up(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2, 3])
    hall.act(case, "withdraw", reason="不办了")
    assert {task.state for task in hall.state.cases.tasks_of(case)} == {"dropped"}
    assert refused(hall, case, "add_papers", papers=[PHOTO]) == "wrong-state"
    hall.act(case, "hand_on", to_window=3)
    assert hall.case(case).window == 3


# --- the true day ---------------------------------------------------------------------------------


@pytest.mark.row("F2")
def test_a_decision_is_of_the_day_it_was_made(hall: CaseHall) -> None:
    case = hall.opened()
    hall.clock.advance(days=8)  # 1 December, past the 26th
    hall.opened()  # the day opens, and urges
    told: dict[str, Any] = {"outcome": "granted"}
    assert refused(hall, case, "decide", **told, day="2026-12-02") == "wrong-day"
    assert refused(hall, case, "decide", LEADER, **told, day="2026-11-20") == "wrong-day"
    hall.act(case, "decide", LEADER, **told, day="2026-11-25")
    kept = hall.case(case)
    assert (kept.decided_on, kept.deliver_by) == ("2026-11-25", "2026-12-02")
    assert refused(hall, case, "deliver", **GIVEN, day="2026-11-24") == "wrong-day"
    hall.act(case, "deliver", **GIVEN, day="2026-11-27")
    assert hall.case(case).delivered_at == "2026-11-27T15:59:00.000000+00:00"


@pytest.mark.row("F2", "F3")
def test_a_late_case_is_not_made_good_by_the_day_its_window_tells(hall: CaseHall) -> None:
    case, other = hall.opened(), hall.opened()
    told: dict[str, Any] = {"outcome": "granted"}
    assert refused(hall, case, "decide", LEADER, **told) == "not-your-case"  # not late yet
    hall.clock.advance(days=8)  # 1 December, past the 26th
    hall.opened()
    for day in ("2026-11-24", "2026-11-26"):
        assert refused(hall, case, "decide", **told, day=day) == "back-dated"
        assert refused(hall, case, "withdraw", reason="不办了", day=day) == "back-dated"
    hall.act(case, "decide", **told, day="2026-11-27")
    assert line_of(hall, case) == 1
    hall.act(other, "decide", LEADER, **told, day="2026-11-24")
    assert line_of(hall, other) == -1


@pytest.mark.row("F2")
def test_a_leader_at_the_window_that_is_late_is_its_window(hall: CaseHall) -> None:
    case = hall.opened()
    hall.clock.advance(days=8)
    hall.opened()
    at_window = Actor("staff", "wang", "clerk", window=1)
    told: dict[str, Any] = {"outcome": "granted", "day": "2026-11-24"}
    assert refused(hall, case, "decide", at_window, **told) == "back-dated"


@pytest.mark.row("F2")
def test_the_level_above_decides_after_it_was_asked(hall: CaseHall) -> None:
    case = hall.opened("reported-up", superior="县民政局")
    hall.clock.advance(days=3)
    hall.act(case, "send_up", day="2026-11-24")
    assert refused(hall, case, "note_answer", outcome="granted", day="2026-11-23") == "wrong-day"
    hall.act(case, "note_answer", outcome="granted", day="2026-11-25")
    assert hall.case(case).decided_on == "2026-11-25"


@pytest.mark.row("F2")
def test_a_clock_stopped_and_let_go_on_by_the_days_it_was(hall: CaseHall) -> None:
    case = hall.opened()
    hall.clock.advance(days=3)
    told: dict[str, Any] = {"step": "hearing", "days": 1}
    assert refused(hall, case, "stop_clock", **told, day="2026-11-27") == "wrong-day"
    hall.act(case, "stop_clock", **told, day="2026-11-25")
    assert refused(hall, case, "resume_clock", day="2026-11-24") == "wrong-day"
    hall.act(case, "resume_clock", day="2026-11-26")
    assert [(s.since, s.until) for s in hall.case(case).stops] == [("2026-11-25", "2026-11-26")]


@pytest.mark.row("F2")
def test_only_a_leader_notes_a_stop_of_days_ago(hall: CaseHall) -> None:
    case = hall.opened()
    hall.clock.advance(days=3)  # Thursday the 26th, its last day
    told: dict[str, Any] = {"step": "hearing", "days": 1, "day": "2026-11-23"}
    assert refused(hall, case, "stop_clock", **told) == "wrong-day"
    hall.act(case, "stop_clock", Actor("staff", "wang", "clerk", 1), **told)
    assert hall.case(case).stops[-1].since == "2026-11-23"


@pytest.mark.row("F2")
def test_a_stop_of_the_working_day_before_is_told_of_on_monday(hall: CaseHall) -> None:
    hall.clock.advance(days=4)
    case = hall.opened()  # Friday
    hall.clock.advance(days=3)
    hall.act(case, "stop_clock", step="testing", days=2, day="2026-11-27")
    assert hall.case(case).stops[-1].since == "2026-11-27"


# --- nothing is voided away -----------------------------------------------------------------------


def test_a_voided_paper_is_made_good_by_a_signed_one_alone(hall: CaseHall) -> None:
    case = hall.opened()
    (slip,) = hall.store.cold("case-documents", case)
    hall.act(case, "decide", outcome="granted")
    hall.act(case, "deliver", **GIVEN)
    hall.do(VoidDocument(document_id=slip.id, reason="名字写错"), CLERK)
    assert refused(hall, case, "close") == "signature-needed"
    hall.do(IssueDocument(form="promise-slip", window=1, case_id=case, print=False), CLERK)
    assert refused(hall, case, "close") == "signature-needed"
    hall.sign_all(case)
    assert hall.act(case, "close").case.state == "closed"


def test_a_paper_no_act_asked_for_is_voided_for_good(hall: CaseHall) -> None:
    case = hall.opened()
    told = {"reason": "弄错了"}
    hall.do(
        IssueDocument(form="deny-decision", window=1, case_id=case, fields=told, print=False), CLERK
    )
    hall.act(case, "decide", outcome="granted")
    hall.act(case, "deliver", **GIVEN)
    wrong = hall.store.cold("case-documents", case)[-1]
    assert (wrong.form, wrong.by_hand) == ("deny-decision", True)
    hall.do(VoidDocument(document_id=wrong.id, reason="不该出具"), CLERK)
    hall.sign_all(case)
    assert hall.act(case, "close").case.state == "closed"
    assert hall.store.cold("case-steps", case)[-1].act == "close"


def test_a_decision_that_was_made_is_never_voided_away(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "decide", outcome="denied", reason="收入超过标准")
    hall.act(case, "deliver", **GIVEN)
    hall.sign_all(case)
    decision = hall.store.cold("case-documents", case)[-1]
    hall.do(VoidDocument(document_id=decision.id, reason="不该出具"), LEADER)
    assert refused(hall, case, "close") == "signature-needed"


def test_what_the_clerk_alone_signs_keeps_no_question_open(hall: CaseHall) -> None:
    case = hall.opened("consultation", papers=[])
    (paper,) = hall.store.cold("case-documents", case)
    assert paper.form == "consult-notice"
    assert hall.act(case, "close", outcome="granted", **GIVEN).case.state == "closed"


def test_a_cases_paper_is_voided_by_its_handler_or_a_leader_and_its_file_tells(
    hall: CaseHall,
) -> None:
    case = hall.opened("joint", joined=[2, 3])
    slip, note, *_ = hall.store.cold("case-documents", case)
    for document, actor in ((slip, clerk(2)), (slip, clerk(4))):
        with pytest.raises(Refusal) as refusal:
            hall.do(VoidDocument(document_id=document.id, reason="错"), actor)
        assert refusal.value.code == "not-your-case"
    hall.do(VoidDocument(document_id=note.id, reason="窗口写错"), clerk(2))  # among windows
    hall.do(VoidDocument(document_id=slip.id, reason="名字写错"), LEADER)
    steps = [s for s in hall.store.cold("case-steps", case) if s.act == "void_document"]
    assert [(s.by, s.note, dict(s.facts)["form"]) for s in steps] == [
        ("clerk-2", "窗口写错", "joint-copy-note"),
        ("wang", "名字写错", "joint-slip"),
    ]
