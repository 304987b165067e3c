"""Leaving a complaint, following it, judging the answer (rows A10, H5, H6)."""

from typing import Any

import pytest

from hall_link.wire.complaints import Complain, FollowComplaint, JudgeAnswer
from hall_server.complaints.complain import NameNeeded
from hall_server.complaints.follow import SHUT_FOR, TRIES, AlreadyJudged
from hall_server.complaints.moves import NotAnswered
from hall_server.complaints.office import UnknownComplaint
from hall_server.documents.tables import Document
from hall_server.kernel.work import Actor
from hall_server.queue.rules import UnknownTicket
from hall_server.staff.rules import UnknownStaff
from hall_server.windows.rules import UnknownWindow
from tests.complaints.small_office import found, handled, left, office, printed, who
from tests.support.small_hall import SmallHall, clerk

pytestmark = pytest.mark.unit

CITIZEN = Actor("citizen", "phone", "citizen")


def follows(hall: SmallHall, number: str, code: str) -> Any:
    return hall.do(FollowComplaint(number=number, code=code), CITIZEN)


def judges(hall: SmallHall, taken: Any, satisfied: bool, text: str = "") -> Any:
    command = JudgeAnswer(number=taken.number, code=taken.code, satisfied=satisfied, text=text)
    return hall.do(command, CITIZEN)


