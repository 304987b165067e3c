"""Days a case has to keep besides its promise: a paper that is owed, papers that are waited for, a
result nobody fetches, an acceptance notice that was never given."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hall_server.cases import urgency
from hall_server.cases.clocks import Clock, clock_of, colour, colour_of
from hall_server.cases.progress import progress_of
from hall_server.cases.tables import Case
from hall_server.cases.views import desk_cases
from hall_server.kernel.refusals import Refusal
from hall_server.premises.casebook import Casebook, Deadlines
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, CaseHall, missing
from tests.support.open_cases import case as open_case
from tests.support.open_cases import hall_with, open_day, stored

pytestmark = pytest.mark.unit

MONDAY, TUESDAY, WEDNESDAY = "2026-11-23", "2026-11-24", "2026-11-25"
THURSDAY, FRIDAY, NEXT_MONDAY = "2026-11-26", "2026-11-27", "2026-11-30"


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def owing(until: str) -> Any:
    return BOOK.model_copy(update={"state": "owed", "owed_until": until})


def told(hall: CaseHall, case: str) -> tuple[str, str, str, int, int]:
    now = hall.case(case)
    clock = clock_of(now)
    return (
        colour(now, hall.state.business_day),
        clock.due,
        clock.cause,
        now.urged,
        now.stage,
    )


# --- a paper that may come later (容缺) -----------------------------------------------------------


@pytest.mark.parametrize("day", ["2020-01-01", "2026-11-22", "2027-03-01"])
def test_a_paper_is_owed_until_a_day_that_is_still_to_come(hall: CaseHall, day: str) -> None:
    with pytest.raises(Refusal) as refusal:
        hall.open(papers=[HELD, owing(day)])
    assert refusal.value.code == "owed-day"
    case = hall.opened(papers=[HELD, missing(BOOK)])
    with pytest.raises(Refusal) as refusal:
        hall.act(case, "note_owed", papers=[BOOK], day=day)
    assert refusal.value.code == "owed-day"
    assert refusal.value.details["first"] == MONDAY


def test_today_is_early_enough_and_the_last_day_is_the_halls_to_say() -> None:
    rules = Casebook(deadlines=Deadlines(owed_days=2))
    hall = CaseHall(casebook=rules)
    hall.open(papers=[HELD, owing(MONDAY)])
    hall.open(papers=[HELD, owing(WEDNESDAY)])
    with pytest.raises(Refusal):
        hall.open(papers=[HELD, owing(THURSDAY)])


def test_a_paper_that_does_not_come_is_yellow_red_urged_and_told_above(hall: CaseHall) -> None:
    """Owed until Tuesday, the case itself due on the 7th of December."""
    case = hall.opened(papers=[HELD, owing(TUESDAY)], limit=3)
    hall.state.cases.apply_case(
        replace(hall.case(case), due="2026-12-07", yellow_from="2026-12-04")
    )
    seen = []
    for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY):
        open_day(hall, day)
        seen.append(told(hall, case))
    assert seen == [
        ("yellow", TUESDAY, "owed", 0, 0),
        ("yellow", TUESDAY, "owed", 0, 0),
        ("red", TUESDAY, "owed", 1, 1),
        ("red", TUESDAY, "owed", 2, 2),
        ("red", TUESDAY, "owed", 3, 3),
    ]
    row = desk_cases(hall.state.casework, 1, None, date(2026, 11, 27)).rows[0]
    assert (row.case_id, row.colour, row.cause) == (case, "red", "owed")
    found = progress_of(hall.state.casework, hall.case(case))
    assert found.due == "2026-12-07", "the promise to the citizen is its own"
    hall.act(case, "add_papers", papers=[BOOK])
    assert told(hall, case) == ("green", "2026-12-07", "promise", 3, 0)


def test_the_case_itself_may_be_due_before_its_paper(hall: CaseHall) -> None:
    case = hall.opened(papers=[HELD, owing("2026-12-10")])
    assert (clock_of(hall.case(case)).due, clock_of(hall.case(case)).cause) == (THURSDAY, "promise")
    hall.act(case, "decide", outcome="granted")
    hall.act(case, "lay_out", shelf="B-12")
    hall.act(case, "deliver", channel="counter", recipient="张建国")
    assert told(hall, case)[:3] == ("green", "2026-12-10", "owed")


# --- papers that are waited for (补办) ------------------------------------------------------------


def test_papers_that_never_come_turn_red_and_are_urged() -> None:
    """Taken in on the 16th: ten working days end on Monday the 30th."""
    waiting = open_case(
        1, flow="supplement", state="supplementing", accepted_at=None, yellow_from=NEXT_MONDAY
    )
    hall = hall_with(waiting)
    seen = []
    for day in (FRIDAY, NEXT_MONDAY, "2026-12-01", "2026-12-02", "2026-12-03"):
        open_day(hall, day)
        now = stored(hall, "case-1")
        seen.append((colour(now, day), now.urged, now.stage))
    assert seen == [
        ("green", 0, 0),
        ("yellow", 0, 0),
        ("red", 1, 1),
        ("red", 2, 2),
        ("red", 3, 3),
    ]
    assert progress_of(hall.state.casework, stored(hall, "case-1")).due is None


# --- a result nobody fetches ----------------------------------------------------------------------


def test_a_result_nobody_fetches_is_yellow_and_never_late() -> None:
    lying = open_case(1, state="ready", deliver_by=FRIDAY, shelf="B-1", laid_on=MONDAY)
    hall = hall_with(lying)
    seen = []
    for day in (THURSDAY, FRIDAY, NEXT_MONDAY, "2026-12-28"):
        open_day(hall, day)
        seen.append((colour(stored(hall, "case-1"), day), stored(hall, "case-1").urged))
    assert seen == [("grey", 0), ("grey", 0), ("yellow", 0), ("yellow", 0)]
    assert hall.told("results_unfetched") == [{"window": 1, "cases": ["case-1"]}]
    assert hall.told("cases_due_soon") == []
    row = desk_cases(hall.state.casework, 1, None, date(2026, 12, 28)).rows[0]
    assert (row.cause, row.colour) == ("fetch", "yellow")


def test_what_lies_unfetched_is_found_without_a_look_at_other_cases(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lying: dict[str, Any] = {"state": "ready", "deliver_by": FRIDAY, "shelf": "B-1"}
    many = [open_case(n, due=f"2026-12-{n:02}") for n in range(10, 30)]
    hall = hall_with(open_case(1, **lying), open_case(2, window=2, **lying), *many)
    looked: list[str] = []

    def noted(clock: Clock, today: str) -> str:
        looked.append(clock.cause)
        return colour_of(clock, today)

    monkeypatch.setattr(urgency, "colour_of", noted)
    assert hall.state.cases.urgency.unfetched(NEXT_MONDAY, but=2) == ["case-1"]
    assert hall.state.cases.urgency.unfetched(FRIDAY, but=2) == []
    assert set(looked) == {"fetch"}
    fetched = replace(stored(hall, "case-1"), state="delivered", delivered_at="2026-11-30T01:00")
    hall.state.cases.apply_case(fetched)
    assert hall.state.cases.urgency.unfetched(NEXT_MONDAY, but=2) == []


def test_the_counter_where_results_are_fetched_is_reminded() -> None:
    """Window 3 hands over what window 1 has laid out (取件)."""
    lying = open_case(1, state="ready", deliver_by=FRIDAY, shelf="B-1", laid_on=MONDAY)
    hall = hall_with(lying, casebook=Casebook(fetch_item="item-b"))

    def seen(window: int, day: str) -> list[str]:
        open_day(hall, day)
        told = desk_cases(hall.state.casework, window, None, date.fromisoformat(day))
        assert told.yellow == len(told.rows)
        return [row.case_id for row in told.rows if row.cause == "fetch"]

    assert seen(3, FRIDAY) == []
    assert seen(3, NEXT_MONDAY) == seen(1, NEXT_MONDAY) == ["case-1"]
    assert seen(4, NEXT_MONDAY) == []


# --- an acceptance notice that was never given (Ruling 3) -----------------------------------------


def left_alone() -> CaseHall:
    """A case that nobody has said a word about since Monday the 16th."""
    hall = CaseHall()
    quiet: Case = replace(
        hall.case(hall.opened(papers=())),
        business_day="2026-11-16",
        received_at="2026-11-16T01:00:00.000000+00:00",
        state="received",
        accepted_at=None,
        complete_day=None,
        due=None,
        first_due=None,
        silent_from=TUESDAY,
    )
    hall.state.cases.apply_case(quiet)
    return hall


def test_what_silence_accepted_is_told_to_all_until_its_notice_is_given() -> None:
    hall = left_alone()
    (case,) = [c.id for c in hall.state.cases.all()]
    hall.state.cases.apply_case(replace(hall.case(case), limit_days=20))
    open_day(hall, TUESDAY)
    assert told(hall, case) == ("red", MONDAY, "notice", 1, 3)
    assert hall.told("case_escalated") == [{"case": case, "stage": 3, "late": 1, "head": None}]
    row = desk_cases(hall.state.casework, 1, None, date(2026, 11, 24)).rows[0]
    assert (row.cause, row.colour) == ("notice", "red")
    done = hall.act(case, "give_acceptance", CLERK)
    assert [document.form for document in done.documents] == ["promise-slip"]
    notice = hall.store.cold("case-file", case).documents[-1]
    assert dict(notice.fields)["received_at"].startswith("2026-11-16")
    assert told(hall, case)[0] == "green"
    with pytest.raises(Refusal) as refusal:
        hall.act(case, "give_acceptance", CLERK)
    assert refusal.value.code == "wrong-state"


def test_nothing_is_over_before_the_notice_that_proves_its_acceptance() -> None:
    hall = left_alone()
    (case,) = [c.id for c in hall.state.cases.all()]
    hall.state.cases.apply_case(replace(hall.case(case), limit_days=20))
    open_day(hall, TUESDAY)
    hall.act(case, "decide", outcome="granted")
    hall.act(case, "deliver", channel="counter", recipient="张建国")
    hall.sign_all(case)
    with pytest.raises(Refusal) as refusal:
        hall.act(case, "close")
    assert (refusal.value.code, refusal.value.details) == ("notice-owed", {"by": MONDAY})
    hall.act(case, "give_acceptance")
    hall.sign_all(case)
    assert hall.act(case, "close").case.state == "closed"


def test_nobody_corrects_what_silence_has_accepted() -> None:
    """Between the opening of the day and the hall's own look at the case."""
    hall = left_alone()
    (case,) = [c.id for c in hall.state.cases.all()]
    open_day(hall, MONDAY)
    quiet = replace(hall.case(case), silent_from=MONDAY)
    hall.state.cases.apply_case(quiet)
    with pytest.raises(Refusal) as refusal:
        hall.act(case, "correct", papers=[BOOK], reason="缺")
    assert refusal.value.code == "try-again"


