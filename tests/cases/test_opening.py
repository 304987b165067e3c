"""Cases are opened by the definitions of their kinds (rows B10, F1; Rulings 3 and 9)."""

from typing import Any

import pytest

from hall_link.wire.cases import CasePaper
from hall_server.kernel.refusals import Refusal
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, PHOTO, CaseHall, missing
from tests.support.small_hall import clerk

pytestmark = [pytest.mark.unit, pytest.mark.row("F1")]


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def refused(hall: CaseHall, kind: str, **told: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        hall.open(kind, **told)
    return refusal.value.code


def test_a_committed_case_is_accepted_at_once_and_promised_by_a_day(hall: CaseHall) -> None:
    done = hall.open("committed")
    assert (done.case.state, done.case.due, done.case.days_left) == ("accepted", "2026-11-26", 3)
    assert [paper.form for paper in done.documents] == ["promise-slip"]
    case = hall.case(done.case.case_id)
    assert case.accepted_at == case.received_at
    assert case.limit_days == 3


def test_numbers_are_the_day_and_the_place_without_gaps(hall: CaseHall) -> None:
    numbers = []
    for kind in ("committed", "supplement", "on-the-spot", "committed"):
        try:
            numbers.append(hall.open(kind).case.number)
        except Refusal:
            continue  # all papers are there: no supplement case, and no number lost
    assert numbers == ["2611230001", "2611230002", "2611230003"]


def test_missing_papers_are_told_before_acceptance(hall: CaseHall) -> None:
    done = hall.open("committed", papers=[HELD, missing(BOOK), PHOTO])
    assert (done.case.state, done.case.due) == ("correcting", "2026-12-07")
    assert done.case.cause == "papers"
    assert [paper.form for paper in done.documents] == ["correction-notice"]


def test_what_nobody_has_looked_through_is_only_received(hall: CaseHall) -> None:
    done = hall.open("committed", papers=[])
    assert done.case.state == "received"
    assert [paper.form for paper in done.documents] == ["intake-list"]
    case = hall.case(done.case.case_id)
    assert [paper.name for paper in case.papers] == ["身份证", "户口簿", "照片"]
    assert case.silent_from == "2026-12-01"  # five working days of silence are over


def test_a_supplement_case_is_taken_in_first_and_its_clock_waits(hall: CaseHall) -> None:
    papers = [HELD, missing(BOOK), missing(PHOTO)]
    assert refused(hall, "supplement", papers=papers) == "ground-needed"
    assert refused(hall, "supplement", papers=papers, ground=4) == "ground-needed"
    assert refused(hall, "supplement", ground=1) == "papers-needed"
    done = hall.open("supplement", papers=papers, ground=2)
    assert (done.case.state, hall.case(done.case.case_id).due) == ("supplementing", None)
    assert [paper.form for paper in done.documents] == ["supplement-slip"]


def test_a_returned_case_ends_with_its_ground(hall: CaseHall) -> None:
    assert refused(hall, "returned") == "ground-needed"
    done = hall.open("returned", ground=1)
    assert (done.case.state, done.case.colour) == ("returned", "green")
    assert [paper.form for paper in done.documents] == ["return-slip"]


def test_what_is_not_accepted_needs_a_reason(hall: CaseHall) -> None:
    assert refused(hall, "not-accepted", reason=" ") == "reason-needed"
    done = hall.open("not-accepted", reason="请到户籍所在地办理")
    assert done.case.state == "refused"
    assert [paper.form for paper in done.documents] == ["nonaccept-slip"]


def test_on_the_spot_is_a_matter_of_minutes(hall: CaseHall) -> None:
    done = hall.open("on-the-spot", item="item-a", papers=[])
    assert (done.case.state, done.case.due, done.documents) == ("accepted", "2026-11-23", [])
    assert hall.case(done.case.case_id).due_at == "2026-11-23T01:30:00.000000+00:00"


def test_the_fast_track_needs_a_reason_and_a_leader(hall: CaseHall) -> None:
    assert refused(hall, "fast-track") == "reason-needed"
    opened = hall.opened("fast-track", reason="重点项目")
    assert (hall.case(opened).green, hall.case(opened).state) == (False, "accepted")
    hall.act(opened, "approve_fast_track", LEADER)
    assert (hall.case(opened).green, hall.case(opened).approver) == (True, "wang")


def test_a_joint_case_gives_each_window_its_part(hall: CaseHall) -> None:
    assert refused(hall, "joint") == "windows-needed"
    assert refused(hall, "joint", joined=[1]) == "windows-needed"
    assert refused(hall, "joint", joined=[77]) == "unknown-window"
    done = hall.open("joint", joined=[2, 3, 3])
    tasks = hall.state.cases.tasks_of(done.case.case_id)
    assert [(task.window, task.due) for task in tasks] == [(2, "2026-11-26"), (3, "2026-11-26")]
    assert [paper.form for paper in done.documents] == ["joint-slip", *["joint-copy-note"] * 2]


def test_a_reported_up_case_has_to_be_sent_in_time(hall: CaseHall) -> None:
    assert refused(hall, "reported-up") == "field-missing"
    done = hall.open("reported-up", superior="县民政局")
    assert (done.case.state, done.case.due) == ("accepted", "2026-11-25")
    assert [paper.form for paper in done.documents] == ["report-up-slip"]


@pytest.mark.parametrize(
    ("kind", "form"), [("consultation", "consult-notice"), ("petition", "petition-notice")]
)
def test_questions_and_petitions_are_accepted_as_they_come(
    hall: CaseHall, kind: str, form: str
) -> None:
    done = hall.open(kind, papers=[])
    assert done.case.state == "accepted"
    assert [paper.form for paper in done.documents] == [form]
    assert done.case.due == "2026-11-26"


def test_only_what_the_guide_lets_come_later_may_be_owed(hall: CaseHall) -> None:
    def owing(paper: CasePaper, day: str | None) -> list[CasePaper]:
        return [paper.model_copy(update={"state": "owed", "owed_until": day})]

    assert refused(hall, "committed", papers=owing(PHOTO, "2026-12-01")) == "papers-needed"
    assert refused(hall, "committed", papers=owing(BOOK, None)) == "papers-needed"
    assert hall.open("committed", papers=owing(BOOK, "2026-12-01")).case.state == "accepted"


def test_who_was_asked_first_stays_apart_from_who_took_it_on(hall: CaseHall) -> None:
    assert refused(hall, "committed", first_asked="nobody") == "unknown-staff"
    case = hall.case(hall.opened(first_asked="li"))
    assert (case.first_asked, case.first_handler, case.owner) == ("li", CLERK.id, CLERK.id)


def test_nobody_opens_cases_at_anothers_window(hall: CaseHall) -> None:
    assert refused(hall, "committed", window=2) == "wrong-window"
    assert refused(hall, "committed", actor=clerk(4), window=4) == "window-closed"
    assert refused(hall, "nonsense") == "unknown-kind"
    assert refused(hall, "committed", item="nonsense") == "unknown-item"
    assert refused(hall, "committed", ticket_id="nonsense") == "unknown-ticket"


def test_the_ledger_has_no_names(hall: CaseHall) -> None:
    hall.open("not-accepted", reason="张建国的户口不在本镇")
    told = "".join(entry.body for entry in hall.store.entries)
    assert "case_opened" in [entry.kind for entry in hall.store.entries]
    assert not any(word in told for word in ("张建国", "13800001234", "河东村"))