def test_numbers_have_no_gaps_and_every_code_is_another() -> None:
    hall = office()
    taken = [left(hall)[0] for _ in range(5)]
    with pytest.raises(UnknownStaff):
        left(hall, staff="nobody")
    taken.append(left(hall)[0])
    assert [t.number for t in taken] == [f"2026000{n}" for n in range(1, 7)]
    assert len({t.code for t in taken}) > 1
    assert taken[0].answer_by == "2026-11-24"


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"staff": "nobody"}, UnknownStaff),
        ({"window": 77}, UnknownWindow),
        ({"visit": "A" * 24}, UnknownTicket),
    ],
)
def test_whom_it_is_about_must_be_there(told: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        left(office(), **told)


def test_a_hall_may_want_names() -> None:
    hall = office(anonymous=False)
    with pytest.raises(NameNeeded):
        left(hall)
    assert left(hall, visitor={"name": "Zhang"})[0].number == "20260001"


@pytest.mark.parametrize(
    ("actor", "channel"),
    [
        (Actor("device", "k", "kiosk"), "kiosk"),
        (Actor("device", "p", "evaluator", 1), "pad"),
        (CITIZEN, "phone_page"),
        (clerk(1), "desk"),
        (who("handler"), "letter"),
    ],
)
def test_the_channel_is_known_by_who_asks(actor: Actor, channel: str) -> None:
    hall = office()
    told = "letter" if channel == "letter" else None
    taken = hall.do(Complain(text="x", print=False, channel=told), actor)
    assert found(hall, taken.number).channel == channel


def test_only_the_staff_say_how_it_came() -> None:
    hall = office()
    taken, _ = left(hall, channel="letter")
    assert found(hall, taken.number).channel == "kiosk"


def test_who_complains_is_kept_apart_and_out_of_ledger_and_paper() -> None:
    hall = office()
    visitor = {"name": "Zhang Marked", "phone": "13800001234"}
    told = {"text": "marked words", "visitor": visitor, "window": 1, "staff": "clerk"}
    taken = hall.do(Complain.model_validate(told), Actor("device", "pad-1", "evaluator", 1))
    complaint = found(hall, taken.number)
    assert hall.store.cold("complainant", complaint.id).name == "Zhang Marked"
    ledger = "".join(entry.body for entry in hall.store.entries)
    paper = printed(hall)
    assert taken.job.document.form == "complaint-receipt"
    for secret in ("Zhang", "13800001234", "marked", "clerk", "pad-1"):
        assert secret not in ledger
        assert secret not in paper
    assert taken.number in paper
    assert taken.code in paper


def test_a_code_is_tried_a_few_times_only_and_nothing_is_given_away() -> None:
    hall = office()
    taken, complaint = left(hall)
    for _ in range(TRIES):
        with pytest.raises(UnknownComplaint):
            follows(hall, taken.number, _wrong(taken.code))
    with pytest.raises(UnknownComplaint):
        follows(hall, taken.number, taken.code)
    with pytest.raises(UnknownComplaint):
        follows(hall, "20269999", "123456")
    assert hall.store.records["complaints", (complaint,)].tries == TRIES  # type: ignore[attr-defined]
    hall.clock.advance(seconds=SHUT_FOR.total_seconds())
    assert follows(hall, taken.number, taken.code).state == "received"
    assert found(hall, taken.number).tries == 0


def _wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_who_is_satisfied_closes_it() -> None:
    hall = office()
    taken, complaint = left(hall)
    with pytest.raises(NotAnswered):
        judges(hall, taken, satisfied=True)
    assert handled(hall, complaint, "answer", text="we are sorry") == "answered"
    told = follows(hall, taken.number, taken.code)
    assert (told.answer, told.may_judge) == ("we are sorry", True)
    assert judges(hall, taken, satisfied=True).state == "closed"
    with pytest.raises(AlreadyJudged):
        judges(hall, taken, satisfied=False)


def test_who_is_not_has_it_opened_again_once_under_a_leader() -> None:
    hall = office()
    taken, complaint = left(hall)
    handled(hall, complaint, "answer", text="no")
    hall.clock.advance(days=3)
    again = judges(hall, taken, satisfied=False, text="that is no answer")
    assert (again.state, again.answer_by, again.may_judge) == ("reopened", "2026-11-27", False)
    assert found(hall, taken.number).handler is None
    assert handled(hall, complaint, "answer", "deputy", text="now it is") == "answered"
    assert judges(hall, taken, satisfied=False).state == "closed"
    assert "12345" in follows(hall, taken.number, taken.code).headline.zh
    with pytest.raises(AlreadyJudged):
        judges(hall, taken, satisfied=True)


def test_closing_it_first_takes_the_judgement_from_nobody() -> None:
    hall = office()
    taken, complaint = left(hall)
    handled(hall, complaint, "answer", text="no")
    assert handled(hall, complaint, "close") == "closed"
    hall.clock.advance(days=1)
    assert follows(hall, taken.number, taken.code).may_judge
    assert judges(hall, taken, satisfied=False).state == "reopened"


def test_a_group_of_petitioners_pages_the_leader_and_is_seen_to() -> None:
    hall = office()
    left(hall, what="petition", group=4)
    assert hall.state.helps.open() == []
    taken, complaint = left(hall, what="petition", group=5)
    paged = hall.state.helps.open()
    assert [(h.what, h.number) for h in paged] == [("group", taken.number)]
    assert (found(hall, taken.number).due, found(hall, taken.number).leader_due) == (
        "2026-11-26",
        "2026-11-30",
    )
    handled(hall, complaint, "take")
    assert hall.state.helps.open() == []


def test_who_brings_a_petition_is_given_its_notice_without_a_name() -> None:
    hall = office()
    command = Complain.model_validate(
        {"what": "petition", "text": "the boundary", "visitor": {"name": "Zhang"}, "notice": True}
    )
    taken = hall.do(command, who("handler"))
    papers = [r for r in hall.store.records.values() if isinstance(r, Document)]
    assert [paper.form for paper in papers] == ["complaint-receipt", "petition-notice"]
    assert taken.job is not None
    assert taken.notice is not None
    told = printed(hall)
    assert taken.number in told
    assert not any(secret in told for secret in ("Zhang", "boundary"))
    kiosk = Actor("device", "k", "kiosk")
    assert hall.do(command, kiosk).notice is None, "there is nobody to sign it with"