# --- papers that have to be put right first (补正) ----------------------------------------------


def test_a_case_sent_back_is_asked_about_and_never_forgotten(hall: CaseHall) -> None:
    case = hall.opened(papers=[])
    assert hall.case(case).state == "received"
    open_day(hall, TUESDAY)
    hall.act(case, "correct", papers=[missing(BOOK)])
    assert told(hall, case) == ("green", "2026-12-08", "papers", 0, 0)
    open_day(hall, "2026-12-08")
    assert told(hall, case) == ("yellow", "2026-12-08", "papers", 0, 0)
    open_day(hall, "2026-12-09")
    assert told(hall, case) == ("red", "2026-12-08", "papers", 1, 1)
    open_day(hall, "2026-12-11")
    assert told(hall, case) == ("red", "2026-12-08", "papers", 2, 3)
    progress = progress_of(hall.state.casework, hall.case(case))
    assert progress.due is None, "nothing was promised"
    hall.act(case, "add_papers", papers=[BOOK])
    assert told(hall, case) == ("green", "2026-12-16", "promise", 2, 0)


def test_a_longer_promise_moves_no_day_of_papers(hall: CaseHall) -> None:
    case = hall.opened(papers=[HELD, missing(BOOK)], limit=8, reason="要核查两次")
    assert told(hall, case)[:3] == ("green", "2026-12-07", "papers")
    open_day(hall, TUESDAY)
    hall.act(case, "approve_longer", LEADER)
    assert told(hall, case)[:3] == ("green", "2026-12-07", "papers")
